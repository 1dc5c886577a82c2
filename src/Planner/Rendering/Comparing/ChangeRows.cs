using Planner.Reviewing;

namespace Planner.Rendering.Comparing;

/// <summary>What becomes another on one day.</summary>
/// <param name="Date">ISO 8601; null for what has no time.</param>
public sealed record ChangeDay(string Heading, string? Date, ImmutableArray<ChangeRow> Rows)
{
    internal static ImmutableArray<ChangeDay> All(SiteIndex index, SiteChanges changes)
    {
        var anchored = new HashSet<string>(StringComparer.Ordinal);
        return
        [
            .. from change in changes.Review.Changes
               group change by change.Shown.Delivery.Local?.Date into day
               orderby day.Key is null, day.Key
               select new ChangeDay(
                   day.Key is { } date ? index.Language.LongDate(date) : index.Language["list.no_time"],
                   day.Key is { } iso ? Names.Iso(iso) : null,
                   [.. day.GroupBy(KeyOf).Select(same => ChangeRow.Of(index, changes, [.. same], isAnchor: !changes.HasTexts(same.Key.Post) && anchored.Add(same.Key.Post)))]),
        ];
    }

    /// <summary>Deliveries of a post with the same key are told in one line.</summary>
    private static (string Post, ChangeKind Kind, string Parts, string Before, string After) KeyOf(DeliveryChange change) =>
        (change.Post.Id, change.Kind, string.Join(' ', change.Parts), SideOf(change.Before), SideOf(change.After));

    private static string SideOf(ReviewedDelivery? side) => side is { Delivery: var delivery } ? $"{delivery.Local} {delivery.Zone.Id} {delivery.State} {delivery.Reason}" : "";
}

/// <summary>Deliveries of a post that become another in the same way.</summary>
/// <param name="Id">What links to the post end in, where it has no texts further down.</param>
/// <param name="Kind">As in <see cref="ChangeLine"/>.</param>
/// <param name="Parts">What differs; null where the kind says it.</param>
/// <param name="Was">When it would have gone out; null where that is no other time.</param>
/// <param name="When">When it goes out; null where it does not, or has no time.</param>
/// <param name="Href">The post's page; null where it has none any more.</param>
/// <param name="TextsHref">Where its texts stand.</param>
/// <param name="WasState">Null where it stands as it did.</param>
public sealed record ChangeRow(
    string? Id, string Kind, string KindText, string? Parts, string? Was, string? WasIso, string? When, string? WhenIso, string Zone, ImmutableArray<ChangedAccount> Accounts,
    string Title, string? Href, string? TextsHref, string? WasState, string? State, string? StateText, string? Reason)
{
    internal static ChangeRow Of(SiteIndex index, SiteChanges changes, ImmutableArray<DeliveryChange> same, bool isAnchor)
    {
        var change = same[0];
        var (old, now) = (change.Before?.Delivery, change.After?.Delivery);
        var was = old?.Local is { } before && (now is null || change.Differs(ChangedPart.Time)) ? before : (LocalDateTime?)null;
        return new ChangeRow(
            isAnchor ? SiteChanges.AnchorOf(change.Post.Id) : null,
            ReviewWords.Of(change.Kind),
            changes.Words.Of(change.Kind),
            change.Kind is ChangeKind.Changed ? string.Join(", ", change.Parts.Select(changes.Words.Of)) : null,
            was is { } then ? changes.Words.When(then, now?.Local) : null,
            was is { } wasIso ? Names.Iso(wasIso) : null,
            now?.Local is { } at ? changes.Words.When(at, was) : null,
            now?.Local is { } iso ? Names.Iso(iso) : null,
            Names.City(change.Shown.Delivery.Zone),
            [.. same.Select(each => ChangedAccount.Of(index, each.Shown.Delivery))],
            change.Post.Title,
            index.Content.Posts.Find(change.Post.Id) is null ? null : SitePaths.Address(SitePaths.Post(change.Post.Id)),
            changes.HasTexts(change.Post.Id) ? changes.PathOf(change.Post.Id) : null,
            old is not null && old.State != now?.State ? index.Markup.StateOf(old.State, old.Due).Text : null,
            now is null ? null : index.Markup.StateOf(now.State, now.Due).Name,
            now is null ? null : index.Markup.StateOf(now.State, now.Due).Text,
            now is { Why: { } why } && !index.Plan.IsPast(now.State, now.Due) ? index.Language.Message(why) : null);
    }
}

/// <param name="Href">Null where the account has no page any more.</param>
public sealed record ChangedAccount(Html Badge, string Handle, string? Href)
{
    internal static ChangedAccount Of(SiteIndex index, Delivery delivery) =>
        new(index.Markup.BadgeOf(delivery.Network), delivery.Account.Handle, index.Labels.Account(delivery.Account.Id)?.Href);
}
