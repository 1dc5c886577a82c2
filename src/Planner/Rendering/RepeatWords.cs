namespace Planner.Rendering;

/// <summary>How a post comes back, in words.</summary>
internal static class RepeatWords
{
    /// <summary><c>every 2 weeks, Mon, Thu, until 29 January 2027, except 25 December 2026</c>.</summary>
    public static string Of(Language language, Repeat repeat)
    {
        var days = repeat.On.Select(day => DayOf(language, day));
        return string.Join(
            ", ",
            new[]
            {
                EveryOf(language, repeat.Every),
                string.Join(", ", days),
                repeat.Until is { } until ? language.Text("repeat.until", language.Date(until)) : "",
                repeat.Count is { } count ? language.Count("repeat.times", count) : "",
                repeat.Except.IsEmpty ? "" : language.Text("repeat.except", string.Join(language["repeat.and"], repeat.Except.Select(language.Date))),
            }.Where(part => part.Length > 0));
    }

    private static string EveryOf(Language language, string every)
    {
        var digits = every.TakeWhile(char.IsAsciiDigit).Count();
        return language.Count("repeat." + every[digits..], int.Parse(every.AsSpan(0, digits), CultureInfo.InvariantCulture));
    }

    /// <summary><c>mon</c>, <c>first mon</c>.</summary>
    private static string DayOf(Language language, string day)
    {
        var words = day.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var name = Enum.GetValues<IsoDayOfWeek>().FirstOrDefault(each => each.ToString().StartsWith(words[^1], StringComparison.OrdinalIgnoreCase)) is var weekday and not IsoDayOfWeek.None
            ? language.ShortWeekday(weekday)
            : words[^1];
        return words.Length == 1 ? name : language.Text("repeat." + words[0], name);
    }
}
