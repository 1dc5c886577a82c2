namespace Planner.Rendering;

/// <summary>The entries and events of the site by day, and the months and weeks that have any.</summary>
internal sealed class Calendar
{
    private readonly SiteIndex index;
    private readonly EventDays events;

    public Calendar(SiteIndex index)
    {
        this.index = index;
        events = new EventDays(index.Content, index.Language);
        Months = MonthsOf(index, events);
        Weeks = WeeksOf(Months);
    }

    public ImmutableArray<YearMonth> Months { get; }

    /// <summary>Their Mondays.</summary>
    public ImmutableArray<LocalDate> Weeks { get; }

    /// <summary>The place of a month among those that have pages; -1 for any other.</summary>
    public int PlaceOf(YearMonth month)
    {
        for (var place = 0; place < Months.Length; place++)
        {
            if (Months[place] == month)
            {
                return place;
            }
        }

        return -1;
    }

    /// <summary>The place of a Monday among those of the weeks that have pages; -1 for any other.</summary>
    public int PlaceOf(LocalDate monday)
    {
        for (var place = 0; place < Weeks.Length; place++)
        {
            if (Weeks[place] == monday)
            {
                return place;
            }
        }

        return -1;
    }

    public int PostsOn(LocalDate date) => EntryList.PostsIn(On(date));

    public ImmutableArray<DayEvent> EventsOn(LocalDate date) => events.On(date);

    /// <summary>The weeks of a month but for the one that the last month before it shows already.</summary>
    public IEnumerable<LocalDate> WeeksFirstIn(YearMonth month)
    {
        var place = PlaceOf(month);
        return WeeksOf(month, place == 0 ? null : LastWeekOf(Months[place - 1]));
    }

    private ImmutableArray<Entry> On(LocalDate date) => index.Entries[Place(date, isAfter: false)..Place(date, isAfter: true)];

    /// <summary>Where the entries of a day begin, or end, among all entries, which are in the order of their days.</summary>
    private int Place(LocalDate date, bool isAfter)
    {
        var (low, high) = (0, index.Entries.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (index.Entries[middle].Date is { } day && (isAfter ? day <= date : day < date))
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }

    private static ImmutableArray<YearMonth> MonthsOf(SiteIndex index, EventDays events)
    {
        var months = new HashSet<int> { NumberOf(index.Today) };
        foreach (var entry in index.Entries)
        {
            months.Add(NumberOf(entry.Date ?? index.Today));
        }

        foreach (var day in index.Changes?.GoneDays ?? [])
        {
            months.Add(NumberOf(day));
        }

        foreach (var day in events.Days)
        {
            months.Add(NumberOf(day));
        }

        var sorted = months.ToArray();
        Array.Sort(sorted);
        var found = ImmutableArray.CreateBuilder<YearMonth>(sorted.Length);
        foreach (var month in sorted)
        {
            found.Add(new YearMonth(month / 12, (month % 12) + 1));
        }

        return found.MoveToImmutable();
    }

    private static int NumberOf(LocalDate date) => (date.Year * 12) + date.Month - 1;

    private static LocalDate LastWeekOf(YearMonth month) => CalendarWeek.MondayOf(month.OnDayOfMonth(1).PlusMonths(1).PlusDays(-1));

    private ImmutableArray<LocalDate> WeeksOf(ImmutableArray<YearMonth> months)
    {
        var weeks = ImmutableArray.CreateBuilder<LocalDate>();
        foreach (var month in months)
        {
            foreach (var monday in WeeksFirstIn(month))
            {
                weeks.Add(monday);
            }
        }

        return weeks.ToImmutable();
    }

    /// <summary>The weeks that the month's calendar has rows of.</summary>
    /// <param name="shown">The last that another month shows.</param>
    private static IEnumerable<LocalDate> WeeksOf(YearMonth month, LocalDate? shown)
    {
        for (var monday = CalendarWeek.MondayOf(month.OnDayOfMonth(1)); monday.ToYearMonth() <= month; monday = monday.PlusDays(7))
        {
            if (shown is null || monday > shown)
            {
                yield return monday;
            }
        }
    }

    /// <param name="most">The entries shown before the rest folds into a link to the week.</param>
    /// <param name="startsRow">Whether the day carries the link to its week.</param>
    public CalendarDay Day(LocalDate date, string root, int most, bool startsRow)
    {
        var language = index.Language;
        var entries = On(date);
        var gone = index.Changes?.GoneOn(date) ?? [];
        var count = entries.Length + gone.Length;
        var shown = count <= most ? count : most - 1;
        var iso = Names.Iso(date);
        var week = SitePaths.Week(CalendarWeek.MondayOf(date));
        return new CalendarDay(
            "d" + iso,
            iso,
            language.ShortWeekday(date.DayOfWeek),
            date.Day.ToString(CultureInfo.InvariantCulture),
            (int)date.DayOfWeek,
            language.Day(date),
            startsRow ? week : null,
            startsRow ? language.Text("week.short", WeekNumber(date)) : null,
            startsRow ? language.Text("week.number", WeekNumber(date)) : null,
            events.On(date),
            gone.IsEmpty ? index.Markup.Render(entries[..shown], root) : index.Changes!.Render(entries, gone, shown, root),
            shown < count ? new Link($"{week}#d{iso}", language.Count("calendar.more", count - shown)) : null)
        {
            NewHref = index.Proposals.NewFile(date),
            NewLabel = index.Proposals.Forge is null ? null : language.Text("new.on", language.Day(date)),
        };
    }

    public static int WeekNumber(LocalDate date) => NodaTime.Calendars.WeekYearRules.Iso.GetWeekOfWeekYear(date);
}
