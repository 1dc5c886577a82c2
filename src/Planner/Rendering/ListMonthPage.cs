namespace Planner.Rendering;

/// <summary>One month of a list that is too long for the page it belongs to.</summary>
public sealed record ListMonthPage(string Title, Link Whole, ImmutableArray<EntryGroup> Days)
{
    internal static ListMonthPage Of(SiteIndex index, string name, string path, Entry[] month) =>
        new(index.Language.Text("list.month", name, index.Language.Month(month[0].Date!.Value.ToYearMonth())), Link.To(path, name), EntryList.ByDay(index, month, "../"));
}
