namespace Planner.Rendering;

/// <summary>The entries and events of the site by day, and the months and weeks that have any.</summary>
internal sealed class Calendar
{
    private readonly SiteIndex index;
    private readonly EventDays events;
    private readonly Dictionary<LocalDate, (int Start, int Count)> days = [];

    public Calendar(SiteIndex index)
    {
        this.index = index;
        events = new EventDays(index.Content);
        for (var at = 0; at < index.Entries.Length && index.Entries[at].Date is { } date; at++)
        {
            days[date] = days.TryGetValue(date, out var range) ? (range.Start, range.Count + 1) : (at, 1);
        }

        var all = days.Keys.Concat(events.Days).Append(index.Today).ToList();
        Months = [.. all.Select(date => date.ToYearMonth()).Distinct().Order()];
        Weeks = [.. Months.SelectMany(WeeksOf).Distinct().Order()];
    }

    public ImmutableArray<YearMonth> Months { get; }

    /// <summary>Their Mondays.</summary>
    public ImmutableArray<LocalDate> Weeks { get; }

    public static LocalDate MondayOf(LocalDate date) => date.PlusDays(1 - (int)date.DayOfWeek);

    /// <param name="most">The first so many.</param>
    public ImmutableArray<Entry> EntriesOn(LocalDate date, int most) =>
        days.TryGetValue(date, out var range) ? index.Entries.Slice(range.Start, Math.Min(range.Count, most)) : [];

    public ImmutableArray<DayEvent> EventsOn(LocalDate date) => events.On(date);

    /// <summary>The weeks of a month but for the one that the last month before it shows already.</summary>
    public IEnumerable<LocalDate> WeeksFirstIn(YearMonth month)
    {
        var place = Months.IndexOf(month);
        return place == 0 ? WeeksOf(month) : WeeksOf(month).Where(monday => monday > LastWeekOf(Months[place - 1]));
    }

    private static LocalDate LastWeekOf(YearMonth month) => MondayOf(month.OnDayOfMonth(1).PlusMonths(1).PlusDays(-1));

    /// <summary>The weeks that the month's calendar has rows of.</summary>
    private static IEnumerable<LocalDate> WeeksOf(YearMonth month)
    {
        for (var monday = MondayOf(month.OnDayOfMonth(1)); monday.ToYearMonth() <= month; monday = monday.PlusDays(7))
        {
            yield return monday;
        }
    }

    public int CountOn(LocalDate date) => days.TryGetValue(date, out var range) ? range.Count : 0;

    /// <param name="most">The entries shown before the rest folds into a link to the week.</param>
    /// <param name="startsRow">Whether the day carries the link to its week.</param>
    public CalendarDay Day(LocalDate date, string root, int most, bool startsRow)
    {
        var language = index.Language;
        var count = CountOn(date);
        var shown = count <= most ? count : most - 1;
        var iso = Names.Iso(date);
        var week = SitePaths.Week(MondayOf(date));
        return new CalendarDay(
            "d" + iso,
            iso,
            date.Day.ToString(CultureInfo.InvariantCulture),
            (int)date.DayOfWeek,
            language.Day(date),
            startsRow ? week : null,
            startsRow ? language.Text("week.short", WeekNumber(date)) : null,
            startsRow ? language.Text("week.number", WeekNumber(date)) : null,
            events.On(date),
            index.Markup.Render(EntriesOn(date, shown), root),
            shown < count ? new Link($"{week}#d{iso}", language.Count("calendar.more", count - shown)) : null);
    }

    public static int WeekNumber(LocalDate date) => NodaTime.Calendars.WeekYearRules.Iso.GetWeekOfWeekYear(date);
}
