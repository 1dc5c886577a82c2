namespace Planner.Reviewing;

/// <summary>How the changes fill or empty the weeks of the accounts that they touch.</summary>
internal static class CadenceEffects
{
    /// <summary>By account, then week; only weeks in which another number of posts goes out than before.</summary>
    public static ImmutableArray<CadenceEffect> Of(ImmutableArray<DeliveryChange> changes, ReviewSide before, ReviewSide after)
    {
        var touched = changes.Select(change => change.Account.Id).ToFrozenSet(StringComparer.Ordinal);
        var (old, now) = (Weeks(before, touched), Weeks(after, touched));
        return
        [
            .. from week in old.Keys.Union(now.Keys)
               let effect = new CadenceEffect(week.Account, week.Monday, old.GetValueOrDefault(week), now.GetValueOrDefault(week), after.Content.Accounts.Find(week.Account)?.Cadence?.PerWeek)
               where effect.Before != effect.After
               orderby week.Account, week.Monday
               select effect,
        ];
    }

    /// <summary>As the checks count: what is only an idea, or taken back, fills no week.</summary>
    private static Dictionary<(string Account, LocalDate Monday), int> Weeks(ReviewSide side, FrozenSet<string> accounts) =>
        (from delivery in side.Plan.Deliveries
         where delivery.Due is not null && accounts.Contains(delivery.Account.Id) && delivery.Post.Status.Value is not (PostStatus.Idea or PostStatus.Withdrawn)
         let date = delivery.Due!.Value.InZone(side.Content.ZoneOf(delivery.Account)).Date
         group delivery by (delivery.Account.Id, date.PlusDays(1).Previous(IsoDayOfWeek.Monday)))
        .ToDictionary(week => week.Key, week => week.Count());
}
