namespace Planner.Scheduling;

/// <summary>Finds the first place that is free on every account of a post.</summary>
internal static class SlotSearch
{
    /// <summary>How far ahead places are looked for.</summary>
    public const int Weeks = 8;

    /// <summary>Minutes from one place of the grid to the next.</summary>
    public const int Step = 5;

    /// <summary>The first free place after a moment.</summary>
    /// <param name="until">The last day, on the clock of the grid.</param>
    /// <param name="wanted">Takes a free place or leaves it; null: takes the first.</param>
    public static SlotAnswer Next(PostPlaces places, Instant after, LocalDate until, Func<Slot, bool>? wanted = null)
    {
        var refused = ImmutableArray.CreateBuilder<Refusal>();
        var hours = new Dictionary<Obstacle, int>();
        for (var local = FirstAfter(after, places.Zone); local.Date <= until; local = local.PlusMinutes(Step))
        {
            if (places.ObstacleAt(local, after) is not { } obstacle)
            {
                var slot = places.SlotAt(local);
                if (wanted is null || wanted(slot))
                {
                    return new SlotAnswer(slot, refused.ToImmutable(), []);
                }
            }
            else if (obstacle.Kind is ObstacleKind.OutsideWindow or ObstacleKind.QuietHours)
            {
                hours[obstacle] = hours.GetValueOrDefault(obstacle) + 1;
            }
            else
            {
                Add(refused, local, obstacle);
            }
        }

        return new SlotAnswer(null, refused.ToImmutable(), [.. hours.OrderByDescending(each => each.Value).ThenBy(each => each.Key.Account, StringComparer.Ordinal).Select(each => each.Key)]);
    }

    /// <summary>The first free places of one account, each on a day of its own.</summary>
    public static IEnumerable<LocalDateTime> Free(AccountDiary diary, Instant after, LocalDate until)
    {
        var account = new PlacedAccount(diary, diary.Zone, null);
        for (var local = FirstAfter(after, diary.Zone); local.Date <= until;)
        {
            if (account.DueAt(local, out _) is { } due && due > after && diary.ObstacleAt(due) is null)
            {
                yield return local;
                local = local.Date.PlusDays(1).AtMidnight();
            }
            else
            {
                local = local.PlusMinutes(Step);
            }
        }
    }

    /// <summary>The next place of the grid on the clock of a zone.</summary>
    private static LocalDateTime FirstAfter(Instant moment, DateTimeZone zone)
    {
        var local = moment.InZone(zone).LocalDateTime;
        var minute = local.Date.At(new LocalTime(local.Hour, local.Minute / Step * Step));
        return minute.PlusMinutes(Step);
    }

    /// <summary>What follows the last refusal for the same reason makes it longer.</summary>
    private static void Add(ImmutableArray<Refusal>.Builder refused, LocalDateTime local, Obstacle obstacle)
    {
        if (refused.Count > 0 && refused[^1] is var last && last.Obstacle == obstacle && last.To.PlusMinutes(Step) == local)
        {
            refused[^1] = last with { To = local };
        }
        else
        {
            refused.Add(new Refusal(local, local, obstacle));
        }
    }
}
