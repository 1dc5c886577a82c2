using Planner.Reviewing;

namespace Planner.Checking;

/// <summary>Those whose yes is asked for must be somebody, and enough.</summary>
internal static class ApproverRules
{
    public static IEnumerable<Finding> Check(Content content)
    {
        // Each file with all that stands above it: its own word is what may be wrong.
        var options = content.Options.Review;
        var files = new List<(ReviewChoice? Own, ReviewOptions Whole)> { (content.Options.ReviewChoice, options) };
        files.AddRange(content.Brands.Select(brand => (brand.Review, options.With(brand.Review))));
        files.AddRange(content.Accounts.Select(account => (account.Review, Of(account.Brand.Value).With(account.Review))));
        files.AddRange(content.Campaigns.Concat(content.Contests.Select(contest => contest.Campaign)).Select(campaign => (campaign.Review, Of(campaign.Brand.Value).With(campaign.Review))));
        return files.SelectMany(file => file.Own is { } own ? Check(own, file.Whole, content) : []);

        ReviewOptions Of(string brand) => options.With(content.Brands.Find(brand)?.Review);
    }

    private static IEnumerable<Finding> Check(ReviewChoice own, ReviewOptions whole, Content content)
    {
        foreach (var approver in own.Approvers ?? [])
        {
            if (!IsKnown(approver.Value, content))
            {
                yield return Problems.ApproverNobody(approver.Source, approver.Value, content.People.SelectMany(person => person.Roles.Prepend(person.Id)).Distinct(StringComparer.Ordinal));
            }
        }

        if ((own.Required is not null || own.Approvers is not null) && !whole.Approvers.IsEmpty && whole.Mode is not ReviewMode.None && Count(whole, content) is var people && people < whole.Required)
        {
            yield return Problems.TooFewApprovers(own.Required?.Source ?? own.Source, whole.Required, people);
        }
    }

    private static bool IsKnown(string approver, Content content) =>
        content.IsRefused("person", approver) || content.People.Any(person => ApprovalPolicy.IsMeant(person, approver, content));

    /// <summary>How many people are meant; a name that says nothing, which has been told, may stand for one.</summary>
    private static int Count(ReviewOptions policy, Content content) =>
        content.People.Count(person => ApprovalPolicy.IsApprover(person, policy, content))
        + policy.Approvers.Select(approver => approver.Value).Distinct(StringComparer.Ordinal).Count(approver => !content.People.Any(person => ApprovalPolicy.IsMeant(person, approver, content)));
}
