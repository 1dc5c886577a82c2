using Planner.Reviewing;

namespace Planner.Rendering.Comparing;

/// <summary>A post whose message is new, gone or not what it was: word by word, with its media.</summary>
/// <param name="Kind">As in <see cref="ChangeLine"/>.</param>
/// <param name="Href">The post's page; null where it has none any more.</param>
/// <param name="Since">What became of it since each yes that does not hold any more.</param>
public sealed record ChangedPost(string Id, string Kind, string KindText, string Title, string? Href, ImmutableArray<ChangedMessages> Messages, Html? Since)
{
    internal static ChangedPost Of(SiteIndex index, SiteChanges changes, string post)
    {
        var all = changes.Of(post);
        var kind = ChangeWords.NameOf(all);
        return new ChangedPost(
            SiteChanges.AnchorOf(post),
            kind,
            index.Language["change." + kind],
            all[0].Post.Title,
            index.Content.Posts.Find(post) is null ? null : SitePaths.Address(SitePaths.Post(post)),
            [.. all.GroupBy(change => new ChangedMessage(index, changes.Review, change).ToString(), StringComparer.Ordinal).Select(same => ChangedMessages.Of(index, changes, same.Key, same))],
            changes.Review.Since.TryGetValue(post, out var since) ? new SinceHtml(index, since, index.TextLanguageOf(all[0].Post)) : null);
    }
}

/// <summary>What is the same on several accounts, once.</summary>
public sealed record ChangedMessages(ImmutableArray<ChangedDelivery> Deliveries, Html Body)
{
    internal static ChangedMessages Of(SiteIndex index, SiteChanges changes, string body, IEnumerable<DeliveryChange> same) =>
        new([.. same.Select(change => ChangedDelivery.Of(index, changes, change))], Html.Of(body));
}

/// <param name="When">Null where it has no time.</param>
/// <param name="Marks">New, moved and from when, changed.</param>
/// <param name="Measure">Its length against its limit, and what it costs.</param>
public sealed record ChangedDelivery(ChangedAccount Account, string? When, string? Iso, string Kind, string Marks, Html? Measure)
{
    internal static ChangedDelivery Of(SiteIndex index, SiteChanges changes, DeliveryChange change)
    {
        var delivery = change.Shown.Delivery;
        return new ChangedDelivery(
            ChangedAccount.Of(index, delivery),
            delivery.Local is { } local ? changes.Words.When(local, beside: null) : null,
            delivery.Local is { } iso ? Names.Iso(iso) : null,
            ReviewWords.Of(change.Kind),
            string.Join(" · ", changes.Words.Marks(change)),
            change.After is { } after ? Previews.Measure.OrNull(index, after.Prepared) : null);
    }
}
