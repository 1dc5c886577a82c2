using Planner.Planning;

namespace Planner.Attending;

/// <summary>What people and partners have to do, with the day on which it is due: late, or within a week.</summary>
internal static class TaskNeeds
{
    public static Attention? Steps(Morning morning) => Soon(
        Need.Steps,
        morning,
        from contest in morning.Content.Contests
        from step in contest.Steps
        where !step.IsDone(morning.Today)
        select new AttentionItem(step.Title)
        {
            Day = StepDates.DueOf(step, contest, morning.Content.ZoneOf(contest.Campaign)),
            Who = step.Owner is { } owner ? [owner.Value] : [],
            Brand = contest.Campaign.Brand.Value,
            About = contest,
            Place = step.Source,
        });

    public static Attention? Deliverables(Morning morning) => Soon(
        Need.Deliverables,
        morning,
        from owed in Owed.All(morning.Content)
        select new AttentionItem(owed.Deliverable.What)
        {
            Day = owed.Due,
            Who = (owed.Deliverable.Owner ?? (owed.For as Partner)?.Owner) is { } owner ? [owner.Value] : [],
            Brand = owed.For switch { Campaign campaign => campaign.Brand.Value, Contest contest => contest.Campaign.Brand.Value, _ => null },
            About = owed.For,
            Place = owed.Deliverable.Source,
        });

    private static Attention? Soon(Need need, Morning morning, IEnumerable<AttentionItem> items)
    {
        var soon = items.Where(item => item.Day <= morning.Today.PlusDays(Morning.TaskDays)).OrderBy(item => item.Day).ToImmutableArray();
        return Attention.Of(need, soon.Any(item => item.Day < morning.Today), soon);
    }
}
