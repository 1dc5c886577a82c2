namespace Planner.Checking;

/// <summary>Whether each account speaks as often as it should: neither too close, nor too much, nor too little.</summary>
internal static class CadenceRules
{
    /// <summary>How many weeks ahead a plan is expected to be filled.</summary>
    private const int WeeksAhead = 4;

    public static IEnumerable<Finding> Check(Content content, Plan plan)
    {
        if (!content.Accounts.Any(account => account.Cadence is not null))
        {
            return [];
        }

        var byAccount = plan.Deliveries
            .Where(delivery => delivery is { Due: not null } && delivery.Account.Cadence is not null && delivery.Post.Status.Value is not (PostStatus.Idea or PostStatus.Withdrawn))
            .ToLookup(delivery => delivery.Account.Id, StringComparer.Ordinal);
        return content.Accounts
            .Where(account => account.Cadence is not null)
            .SelectMany(account => Account(account, account.Cadence!, [.. byAccount[account.Id]], content.ZoneOf(account), plan.Now));
    }

    private static IEnumerable<Finding> Account(Account account, Cadence cadence, ImmutableArray<Delivery> deliveries, DateTimeZone zone, Instant now) =>
        TooClose(account, cadence, deliveries)
            .Concat(TooMany(account, cadence, deliveries, zone))
            .Concat(TooFew(account, cadence, deliveries, zone, now));

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

    /// <summary>The coming full weeks, from Monday to Sunday in the account's zone.</summary>
    private static IEnumerable<Finding> TooFew(Account account, Cadence cadence, ImmutableArray<Delivery> deliveries, DateTimeZone zone, Instant now)
    {
        if (cadence.PerWeek is not { } wanted)
        {
            yield break;
        }

        var dates = deliveries.Select(delivery => delivery.Due!.Value.InZone(zone).Date).ToArray();
        var first = now.InZone(zone).Date.Next(IsoDayOfWeek.Monday);
        var weeks = Enumerable.Range(0, WeeksAhead)
            .Select(week => first.PlusWeeks(week))
            .Select(monday => (Monday: monday, Planned: dates.Count(date => date >= monday && date < monday.PlusWeeks(1))))
            .Where(week => week.Planned < wanted)
            .ToArray();
        if (weeks.Length > 0)
        {
            yield return Problems.CadenceGap(cadence.Source, account.Id, wanted, weeks);
        }
    }
}
