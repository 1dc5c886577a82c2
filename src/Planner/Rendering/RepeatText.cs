using Planner.Loading;

namespace Planner.Rendering;

/// <summary>How a post comes back, in words: every week, until 29 January 2027, except on 25 December 2026.</summary>
internal static class RepeatText
{
    public static string? Of(Language language, Repeat? repeat)
    {
        if (repeat is null)
        {
            return null;
        }

        var (number, unit) = RepeatReader.Parts(repeat.Every);
        string?[] parts =
        [
            language.Count("repeat." + unit, number),
            repeat.On.IsEmpty ? null : string.Join(", ", repeat.On.Select(day => DayOf(language, day))),
            repeat.Until is { } until ? language.Text("repeat.until", language.Date(until)) : null,
            repeat.Count is { } count ? language.Count("repeat.count", count) : null,
            repeat.Except.IsEmpty ? null : language.Text("repeat.except", string.Join(", ", repeat.Except.Order().Select(language.ShortDay))),
        ];
        return string.Join(", ", parts.OfType<string>());
    }

    private static string DayOf(Language language, string written)
    {
        var words = written.ToLowerInvariant().Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var day = language.ShortWeekday((IsoDayOfWeek)(RepeatReader.Weekdays.IndexOf(words[^1]) + 1));
        return words.Length == 1 ? day : language.Text("repeat." + words[0], day);
    }
}
