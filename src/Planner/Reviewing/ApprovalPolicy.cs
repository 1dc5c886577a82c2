namespace Planner.Reviewing;

/// <summary>Who has to say yes to a delivery, and whether they did. Plan, publish, site and review judge by this alone.</summary>
internal static class ApprovalPolicy
{
    /// <summary>
    /// Who has to say yes: what the campaign says, and a contest more than a campaign, goes before what the account says, that before the
    /// brand's word, and that before <c>planner.yml</c>; each field by itself.
    /// </summary>
    public static ReviewOptions For(Delivery delivery, Content content)
    {
        var account = delivery.Account.Review;
        var brand = content.Brands.Find(delivery.Account.Brand.Value)?.Review;
        var campaign = content.Campaigns.Find(delivery.Post.Campaign?.Value)?.Review;
        var contest = content.Contests.Find(delivery.Post.Contest?.Value)?.Campaign.Review;
        return (brand ?? account ?? campaign ?? contest) is null ? content.Options.Review : content.Options.Review.With(brand).With(account).With(campaign).With(contest);
    }

    /// <summary>What is missing, in words; null when nothing is.</summary>
    public static FormattableString? Missing(Delivery delivery, Content content) => Missing(delivery, For(delivery, content), content);

    public static FormattableString? Missing(Delivery delivery, ReviewOptions policy, Content content)
    {
        if (policy.Required == 0 || policy.Mode is ReviewMode.None || (policy.Mode is ReviewMode.PullRequest && content.Reviews is null))
        {
            return null;
        }

        var deadline = policy.Deadline is { } before && delivery.Due is { } due ? due - before : (Instant?)null;
        var given = policy.Mode is ReviewMode.Recorded ? RecordedYes.To(delivery, policy, content) : ForgeYes.To(delivery, policy, content);
        var said = given.Select(yes => (yes.Person, Fault: yes.Fault ?? OfDeadline(yes, deadline, delivery.Zone))).ToLookup(each => each.Fault is null);
        var valid = said[true].Select(each => each.Person).ToHashSet(StringComparer.Ordinal);
        if (valid.Count >= policy.Required)
        {
            return null;
        }

        var asked = Asked(policy, valid, content);
        var missing = asked.Length == 0 ? (FormattableString)$"{valid.Count} of {policy.Required} approvals" : $"{valid.Count} of {policy.Required} approvals, wanted from {asked}";
        missing = said[false].Select(each => each.Fault).FirstOrDefault() is { } fault ? $"{missing}; {fault}" : missing;
        return deadline is { } end ? $"{missing}; needed by {Written(end, delivery.Zone)}" : missing;
    }

    /// <summary>Whether all that is wrong is that somebody said yes too late: then a person's word lets it out.</summary>
    public static bool IsOnlyLate(Delivery delivery, Content content) =>
        For(delivery, content) is { Deadline: not null } policy && Missing(delivery, policy with { Deadline = null }, content) is null;

    /// <summary>When it must have been agreed at last: its moment, or as long before as the policy says.</summary>
    public static Instant? DeadlineOf(Delivery delivery, ReviewOptions policy) => delivery.Due - (policy.Deadline ?? Duration.Zero);

    /// <summary>Whether the person's yes counts, as far as who they are decides it: they are named, or have a role that is.</summary>
    public static bool IsApprover(Person person, ReviewOptions policy, Content content) =>
        policy.Approvers.IsEmpty || policy.Approvers.Any(approver => IsMeant(person, approver.Value, content));

    /// <summary>Whether an entry of <c>approvers</c> means the person. One that is both an id and a role is the id.</summary>
    public static bool IsMeant(Person person, string approver, Content content) =>
        person.Id == approver || (content.People.Find(approver) is null && person.Roles.Contains(approver, StringComparer.OrdinalIgnoreCase));

    /// <summary>Whether Git has to be asked who gave approvals or wrote posts: approvals are recorded somewhere, or a forge's reviews are judged.</summary>
    public static bool AsksGit(Content content) => content.Reviews is not null || IsRecordedAnywhere(content);

    /// <summary>Whether a recorded yes may be asked for by any file.</summary>
    public static bool IsRecordedAnywhere(Content content) => content.Options.Review.Mode is ReviewMode.Recorded || Choices(content).Any(choice => choice.Mode is ReviewMode.Recorded);

    /// <summary>Whether it matters anywhere who signed a commit.</summary>
    public static bool AsksSignatures(Content content) => content.Options.Review.RequireSigned || Choices(content).Any(choice => choice.RequireSigned is true);

    /// <summary>What files other than <c>planner.yml</c> say of it.</summary>
    private static IEnumerable<ReviewChoice> Choices(Content content) =>
        content.Brands.Select(brand => brand.Review)
            .Concat(content.Accounts.Select(account => account.Review))
            .Concat(content.Campaigns.Select(campaign => campaign.Review))
            .Concat(content.Contests.Select(contest => contest.Campaign.Review)).OfType<ReviewChoice>();

    /// <summary>Those who are named and have not said it, roles as they are called.</summary>
    private static string Asked(ReviewOptions policy, HashSet<string> valid, Content content) => policy.Approvers.IsEmpty ? "" : string.Join(
        ", ", policy.Approvers.Select(approver => approver.Value).Distinct(StringComparer.Ordinal).Where(approver => !valid.Contains(approver)
            && (content.People.Find(approver) is not null || content.People.Any(person => IsMeant(person, approver, content) && !valid.Contains(person.Id)))));

    private static FormattableString? OfDeadline(Yes yes, Instant? deadline, DateTimeZone zone) =>
        deadline is not { } end || yes.At <= end ? null
        : yes.At is { } at ? $"{yes.Person} said yes on {Written(at, zone)}, which was too late"
        : (FormattableString)$"nothing tells when {yes.Person} said yes";

    private static WrittenTime Written(Instant at, DateTimeZone zone) => new(at.InZone(zone).LocalDateTime);
}
