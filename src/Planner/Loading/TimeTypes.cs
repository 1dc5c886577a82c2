using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;

namespace Planner.Loading;

/// <summary>Dates, times, offsets, zones and windows. What cannot be read is refused, never guessed.</summary>
internal static class TimeTypes
{
    private const string DatePattern = "\\d{4}-\\d{2}-\\d{2}";
    private const string TimePattern = DatePattern + "[T ]\\d{2}:\\d{2}(:\\d{2})?( *(Z|[+-]\\d{2}:?\\d{2}))?";
    internal const string OffsetPattern = "[+-]? *" + SpanPattern;
    private const string SpanPattern = "(\\d+[mhdw])+";
    private const string FollowingPattern = "@[^ ]+( +(start|end|opens|closes|draw_at))?( *[+-] *" + SpanPattern + ")?( +\\d{2}:\\d{2}(:\\d{2})?)?";

    public static FieldType<LocalDate> Date { get; } = Scalar<LocalDate>($"a date such as 2026-11-24", TimeText.TryDate, DatePattern);

    public static FieldType<AuthoredTime> Time { get; } =
        Scalar<AuthoredTime>($"a time such as 2026-11-24 18:30", TimeText.TryTime, TimePattern);

    /// <summary>A distance that is not negative.</summary>
    public static FieldType<TimeOffset> Span { get; } = Scalar<TimeOffset>(
        $"a duration such as 45m, 3h, 2d or 1w",
        static (string text, out TimeOffset value) => TimeText.TryOffset(text, out value) && value.ToDuration() >= Duration.Zero,
        "\\+? *" + SpanPattern);

    /// <summary>A distance that is more than nothing.</summary>
    public static FieldType<TimeOffset> Length { get; } = Scalar<TimeOffset>(
        $"a duration of more than nothing, such as 45m, 3h, 2d or 1w",
        static (string text, out TimeOffset value) => TimeText.TryOffset(text, out value) && value.ToDuration() > Duration.Zero,
        "\\+? *" + SpanPattern);

    /// <summary>A number of whole days, up to a year.</summary>
    public static FieldType<int> Days { get; } = Scalar<int>(
        $"a number of whole days, such as 1d, 1w or 2w",
        static (string text, out int value) => (value = TimeText.TryOffset(text, out var length) && length.Elapsed == Duration.Zero ? length.Days : 0) is > 0 and <= 366,
        "(\\d+[dw])+");

    /// <summary>On one account.</summary>
    public static FieldType<PublishTime> PublishTime { get; } = Scalar<PublishTime>(
        $"a time such as 2026-11-24 18:30, or an offset such as \"+45m\"", TryPublishTime, TimePattern + "|" + OffsetPattern + "|" + FollowingPattern);

    /// <summary>Of a post: never an offset alone.</summary>
    public static FieldType<PublishTime> PostTime { get; } = Scalar<PublishTime>(
        $"a time such as 2026-11-24 18:30",
        static (string text, out PublishTime value) => TryPublishTime(text, out value) && value.After is null,
        TimePattern + "|" + FollowingPattern);

    public static FieldType<EventTime> EventTime { get; } =
        Scalar<EventTime>($"a date such as 2026-11-24, or a time such as 2026-11-24 18:30", TryEventTime, DatePattern + "|" + TimePattern + "|" + FollowingPattern);

    public static FieldType<StepDue> StepDue { get; } =
        Scalar<StepDue>($"a date such as 2026-11-24, or an offset such as 'closes + 2d'", StepDueText.TryRead, DatePattern + "|(opens|closes|draw_at|draw|start|end)( *[+-] *" + SpanPattern + ")?|[^\\d\\s+:/][^\\s+:/]*( *\\+ *" + SpanPattern + "| +- *" + SpanPattern + ")?");

    public static FieldType<DateTimeZone> Zone { get; } = new(TryReadZone, () => new JsonObject { ["type"] = "string", ["examples"] = new JsonArray("Europe/Paris") });

    public static FieldType<WeeklyWindow> Window { get; } = Scalar<WeeklyWindow>(
        $"hours such as 'mon-fri 08:00-09:30', 'sat,sun 10:00-12:00' or '22:00-07:00'", WindowText.TryRead, "([A-Za-z]{3}( *[,-] *[A-Za-z]{3})* *)?\\d{2}:\\d{2} *- *\\d{2}:\\d{2}");

    private static FieldType<T> Scalar<T>(FormattableString expected, FieldTypes.TryParse<T> parse, string pattern) => new(
        (YamlNode node, Reading reading, [MaybeNullWhen(false)] out T value) =>
        {
            var text = (node as YamlScalar)?.Value.Trim();
            if (text is not null && parse(text, out value!))
            {
                return true;
            }

            value = default;
            return reading.Reject(node, (text is null ? null : TimeText.WhatIsWrong(text)) ?? expected);
        },
        () => new JsonObject { ["type"] = "string", ["pattern"] = "^(" + pattern + ")$" });

    private static bool TryPublishTime(string text, out PublishTime value)
    {
        if (TimeText.TryTime(text, out var time))
        {
            value = new PublishTime(time, null);
            return true;
        }

        if (FollowingText.TryRead(text, out var following))
        {
            value = new PublishTime(null, null, following);
            return true;
        }

        var isOffset = TimeText.TryOffset(text, out var offset);
        value = new PublishTime(null, offset);
        return isOffset;
    }

    private static bool TryEventTime(string text, out EventTime value)
    {
        if (TimeText.TryDate(text, out var date))
        {
            value = new EventTime(date, null);
            return true;
        }

        if (FollowingText.TryRead(text, out var following))
        {
            value = new EventTime(LocalDate.MinIsoValue, null, following);
            return true;
        }

        var isTime = TimeText.TryTime(text, out var time);
        value = isTime ? new EventTime(time.Local.Date, time) : default;
        return isTime;
    }

    private static bool TryReadZone(YamlNode node, Reading reading, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out DateTimeZone? value)
    {
        value = node is YamlScalar scalar ? DateTimeZoneProviders.Tzdb.GetZoneOrNull(scalar.Value.Trim()) : null;
        if (value is not null && IsPlace(value.Id))
        {
            return true;
        }

        var nearest = node is YamlScalar name ? NearestZone(name.Value.Trim()) : null;
        return reading.Reject(node, $"an IANA time zone such as Europe/Paris", nearest);
    }

    /// <summary>Abbreviations such as CET and EST stand for other hours than people think: EST has no summer.</summary>
    private static bool IsPlace(string id) => id is "UTC" || id.Contains('/', StringComparison.Ordinal);

    /// <summary>A city, or a slip of the finger; zones named after numbers are too much alike to guess.</summary>
    private static string? NearestZone(string name) =>
        name.Any(char.IsAsciiDigit) ? null
        : DateTimeZoneProviders.Tzdb.Ids.FirstOrDefault(id => id.EndsWith("/" + name, StringComparison.OrdinalIgnoreCase))
            ?? DidYouMean.Nearest(name, DateTimeZoneProviders.Tzdb.Ids.Where(IsPlace));
}
