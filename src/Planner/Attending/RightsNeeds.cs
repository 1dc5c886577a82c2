using Planner.Planning;

namespace Planner.Attending;

/// <summary>Media whose rights end soon, or ended while a post that is out shows them.</summary>
internal static class RightsNeeds
{
    public static Attention? Of(Morning morning) => Attention.Of(
        Need.Rights,
        isUrgent: false,
        from right in EndingRight.Soon(morning.Content, morning.Plan, morning.Today)
        let first = right.Posts[0]
        select new AttentionItem(right.File)
        {
            Detail = right.Until < morning.Today ? $"its rights ended; {first.Title} shows it" : (FormattableString)$"its rights end; {first.Title} shows it",
            Day = right.Until,
            Who = first.Owner is { } owner ? [owner.Value] : [],
            Brand = morning.Content.BrandOf(first)?.Id,
            About = (IEntity?)right.Partner ?? first,
            Place = first.Source,
        });
}
