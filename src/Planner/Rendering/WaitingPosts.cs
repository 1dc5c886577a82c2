namespace Planner.Rendering;

/// <summary>Posts that wait for a person, by what they wait for.</summary>
/// <param name="Entries">What went wrong latest first; what is to be done in the order of its time.</param>
internal sealed record WaitingPosts(string Id, bool Urgent, ImmutableArray<Entry> Entries)
{
    private const int DraftDays = 14;
    private const int OnItsPage = 300;

    /// <summary>A few stand on the overview, all of them.</summary>
    public bool HasPage => Entries.Length > Attention.Most;

    public string Path => $"attention/{Id}.html";

    public static ImmutableArray<WaitingPosts> All(SiteIndex index)
    {
        var today = index.Today;
        return
        [
            .. new[]
            {
                new WaitingPosts("late", Urgent: true, Latest(index, entry => !entry.IsAsked && entry.State is DeliveryState.Late or DeliveryState.Failed or DeliveryState.Uncertain && !index.Plan.IsPast(entry.State, entry.Due))),
                new WaitingPosts("asked", Urgent: true, Latest(index, entry => entry.IsAsked)),
                new WaitingPosts("expired", Urgent: true, Latest(index, entry => entry.State is DeliveryState.Expired && entry.Date > today.PlusDays(-DraftDays))),
                new WaitingPosts("approval", Urgent: false, Next(index, entry => entry.State is DeliveryState.AwaitingApproval)),
                new WaitingPosts("drafts", Urgent: false, Next(index, entry => entry.State is DeliveryState.Draft && entry.Date >= today && entry.Date <= today.PlusDays(DraftDays))),
                new WaitingPosts("held", Urgent: false, Next(index, entry => entry.State is DeliveryState.Held or DeliveryState.Gated && entry.Date >= today.PlusDays(-1))),
            }.Where(waiting => !waiting.Entries.IsEmpty),
        ];
    }

    public ListMonthPage Page(SiteIndex index) => new(
        index.Language["attention." + Id],
        new Link("index.html", index.Language["nav.overview"]),
        EntryList.ByMonth(index, Entries.Take(OnItsPage), "../"));

    private static ImmutableArray<Entry> Next(SiteIndex index, Func<Entry, bool> chosen) => [.. index.Entries.Where(chosen)];

    private static ImmutableArray<Entry> Latest(SiteIndex index, Func<Entry, bool> chosen) => [.. index.Entries.Where(chosen).Reverse()];
}
