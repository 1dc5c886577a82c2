using NodaTime.Text;

namespace Planner.Publishing.Connectors.Meta;

/// <summary>Moments as Graph writes them, <c>2026-11-28T10:00:03+0000</c>.</summary>
internal static class GraphTime
{
    private static readonly OffsetDateTimePattern Pattern = OffsetDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm:sso<+HHmm>");

    /// <summary>Null when it is none.</summary>
    public static Instant? Of(string? text) =>
        text is null ? null
        : Pattern.Parse(text) is { Success: true } time ? time.Value.ToInstant()
        : OffsetDateTimePattern.Rfc3339.Parse(text) is { Success: true } other ? other.Value.ToInstant()
        : null;
}
