using Planner.Planning;
using Planner.Reviewing;

namespace Planner.Scheduling;

/// <summary>What a post itself asks of its moment, whatever its accounts: the dates of its campaign, the steps of its contest, time for a yes, the rights to what it shows.</summary>
/// <param name="Campaign">Of its campaign or contest; null: it has none.</param>
/// <param name="StepsFirst">The open required step before its own that is due last, and the day after.</param>
/// <param name="OwnStep">Its own step and the day by which it must be done.</param>
/// <param name="Notice">How long before its moment each account wants it agreed.</param>
/// <param name="Rights">Of each account that shows a file for a limited time, the one that ends first.</param>
internal sealed record PostLimits(
    Campaign? Campaign, (Step Step, LocalDate From)? StepsFirst, (Step Step, LocalDate Last)? OwnStep, FrozenDictionary<string, Duration> Notice, FrozenDictionary<string, (string File, LocalDate Until)> Rights, Instant Now)
{
    public static PostLimits Of(Post post, Content content, FileRights rights, Instant now)
    {
        var contest = content.Contests.Find(post.Contest?.Value);
        var campaign = content.Campaigns.Find(post.Campaign?.Value) ?? contest?.Campaign;
        var notice = PlanMaker.DeliveriesOf(post, content)
            .Select(delivery => (delivery.Account.Id, Policy: ApprovalPolicy.For(delivery, content)))
            .Where(each => each.Policy is { Required: > 0, Mode: not ReviewMode.None, Deadline: not null })
            .DistinctBy(each => each.Id)
            .ToFrozenDictionary(each => each.Id, each => each.Policy.Deadline!.Value, StringComparer.Ordinal);
        var ending = from delivery in PlanMaker.DeliveriesOf(post, content)
                     from each in rights.Of(delivery)
                     let until = each.Rights.Until?.Value
                     where until is not null
                     group (each.File, Until: until.Value) by delivery.Account.Id;
        var (first, own) = (EarlierStep(post, contest, content, now), StepOf(post, contest, content, now));
        // Steps of one day are done on that day, one after the other.
        return new PostLimits(campaign, own?.Last < first?.From ? (first!.Value.Step, own!.Value.Last) : first, own, notice, ending.ToFrozenDictionary(account => account.Key, account => account.MinBy(each => each.Until), StringComparer.Ordinal), now);
    }

    /// <param name="local">On the delivery's clock, as campaigns count their days.</param>
    public Obstacle? ObstacleAt(Account account, Instant due, LocalDateTime local) =>
        Campaign is { } campaign && (local.Date < campaign.Start.Value || local.Date > campaign.End.Value) ? new Obstacle(ObstacleKind.OutsideCampaign, account.Id, campaign.Title)
        : StepsFirst is { } first && local.Date < first.From ? new Obstacle(ObstacleKind.EarlierStep, account.Id, first.Step.Title)
        : OwnStep is { } own && local.Date > own.Last ? new Obstacle(ObstacleKind.StepDue, account.Id, own.Step.Title)
        : Rights.TryGetValue(account.Id, out var ends) && local.Date > ends.Until ? new Obstacle(ObstacleKind.RightsEnded, account.Id, ends.File)
        : Notice.TryGetValue(account.Id, out var notice) && due - notice <= Now ? new Obstacle(ObstacleKind.ApprovalNotice, account.Id, new WrittenLength(notice).ToString())
        : null;

    /// <summary>What is open now may be done on the day it is due, and gates the post until then.</summary>
    private static (Step Step, LocalDate From)? EarlierStep(Post post, Contest? contest, Content content, Instant now)
    {
        if (contest is null || post.Step is not { } own || contest.Steps.All(step => step.Id != own.Value))
        {
            return null;
        }

        var zone = content.ZoneOf(contest.Campaign);
        var today = now.InZone(zone).Date;
        (Step Step, LocalDate From)? last = null;
        foreach (var step in contest.Steps.TakeWhile(step => step.Id != own.Value).Where(step => step.Required && !step.IsDone(today)))
        {
            if (StepDates.DueOf(step, contest, zone) is { } due && (last is null || due >= last.Value.From))
            {
                last = (step, due.PlusDays(1));
            }
        }

        return last;
    }

    /// <summary>Null too when its day is over: late is better than never.</summary>
    private static (Step Step, LocalDate Last)? StepOf(Post post, Contest? contest, Content content, Instant now) =>
        contest?.Steps.FirstOrDefault(step => step.Id == post.Step?.Value) is { } own
        && content.ZoneOf(contest.Campaign) is var zone && StepDates.DueOf(own, contest, zone) is { } due && due >= now.InZone(zone).Date
            ? (own, due)
            : null;
}
