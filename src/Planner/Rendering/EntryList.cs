namespace Planner.Rendering;

/// <summary>
/// The posts of a brand, account, campaign, contest or person. A short list stands on the page; of a long one the page
/// shows what comes next and leads to one page a month, so that no page grows with the years.
/// </summary>
/// <param name="Heading">What the groups below it are.</param>
public sealed record EntryList(string Heading, ImmutableArray<EntryGroup> Groups, ImmutableArray<YearOfMonths> Years)
{
    private const int OnOnePage = 60;
    private const int NextOnes = 20;

    internal static EntryList Of(SiteIndex index, ImmutableArray<Entry> entries, string path)
    {
        var language = index.Language;
        if (!NeedsMonths(entries))
        {
            return new EntryList(language.Count("list.posts", entries.Length), ByMonth(index, entries, "../"), []);
        }

        var next = entries.Where(entry => index.IsOpen(entry) && (entry.Date is not { } date || date >= index.Today)).Take(NextOnes);
        return new EntryList(language["list.next"], ByMonth(index, next, "../"), YearOfMonths.Of(
            language, entries, month => SitePaths.ListMonth(path, month)));
    }

    internal static bool NeedsMonths(ImmutableArray<Entry> entries) => entries.Length > OnOnePage;

    internal static IEnumerable<IGrouping<YearMonth, Entry>> Months(ImmutableArray<Entry> entries) =>
        entries.Where(entry => entry.Date is not null).GroupBy(entry => entry.Date!.Value.ToYearMonth());

    internal static ImmutableArray<EntryGroup> ByMonth(SiteIndex index, IEnumerable<Entry> entries, string root) =>
    [
        .. from entry in entries
           group entry by entry.Date?.ToYearMonth() into month
           select new EntryGroup(
               month.Key is { } key ? index.Language.Month(key) : index.Language["list.no_time"], null, index.Markup.Render(month, root, withDay: true)),
    ];

    internal static ImmutableArray<EntryGroup> ByDay(SiteIndex index, IEnumerable<Entry> entries, string root) =>
    [
        .. from entry in entries
           where entry.Date is not null
           group entry by entry.Date!.Value into day
           select new EntryGroup(index.Language.LongDate(day.Key), Names.Iso(day.Key), index.Markup.Render(day, root)),
    ];
}

/// <param name="Date">ISO 8601; null when the group is not one day.</param>
public sealed record EntryGroup(string Heading, string? Date, Html? Entries);

/// <summary>Links to the months of a year, with how much is in each.</summary>
public sealed record YearOfMonths(string Year, ImmutableArray<Link> Months)
{
    internal static ImmutableArray<YearOfMonths> Of(Language language, IEnumerable<Entry> entries, Func<YearMonth, string> pathOf) =>
    [
        .. from entry in entries
           where entry.Date is not null
           group entry by entry.Date!.Value.ToYearMonth() into month
           orderby month.Key
           group Link.To(pathOf(month.Key), language.MonthName(month.Key.Month)) with { Note = language.Number(month.Count()) } by month.Key.Year into year
           orderby year.Key descending
           select new YearOfMonths(year.Key.ToString("D4", CultureInfo.InvariantCulture), [.. year]),
    ];
}
