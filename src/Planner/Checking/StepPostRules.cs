using Planner.Planning;

namespace Planner.Checking;

/// <summary>Posts of contests against their steps: what waits for what, and whether that can come to pass.</summary>
internal static class StepPostRules
{
    public static IEnumerable<Finding> Check(Content content, Plan plan)
    {
        var findings = new List<Finding>();
        if (content.Contests.Count > 0)
        {
            var firsts = First(content, plan, findings);
            foreach (var contest in content.Contests)
            {
                Gates(contest, content, plan.Now, firsts, findings);
            }
        }

        return findings;
    }

    /// <summary>The first delivery of each step's posts; on the way, what is wrong with a post alone is told once.</summary>
    private static Dictionary<(string Contest, string Step), Delivery> First(Content content, Plan plan, List<Finding> findings)
    {
        var firsts = new Dictionary<(string Contest, string Step), Delivery>();
        Post? last = null;
        foreach (var delivery in plan.Deliveries)
        {
            var post = delivery.Post;
            if (post.Contest is null || delivery.Local is not { } local || post.Status.Value is PostStatus.Idea or PostStatus.Withdrawn || content.Contests.Find(post.Contest.Value.Value) is not { } contest)
            {
                continue;
            }

            var today = plan.Now.InZone(content.ZoneOf(contest.Campaign)).Date;
            if (post.Step is not { } named)
            {
                if (!ReferenceEquals(post, last) && !contest.Steps.IsEmpty && local.Date >= today)
                {
                    findings.Add(Problems.PostWithoutStep(post.Contest.Value.Source, contest.Title));
                }
            }
            else if (contest.Steps.FirstOrDefault(step => step.Id == named.Value) is { } own && !own.IsDone(today))
            {
                if (StepDates.DueOf(own, contest, content.ZoneOf(contest.Campaign)) is { } due && local.Date > due && local.Date >= today)
                {
                    findings.Add(Problems.PostAfterItsStep(delivery.DueSource, local.Date, own.Title, due));
                }

                if (!firsts.TryGetValue((contest.Id, own.Id), out var earlier) || local < earlier.Local)
                {
                    firsts[(contest.Id, own.Id)] = delivery;
                }
            }

            last = post;
        }

        return firsts;
    }

    /// <summary>From the last step up: the first post that waits for each.</summary>
    private static void Gates(Contest contest, Content content, Instant now, Dictionary<(string Contest, string Step), Delivery> firsts, List<Finding> findings)
    {
        var zone = content.ZoneOf(contest.Campaign);
        var today = now.InZone(zone).Date;
        Delivery? waiting = null;
        foreach (var step in contest.Steps.Reverse())
        {
            if (waiting?.Local is { } local && step.Required && !step.IsDone(today) && StepDates.DueOf(step, contest, zone) is { } due && due > local.Date)
            {
                findings.Add(Problems.GateTooLate((step.Due ?? new(default, step.Source)).Source, step.Title, due, waiting.Post.Title, local.Date));
            }

            if (firsts.TryGetValue((contest.Id, step.Id), out var own) && (waiting is null || own.Local < waiting.Local))
            {
                waiting = own;
            }
        }
    }
}
