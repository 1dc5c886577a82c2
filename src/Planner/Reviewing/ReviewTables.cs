using System.Text;

namespace Planner.Reviewing;

/// <summary>What goes out when, in tables from one line a delivery to one line a month and account.</summary>
internal static class ReviewTables
{
    /// <summary>A delivery a line.</summary>
    public static string Deliveries(Review review)
    {
        if (review.Changes.IsEmpty)
        {
            return "";
        }

        var table = new StringBuilder("\n| When | Account | Network | Post | Change | State |\n|---|---|---|---|---|---|\n");
        var site = review.After.Content.Options.Timezone;
        foreach (var change in review.Changes)
        {
            var delivery = change.Shown.Delivery;
            var title = delivery.Post.Title == delivery.Post.Id ? "" : $" ({MarkdownText.Cell(delivery.Post.Id)})";
            table.Append(CultureInfo.InvariantCulture, $"| {When(change, site)} | {MarkdownText.Cell(delivery.Account.Id)} | {MarkdownText.Cell(delivery.Network.Name)} | {MarkdownText.Cell(delivery.Post.Title)}{title} | {What(change)} | {State(change)} |\n");
        }

        return table.ToString();
    }

    /// <summary>A day a line, with each post's time, id and accounts.</summary>
    public static string Days(Review review) => Table("| Day | Deliveries |\n|---|---|\n", ByDay(review), day =>
        string.Join("; ", day.GroupBy(change => (change.Kind, change.Shown.Delivery.Local, change.Post.Id)).GroupBy(post => (post.Key.Kind, Accounts: Accounts(post))).Select(group =>
            $"{ReviewWords.Of(group.Key.Kind)} on {group.Key.Accounts}: {string.Join(", ", group.Select(post => $"{Clock(post.Key.Local)} {MarkdownText.Cell(post.Key.Id)}".TrimStart()))}")));

    /// <summary>A day a line, with how many there are on each account.</summary>
    public static string Counts(Review review) => Table("| Day | Deliveries |\n|---|---|\n", ByDay(review), Counted);

    /// <summary>A month a line.</summary>
    public static string Months(Review review) => Table("| Month | Deliveries |\n|---|---|\n", review.Changes.GroupBy(change => change.Shown.Delivery.Local?.ToString("uuuu-MM", CultureInfo.InvariantCulture) ?? "without a time", StringComparer.Ordinal), Counted);

    /// <summary>As on a calendar: <c>Tue 2026-11-24 18:30</c>, with the zone where it is not the site's.</summary>
    public static string When(Delivery delivery, DateTimeZone site) =>
        delivery.Local is { } local ? local.ToString("ddd uuuu-MM-dd HH:mm", CultureInfo.InvariantCulture) + (delivery.Zone.Equals(site) ? "" : " " + delivery.Zone.Id) : "without a time";

    private static IEnumerable<IGrouping<string, DeliveryChange>> ByDay(Review review) =>
        review.Changes.GroupBy(change => change.Shown.Delivery.Local?.ToString("ddd uuuu-MM-dd", CultureInfo.InvariantCulture) ?? "without a time", StringComparer.Ordinal);

    private static string Table(string head, IEnumerable<IGrouping<string, DeliveryChange>> rows, Func<IEnumerable<DeliveryChange>, string> cell) =>
        "\n" + head + string.Concat(rows.Select(row => $"| {row.Key} | {cell(row)} |\n"));

    private static string Counted(IEnumerable<DeliveryChange> changes) => string.Join("; ", changes.GroupBy(change => change.Kind).OrderBy(kind => kind.Key).Select(kind =>
        $"{ReviewWords.Of(kind.Key)}: {string.Join(", ", kind.GroupBy(change => change.Account.Id, StringComparer.Ordinal).OrderBy(account => account.Key, StringComparer.Ordinal).Select(account => string.Create(CultureInfo.InvariantCulture, $"{account.Count()} {MarkdownText.Cell(account.Key)}")))}"));

    private static string Accounts(IEnumerable<DeliveryChange> changes) => string.Join(", ", changes.Select(change => MarkdownText.Cell(change.Account.Id)));

    private static string Clock(LocalDateTime? local) => local?.ToString("HH:mm", CultureInfo.InvariantCulture) ?? "";

    private static string When(DeliveryChange change, DateTimeZone site) =>
        change.Differs(ChangedPart.Time) ? $"<del>{When(change.Before!.Delivery, site)}</del> {When(change.After!.Delivery, site)}" : When(change.Shown.Delivery, site);

    private static string What(DeliveryChange change) => change.Kind is ChangeKind.Changed
        ? "changed: " + string.Join(", ", change.Parts.Select(ReviewWords.Of))
        : ReviewWords.Of(change.Kind);

    private static string State(DeliveryChange change)
    {
        var (before, after) = (change.Before?.Delivery, change.After?.Delivery);
        var reason = after is { Reason.Length: > 0 } ? $" ({MarkdownText.Cell(after.Reason)})" : "";
        return after is null ? $"<del>{StateOf(before!)}</del>"
            : before is not null && before.State != after.State ? $"<del>{StateOf(before)}</del> {StateOf(after)}{reason}"
            : StateOf(after) + reason;
    }

    /// <summary>In words: <c>awaiting approval</c>.</summary>
    private static string StateOf(Delivery delivery) => string.Concat(Words.Of(delivery.State).Select(sign => char.IsUpper(sign) ? $" {char.ToLowerInvariant(sign)}" : sign.ToString()));
}
