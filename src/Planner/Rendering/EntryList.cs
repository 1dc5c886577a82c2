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
            return new EntryList(language.Count("list.posts", PostsIn(entries)), ByMonth(index, entries, "../"), []);
        }

        var next = entries.Where(entry => index.IsOpen(entry) && (entry.Date is not { } date || date >= index.Today)).Take(NextOnes);
        return new EntryList(language["list.next"], ByMonth(index, next, "../"), YearOfMonths.Of(
            language, entries, month => SitePaths.ListMonth(path, month)));
    }

    /// <summary>A post whose deliveries leave at several times has several entries.</summary>
    internal static int PostsIn(IEnumerable<Entry> entries) => entries.Select(entry => entry.Post.Id).Distinct(StringComparer.Ordinal).Count();

    internal static bool NeedsMonths(ImmutableArray<Entry> entries) => entries.Length > OnOnePage;

    /// <summary>The months of a list, each with its entries; those without a time are in none.</summary>
    internal static IEnumerable<Entry[]> Months(IEnumerable<Entry> entries) =>
        Runs(entries.Where(entry => entry.Date is not null), IsSameMonth);

    internal static ImmutableArray<EntryGroup> ByMonth(SiteIndex index, IEnumerable<Entry> entries, string root) =>
    [
        .. from month in Runs(entries, IsSameMonth)
           let heading = month[0].Date is { } date ? index.Language.Month(date.ToYearMonth()) : index.Language["list.no_time"]
           select new EntryGroup(heading, null, index.Markup.Render(month, root, withDay: true)),
    ];

    internal static ImmutableArray<EntryGroup> ByDay(SiteIndex index, IEnumerable<Entry> entries, string root) =>
    [
        .. from day in Runs(entries.Where(entry => entry.Date is not null), (one, other) => one.Date == other.Date)
           let date = day[0].Date!.Value
           select new EntryGroup(index.Language.LongDateNear(index.Today, date), Names.Iso(date), index.Markup.Render(day, root)),
    ];

    private static bool IsSameMonth(Entry one, Entry other) => one.Date?.Month == other.Date?.Month && one.Date?.Year == other.Date?.Year;

    /// <summary>Entries come in the order of their time, so that those of a day or month stand together.</summary>
    private static IEnumerable<Entry[]> Runs(IEnumerable<Entry> entries, Func<Entry, Entry, bool> areTogether)
    {
        var run = new List<Entry>();
        foreach (var entry in entries)
        {
            if (run.Count > 0 && !areTogether(run[0], entry))
            {
                yield return run.ToArray();
                run.Clear();
            }

            run.Add(entry);
        }

        if (run.Count > 0)
        {
            yield return run.ToArray();
        }
    }
}

/// <param name="Date">ISO 8601; null when the group is not one day.</param>
public sealed record EntryGroup(string Heading, string? Date, Html? Entries);

/// <summary>Links to the months of a year, with how much is in each.</summary>
public sealed record YearOfMonths(string Year, ImmutableArray<Link> Months)
{
    internal static ImmutableArray<YearOfMonths> Of(Language language, IEnumerable<Entry> entries, Func<YearMonth, string> pathOf) =>
    [
        .. from month in EntryList.Months(entries)
           let date = month[0].Date!.Value
           group Link.To(pathOf(date.ToYearMonth()), language.MonthName(date.Month)) with { Note = language.Number(EntryList.PostsIn(month)) } by Names.Year(date) into year
           orderby year.Key descending
           select new YearOfMonths(year.Key, [.. year]),
    ];
}
