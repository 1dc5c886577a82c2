namespace Planner.Rendering;

/// <summary>One day of a month or week.</summary>
/// <param name="Id">What a link to the day ends in.</param>
/// <param name="Weekday">In short, for a column that is not under a head of its own.</param>
/// <param name="Column">From 1, Monday, to 7.</param>
/// <param name="Label">The whole date, for those who do not see the grid.</param>
/// <param name="WeekHref">To the week, on the first day of each row of a month.</param>
/// <param name="More">How many entries the day holds beyond those shown, and where they are.</param>
public sealed record CalendarDay(
    string Id, string Iso, string Weekday, string Number, int Column, string Label, string? WeekHref, string? WeekLabel, string? WeekTitle,
    ImmutableArray<DayEvent> Events, Html? Entries, Link? More)
{
    /// <summary>Whether nothing happens, so that a list can leave it out.</summary>
    public bool IsEmpty => Entries is null && Events.IsEmpty;

    /// <summary>Whether it is the day on which the page was made; only pages that say so mark it.</summary>
    public bool IsToday { get; init; }

    /// <summary>The forge's page that makes a post's file; null where there is no forge.</summary>
    public string? NewHref { get; init; }

    /// <summary>What that link is called; a plus says it to those who see the grid.</summary>
    public string? NewLabel { get; init; }

    public bool IsWeekend => Column > 5;
}
