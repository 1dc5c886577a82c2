namespace Planner.Planning;

/// <summary>How many posts the coming weeks hold for each account that should speak so often.</summary>
internal static class CadenceWeeks
{
    /// <summary>How many weeks ahead a plan is expected to be filled.</summary>
    public const int Ahead = 4;

    /// <summary>
    /// By account, then week: the coming full weeks, from Monday to Sunday in the account's zone. Drafts with a time fill a week;
    /// ideas, and what was taken back, do not.
    /// </summary>
    public static ImmutableArray<CadenceWeek> Of(Content content, Plan plan)
    {
        if (!content.Accounts.Any(account => account.Cadence?.PerWeek is not null))
        {
            return [];
        }

        var quiet = new QuietTimes(content);
        var holds = content.Holds.Select(hold => HoldPeriod.Of(hold, content)).ToArray();
        var planned = Counts(content, plan);
        return
        [
            .. from account in content.Accounts
               where account.Cadence?.PerWeek is not null
               let zone = content.ZoneOf(account)
               from week in Enumerable.Range(0, Ahead)
               let monday = FirstMonday(plan.Now, zone).PlusWeeks(week)
               let days = Enumerable.Range(0, 7).Count(day => IsOpen(account, monday.PlusDays(day), zone, quiet, holds))
               select new CadenceWeek(account, monday, planned.GetValueOrDefault((account.Id, monday)), Wanted(account.Cadence!, days)),
        ];
    }

    public static bool IsPlanned(Delivery delivery) => delivery.Due is not null && delivery.Post.Status.Value is not (PostStatus.Idea or PostStatus.Withdrawn);

    private static LocalDate FirstMonday(Instant now, DateTimeZone zone) => now.InZone(zone).Date.Next(IsoDayOfWeek.Monday);

    private static Dictionary<(string Account, LocalDate Monday), int> Counts(Content content, Plan plan)
    {
        var counts = new Dictionary<(string Account, LocalDate Monday), int>();
        var until = plan.Now + Duration.FromDays((Ahead + 2) * 7);
        foreach (var delivery in plan.Deliveries)
        {
            if (IsPlanned(delivery) && delivery.Due > plan.Now && delivery.Due < until && delivery.Account.Cadence?.PerWeek is not null)
            {
                var week = (delivery.Account.Id, CalendarWeek.MondayOf(delivery.Due!.Value.InZone(content.ZoneOf(delivery.Account)).Date));
                counts[week] = counts.GetValueOrDefault(week) + 1;
            }
        }

        return counts;
    }

    /// <summary>No week is asked for more than it has room for: holidays, quiet events and holds take days away.</summary>
    private static int Wanted(Cadence cadence, int days) =>
        days == 0 ? 0 : Math.Min(cadence.PerWeek!.Value, days * (cadence.MaxPerDay ?? cadence.PerWeek.Value));

    /// <summary>Whether anything may go out at some hour of the day.</summary>
    private static bool IsOpen(Account account, LocalDate date, DateTimeZone zone, QuietTimes quiet, HoldPeriod[] holds)
    {
        var (start, end) = (date.AtStartOfDayInZone(zone).ToInstant(), date.PlusDays(1).AtStartOfDayInZone(zone).ToInstant());
        return (account.Windows.IsEmpty || account.Windows.Any(window => window.Days.Contains(date.DayOfWeek)))
            && quiet.HolidayOn(account, date) is null
            && (quiet.EventAt(account, start, date.AtMidnight()) is not { } first || quiet.EventAt(account, end - Duration.FromMinutes(1), date.At(new LocalTime(23, 59))) != first)
            && !holds.Any(hold => hold.From <= start && hold.Until >= end && hold.Concerns(account));
    }
}

/// <param name="Planned">Posts that have a time in it.</param>
/// <param name="Wanted">Posts that the cadence expects of it.</param>
internal sealed record CadenceWeek(Account Account, LocalDate Monday, int Planned, int Wanted)
{
    public bool IsGap => Planned < Wanted;
}
