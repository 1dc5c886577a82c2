namespace Planner.Planning;

/// <summary>Something that was to be handed over and has not come.</summary>
/// <param name="For">The campaign, contest or partner whose file says so.</param>
public sealed record Owed(Deliverable Deliverable, LocalDate Due, IEntity For)
{
    /// <summary>For the morning: what campaigns, contests and partners still owe of the days before this one, the longest overdue first.</summary>
    public static ImmutableArray<Owed> Overdue(Content content, LocalDate today)
    {
        ArgumentNullException.ThrowIfNull(content);
        return
        [
            .. content.Campaigns.SelectMany(campaign => Of(campaign, campaign.Deliverables))
                .Concat(content.Contests.SelectMany(contest => Of(contest, contest.Campaign.Deliverables)))
                .Concat(content.Partners.SelectMany(partner => Of(partner, partner.Deliverables)))
                .Where(owed => owed.Due < today)
                .OrderBy(owed => owed.Due).ThenBy(owed => owed.For.Id, StringComparer.Ordinal),
        ];
    }

    private static IEnumerable<Owed> Of(IEntity entity, ImmutableArray<Deliverable> deliverables) =>
        from deliverable in deliverables
        where !deliverable.Done && deliverable.Due is not null
        select new Owed(deliverable, deliverable.Due!.Value.Value, entity);
}
