using Planner.Planning;

namespace Planner.Checking;

/// <summary>Whether each account speaks as often as it should: neither too close, nor too much, nor too little.</summary>
internal static class CadenceRules
{
    public static IEnumerable<Finding> Check(Content content, Plan plan)
    {
        if (!content.Accounts.Any(account => account.Cadence is not null))
        {
            return [];
        }

        var byAccount = plan.Deliveries
            .Where(delivery => delivery.Account.Cadence is not null && CadenceWeeks.IsPlanned(delivery))
            .ToLookup(delivery => delivery.Account.Id, StringComparer.Ordinal);
        return content.Accounts
            .Where(account => account.Cadence is not null)
            .SelectMany(account => Account(account, account.Cadence!, [.. byAccount[account.Id]], content.ZoneOf(account)))
            .Concat(TooFew(content, plan));
    }

    private static IEnumerable<Finding> Account(Account account, Cadence cadence, ImmutableArray<Delivery> deliveries, DateTimeZone zone) =>
        TooClose(account, cadence, deliveries)
            .Concat(TooMany(account, cadence, deliveries, zone));

    private static IEnumerable<Finding> TooClose(Account account, Cadence cadence, ImmutableArray<Delivery> deliveries)
    {
        if (cadence.MinGap?.ToDuration() is not { } wanted)
        {
            yield break;
        }

        for (var index = 1; index < deliveries.Length; index++)
        {
            var gap = deliveries[index].Due!.Value - deliveries[index - 1].Due!.Value;
            if (gap < wanted)
            {
                yield return Problems.PostsTooClose(deliveries[index].DueSource, account.Id, deliveries[index - 1].Post.Title, gap, wanted);
            }
        }
    }

    private static IEnumerable<Finding> TooMany(Account account, Cadence cadence, ImmutableArray<Delivery> deliveries, DateTimeZone zone) =>
        cadence.MaxPerDay is not { } allowed
            ? []
            : from delivery in deliveries
              group delivery by delivery.Due!.Value.InZone(zone).Date into day
              where day.Count() > allowed
              select Problems.CadenceExcess(day.ElementAt(allowed).DueSource, account.Id, day.Key, day.Count(), allowed);

    private static IEnumerable<Finding> TooFew(Content content, Plan plan) =>
        from week in CadenceWeeks.Of(content, plan)
        where week.IsGap
        group week by week.Account into account
        select Problems.CadenceGap(account.Key.Cadence!.Source, account.Key.Id, account.Key.Cadence.PerWeek!.Value, account.Select(week => (week.Monday, week.Planned)));
}
