namespace Planner.Scheduling;

/// <summary>A post that wants a place, with the diaries of its accounts.</summary>
/// <param name="Targets">Accounts whose time moves; those with a time of their own stay where they are.</param>
/// <param name="Zone">On whose clock the grid lies: the first account's.</param>
internal sealed record PostPlaces(Post Post, ImmutableArray<PlacedAccount> Targets, PostLimits Limits, DateTimeZone Zone)
{
    /// <summary>Null when no account's time would move, or none is known.</summary>
    /// <param name="target">The account that gets a time of its own; null: the post's time.</param>
    public static PostPlaces? Of(Post post, PostAccount? target, Content content, IReadOnlyDictionary<string, AccountDiary> diaries, Instant now)
    {
        var targets = post.Accounts
            .Where(each => target is null ? each.PublishAt?.Value.At is null : each == target)
            .Where(each => diaries.ContainsKey(each.Account.Value))
            .Select(each => new PlacedAccount(
                diaries[each.Account.Value].Without(post),
                each.Timezone ?? post.Timezone ?? diaries[each.Account.Value].Zone,
                target is null ? each.PublishAt?.Value.After : null))
            .ToImmutableArray();
        return targets.IsEmpty ? null : new PostPlaces(post, targets, PostLimits.Of(post, content, targets[0].Diary.Rights, now), targets[0].Zone);
    }

    /// <summary>Why a time cannot be taken; null when it is free on every account.</summary>
    /// <param name="after">Nothing may go out before, or at, this moment.</param>
    public Obstacle? ObstacleAt(LocalDateTime local, Instant after)
    {
        foreach (var target in Targets)
        {
            if (target.DueAt(local, out var obstacle) is not { } due)
            {
                return obstacle;
            }

            if (due <= after)
            {
                return new Obstacle(ObstacleKind.TooEarly, target.Diary.Account.Id);
            }

            if ((target.Diary.ObstacleAt(due) ?? Limits.ObstacleAt(target.Diary.Account, due, due.InZone(target.Zone).LocalDateTime)) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    /// <summary>A free time as a slot.</summary>
    public Slot SlotAt(LocalDateTime local) => new(local, [.. Targets.Select(target => target.DeliveryAt(local))]);
}

/// <param name="Zone">In which the time is written.</param>
/// <param name="After">The distance from the post's time; null: none.</param>
internal sealed record PlacedAccount(AccountDiary Diary, DateTimeZone Zone, TimeOffset? After)
{
    /// <summary>As the plan reckons it, but for times that occur twice: those are left out.</summary>
    public Instant? DueAt(LocalDateTime local, out Obstacle? obstacle)
    {
        // A distance in hours counts from the post's time, one in days goes by the calendar: LocalTimes.Move.
        var written = After is { Days: not 0 } days ? local.PlusDays(days.Days) : local;
        var mapping = Zone.MapLocal(written);
        obstacle = mapping.Count == 1 ? null : new Obstacle(mapping.Count == 0 ? ObstacleKind.DoesNotExist : ObstacleKind.Twice, Diary.Account.Id);
        return obstacle is null ? mapping.First().ToInstant() + (After?.Elapsed ?? Duration.Zero) : null;
    }

    public SlotDelivery DeliveryAt(LocalDateTime local)
    {
        var due = DueAt(local, out _)!.Value;
        return new SlotDelivery(Diary.Account, due, Zone, Diary.WindowAt(due), Diary.Before(due), Diary.InWeekOf(due) + 1);
    }
}
