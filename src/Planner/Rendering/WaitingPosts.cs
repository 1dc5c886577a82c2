using Planner.Attending;
using Planner.Rendering.Mornings;

namespace Planner.Rendering;

/// <summary>Posts that wait for a person, by what they wait for.</summary>
/// <param name="Entries">What went wrong latest first; what is to be done in the order of its time.</param>
internal sealed record WaitingPosts(Need Need, ImmutableArray<Entry> Entries)
{
    private const int OnItsPage = 300;

    /// <summary>A few stand on the overview, all of them.</summary>
    public bool HasPage => Entries.Length > AttentionCard.Most;

    public string Path => $"attention/{MorningWords.Of(Need)}.html";

    public static ImmutableArray<WaitingPosts> All(SiteIndex index) =>
    [
        .. from entry in index.Entries
           let need = DeliveryNeeds.Of(entry.State, entry.IsAsked, entry.Due, entry.Date, index.Plan, index.Today)
           where need is not (null or Need.Today)
           group entry by need.Value into waiting
           orderby waiting.Key
           select new WaitingPosts(waiting.Key, DeliveryNeeds.IsUrgent(waiting.Key) ? [.. waiting.Reverse()] : [.. waiting]),
    ];

    public ListMonthPage Page(SiteIndex index) => new(
        MorningWords.Title(Need, index.Language),
        new Link("index.html", index.Language["nav.overview"]),
        EntryList.ByMonth(index, Entries.Take(OnItsPage), "../"));
}
