using Planner.Loading;

namespace Planner.Reviewing;

/// <summary>What a change says otherwise of who has to say yes. Nothing else may show it: a plan whose posts are all agreed stays as it is.</summary>
internal static class RuleClashes
{
    public const string Kind = "approval-rules";

    public static IEnumerable<Clash> Of(Content before, Content after, FrozenSet<string> changedFiles)
    {
        IEnumerable<Clash> clashes =
        [
            .. Between(new SourceSpan(LoadedOptions.Path, 1, 1), RuleFields.Of(before.Options.Review), RuleFields.Of(after.Options.Review)),
            .. Between(before.Brands, after.Brands, brand => brand.Review),
            .. Between(before.Accounts, after.Accounts, account => account.Review),
            .. Between(before.Campaigns, after.Campaigns, campaign => campaign.Review),
            .. Between(before.Contests, after.Contests, contest => contest.Campaign.Review),
        ];
        return ApprovalPolicy.AsksGit(before) || ApprovalPolicy.AsksGit(after) ? clashes.Concat(People(before, after)).Concat(Signers(changedFiles)) : clashes;
    }

    private static IEnumerable<Clash> Between<T>(Entities<T> before, Entities<T> after, Func<T, ReviewChoice?> choiceOf)
        where T : class, IEntity =>
        from id in before.Ids.Union(after.Ids).Order(StringComparer.Ordinal)
        let old = before.Find(id)
        let now = after.Find(id)
        from clash in Between((now ?? old)!.Source, RuleFields.Of(old is null ? null : choiceOf(old)), RuleFields.Of(now is null ? null : choiceOf(now)))
        select clash;

    private static IEnumerable<Clash> Between(SourceSpan source, (string Field, string? Value)[] before, (string Field, string? Value)[] after) =>
        RuleFields.Difference(before, after) is { Length: > 0 } what ? [new Clash(Kind, "", "", $"This changes who has to say yes: {what}.", source)] : [];

    /// <summary>A commit is somebody's by its address, a review by its login; and roles may be asked for.</summary>
    private static IEnumerable<Clash> People(Content before, Content after) =>
        from id in before.People.Ids.Union(after.People.Ids).Order(StringComparer.Ordinal)
        let old = before.People.Find(id)
        let now = after.People.Find(id)
        let what = RuleFields.Difference(RuleFields.Of(old), RuleFields.Of(now))
        where what.Length > 0
        select new Clash(Kind, "", "", $"This changes whose yes is that of '{id}': {what}.", (now ?? old)!.Source);

    private static IEnumerable<Clash> Signers(FrozenSet<string> changedFiles) =>
        changedFiles.Contains(ApprovalJudge.AllowedSigners) ? [new Clash(Kind, "", "", $"This changes whose signatures count.", new SourceSpan(ApprovalJudge.AllowedSigners, 1, 1))] : [];
}
