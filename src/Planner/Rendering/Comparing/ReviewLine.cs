using Planner.Reviewing;

namespace Planner.Rendering.Comparing;

/// <summary>What a reviewer has to weigh beside the texts: clashes, weeks, money, approvals.</summary>
/// <param name="Who">The post, account or campaign that it is about.</param>
/// <param name="Href">Its page; null where it has none.</param>
/// <param name="On">Which account, week or month; null where it is about all.</param>
public sealed record ReviewLine(string Who, string? Href, string? On, string Text, string? Note)
{
    internal static ImmutableArray<ReviewLine> Clashes(SiteIndex index, Review review) =>
    [
        .. from clash in review.Clashes.DistinctBy(clash => (clash.Kind, clash.Post, clash.Message))
           let post = index.Content.Posts.Find(clash.Post)
           select new ReviewLine(post?.Title ?? clash.Source.Path, HrefOf(post), null, index.Language.Message(clash.Text), null),
    ];

    internal static ImmutableArray<ReviewLine> Cadence(SiteIndex index, Review review) =>
    [
        .. from effect in review.Cadence
           let language = index.Language
           select new ReviewLine(
               HandleOf(index, review, effect.Account),
               index.Labels.Account(effect.Account)?.Href,
               language.Range(effect.Week, effect.Week.PlusDays(6)),
               language.Text("changes.from_to", language.Number(effect.Before), language.Number(effect.After)),
               effect.Wanted is { } wanted ? language.Text("changes.wanted", language.Number(wanted)) : null),
    ];

    internal static ImmutableArray<ReviewLine> Costs(SiteIndex index, Review review) =>
    [
        .. from effect in review.Costs
           let language = index.Language
           select new ReviewLine(
               HandleOf(index, review, effect.Account),
               index.Labels.Account(effect.Account)?.Href,
               language.Month(effect.Month),
               language.Text("changes.from_to", language.Dollars(effect.Before), language.Dollars(effect.After)),
               effect.Budget is { } budget ? language.Text(effect.IsExceeded ? "changes.over_budget" : "changes.of_budget", language.Dollars(budget)) : null),
    ];

    internal static ImmutableArray<ReviewLine> Budgets(SiteIndex index, Review review) =>
    [
        .. from effect in review.Budgets
           let page = index.Labels.Campaign(effect.Campaign) ?? index.Labels.Contest(effect.Campaign)
           select new ReviewLine(page?.Text ?? effect.Campaign, page?.Href, null, index.Language.Text("changes.from_to", SumsOf(index.Language, effect.Before), SumsOf(index.Language, effect.After)), null),
    ];

    /// <summary>What is missing of a post is mostly the same on all of its accounts.</summary>
    internal static ImmutableArray<ReviewLine> Approvals(SiteIndex index, Review review) =>
    [
        .. from missing in review.Approvals
           group missing by (missing.Change.Post.Id, missing.Missing) into same
           let first = same.First()
           select new ReviewLine(first.Change.Post.Title, HrefOf(first.Change.Post), string.Join(", ", same.Select(each => each.Change.Account.Handle).Distinct(StringComparer.Ordinal)), index.Language.Message(first.Why), null),
    ];

    private static string? HrefOf(Post? post) => post is null ? null : SitePaths.Address(SitePaths.Post(post.Id));

    private static string HandleOf(SiteIndex index, Review review, string account) =>
        (index.Content.Accounts.Find(account) ?? review.Before.Content.Accounts.Find(account))?.Handle ?? account;

    private static string SumsOf(Language language, Budget? budget) => budget is null ? language["changes.no_budget"] : language.Text(
        "changes.sums",
        budget.Total is { } total ? language.Money(total.Value, budget.Currency) : budget.Currency,
        language.Money(budget.Planned, budget.Currency),
        language.Money(budget.Committed, budget.Currency),
        language.Money(budget.Spent, budget.Currency));
}
