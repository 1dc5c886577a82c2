using System.Text.Json;
using NodaTime.Text;

namespace Planner.Publishing.Connectors.GoogleBusiness;

/// <summary>
/// From when to when an event or an offer is. Google wants all four of day and time, and knows no time zone: it is the location's
/// (accounts.locations.localPosts "TimeInterval", 2026-04).
/// </summary>
internal sealed record GoogleBusinessTime(LocalDateTime Start, LocalDateTime End)
{
    private static readonly LocalTime LastMinute = new(23, 59);

    private static readonly ImmutableArray<LocalDateTimePattern> Moments =
        [LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd HH:mm"), LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm")];

    /// <summary><c>2026-12-05 18:00</c>, or a day, which is all of it; null when it is none, or ends before it begins.</summary>
    public static GoogleBusinessTime? Of(string? start, string? end) =>
        MomentOf(start, LocalTime.Midnight) is { } first && MomentOf(end ?? DayOf(start), LastMinute) is { } last && last > first ? new GoogleBusinessTime(first, last) : null;

    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject("schedule");
        Write(json, "start", Start);
        Write(json, "end", End);
        json.WriteEndObject();
    }

    private static string? DayOf(string? start) => start?.Trim() is { Length: >= 10 } text ? text[..10] : null;

    private static LocalDateTime? MomentOf(string? text, LocalTime usual)
    {
        if (text is null)
        {
            return null;
        }

        foreach (var pattern in Moments)
        {
            if (pattern.Parse(text.Trim()).TryGetValue(default, out var moment))
            {
                return moment;
            }
        }

        return LocalDatePattern.Iso.Parse(text.Trim()).TryGetValue(default, out var day) ? day + usual : null;
    }

    private static void Write(Utf8JsonWriter json, string name, LocalDateTime moment)
    {
        json.WriteStartObject(name + "Date");
        json.WriteNumber("year", moment.Year);
        json.WriteNumber("month", moment.Month);
        json.WriteNumber("day", moment.Day);
        json.WriteEndObject();
        json.WriteStartObject(name + "Time");
        json.WriteNumber("hours", moment.Hour);
        json.WriteNumber("minutes", moment.Minute);
        json.WriteEndObject();
    }
}
