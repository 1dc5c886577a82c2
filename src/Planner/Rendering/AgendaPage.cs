namespace Planner.Rendering;

/// <summary>What leaves from today on, day by day, and the months for the rest.</summary>
public sealed record AgendaPage(
    string AsOf, ImmutableArray<HoldNotice> Holds, ImmutableArray<EntryGroup> Days, Link? Rest, ImmutableArray<YearOfMonths> Years)
{
    private const int MostEntries = 150;

    internal static AgendaPage Of(SiteIndex index)
    {
        var language = index.Language;
        var coming = index.Entries.Where(entry => entry.Date >= index.Today).Take(MostEntries + 1).ToImmutableArray();
        var shown = coming.Length > MostEntries ? coming[..MostEntries] : coming;
        return new AgendaPage(
            language.Text("calendar.as_of", language.LongDate(index.Today)),
            index.HoldsInForce,
            index.Changes is { } changes ? changes.ByDay(shown, coming.Length > MostEntries ? shown[^1].Date : null) : EntryList.ByDay(index, shown, ""),
            coming.Length > MostEntries ? Link.To(SitePaths.Month(coming[^1].Date!.Value.ToYearMonth()), language["agenda.rest"]) : null,
            YearOfMonths.Of(language, index.Entries, SitePaths.Month));
    }
}
