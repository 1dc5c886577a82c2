namespace Planner.Planning;

/// <summary>Something that was to be handed over and has not come.</summary>
/// <param name="For">The campaign, contest or partner whose file says so.</param>
public sealed record Owed(Deliverable Deliverable, LocalDate Due, IEntity For)
{
    /// <summary>What campaigns, contests and partners still owe of the days before this one, the longest overdue first.</summary>
    public static ImmutableArray<Owed> Overdue(Content content, LocalDate today) => [.. All(content).Where(owed => owed.Due < today)];

    /// <summary>What campaigns, contests and partners still owe by a day, the soonest first.</summary>
    public static IEnumerable<Owed> All(Content content)
    {
        ArgumentNullException.ThrowIfNull(content);
        return content.Campaigns.SelectMany(campaign => Of(campaign, campaign.Deliverables))
            .Concat(content.Contests.SelectMany(contest => Of(contest, contest.Campaign.Deliverables)))
            .Concat(content.Partners.SelectMany(partner => Of(partner, partner.Deliverables)))
            .OrderBy(owed => owed.Due).ThenBy(owed => owed.For.Id, StringComparer.Ordinal);
    }

    private static IEnumerable<Owed> Of(IEntity entity, ImmutableArray<Deliverable> deliverables) =>
        from deliverable in deliverables
        where !deliverable.Done && deliverable.Due is not null
        select new Owed(deliverable, deliverable.Due!.Value.Value, entity);
}
