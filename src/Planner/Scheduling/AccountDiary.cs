using Planner.Planning;

namespace Planner.Scheduling;

/// <summary>A place that is taken on an account.</summary>
internal sealed record Taken(Instant Due, Post Post);

/// <summary>What an account allows and what it has to do already: says of any moment whether it is free.</summary>
/// <remarks>Free is what breaks no rule: windows, quiet hours, quiet events, holidays, holds, <c>min_gap</c> and <c>max_per_day</c>.
/// <c>per_week</c> is what is expected at least, so a week that has it is not full.</remarks>
internal sealed record AccountDiary
{
    /// <summary>Hours of an account that names neither windows nor quiet hours: nobody means four in the morning by saying nothing.</summary>
    public static readonly WeeklyWindow UsualHours = new([.. Enumerable.Range(1, 7).Select(day => (IsoDayOfWeek)day)], new LocalTime(9, 0), new LocalTime(19, 0));

    public required Account Account { get; init; }

    /// <summary>In which its hours and days are counted.</summary>
    public required DateTimeZone Zone { get; init; }

    /// <summary>In the order of their moments.</summary>
    public required ImmutableArray<Taken> Taken { get; init; }

    /// <summary>Until when files may be shown; the same for every account.</summary>
    public required FileRights Rights { get; init; }
    private QuietTimes Quiet { get; init; } = null!;
    private ImmutableArray<HoldPeriod> Holds { get; init; } = [];
    private string SiteLanguage { get; init; } = "en";
    private Obstacle OutsideWindow { get; init; } = null!;
    private Obstacle QuietHours { get; init; } = null!;

    /// <summary>Of every account, by id, with what the plan puts on it.</summary>
    public static Dictionary<string, AccountDiary> All(Content content, Plan plan)
    {
        var (quiet, rights) = (new QuietTimes(content), new FileRights(content));
        var holds = content.Holds.Select(hold => HoldPeriod.Of(hold, content)).ToImmutableArray();
        var taken = plan.Deliveries.Where(CadenceWeeks.IsPlanned).ToLookup(delivery => delivery.Account.Id, delivery => new Taken(delivery.Due!.Value, delivery.Post), StringComparer.Ordinal);
        return content.Accounts.ToDictionary(
            account => account.Id,
            account => new AccountDiary
            {
                Account = account,
                Zone = content.ZoneOf(account),
                Taken = [.. taken[account.Id]],
                Rights = rights,
                Quiet = quiet,
                Holds = holds.RemoveAll(hold => !hold.Concerns(account)),
                SiteLanguage = content.Options.Language,
                OutsideWindow = new Obstacle(ObstacleKind.OutsideWindow, account.Id, account.Windows.IsEmpty ? $"it has none, so {WindowNames.Of(UsualHours)} is taken" : WindowNames.Of(account.Windows)),
                QuietHours = new Obstacle(ObstacleKind.QuietHours, account.Id, WindowNames.Of(account.Quiet)),
            },
            StringComparer.Ordinal);
    }

    /// <summary>The same with one more post.</summary>
    public AccountDiary With(Taken added) => this with { Taken = Taken.Insert(PlaceOf(added.Due), added) };

    /// <summary>The same without a post that is to move.</summary>
    public AccountDiary Without(Post post) => this with { Taken = Taken.RemoveAll(each => each.Post.Id == post.Id) };

    /// <summary>Why the account cannot take a moment; null when it is free.</summary>
    public Obstacle? ObstacleAt(Instant moment)
    {
        var there = moment.InZone(Zone).LocalDateTime;
        return Hours(there) ?? Silence(moment, there) ?? Neighbours(moment, there.Date);
    }

    /// <summary>The window in which a moment lies; null: the account has none.</summary>
    public WeeklyWindow? WindowAt(Instant moment)
    {
        var there = moment.InZone(Zone).LocalDateTime;
        return Account.Windows.FirstOrDefault(window => window.Contains(there));
    }

    /// <summary>Posts in the week from Monday to Sunday that a moment is in.</summary>
    public int InWeekOf(Instant moment)
    {
        var monday = CalendarWeek.MondayOf(moment.InZone(Zone).Date);
        var end = PlaceOf(monday.PlusWeeks(1).AtStartOfDayInZone(Zone).ToInstant());
        return end - PlaceOf(monday.AtStartOfDayInZone(Zone).ToInstant());
    }

    /// <summary>The last one before a moment; null: there is none.</summary>
    public Taken? Before(Instant moment) => PlaceOf(moment) is > 0 and var place ? Taken[place - 1] : null;

    private Obstacle? Hours(LocalDateTime there)
    {
        if (Account.Windows.IsEmpty && Account.Quiet.IsEmpty)
        {
            return UsualHours.Contains(there) ? null : OutsideWindow;
        }

        return !Account.Windows.IsEmpty && !IsIn(Account.Windows, there) ? OutsideWindow : IsIn(Account.Quiet, there) ? QuietHours : null;
    }

    private Obstacle? Silence(Instant moment, LocalDateTime there)
    {
        if (Quiet.EventAt(Account, moment, there) is { } happening)
        {
            return new Obstacle(ObstacleKind.QuietEvent, Account.Id, happening.Title);
        }

        if (Quiet.HolidayOn(Account, there.Date) is { } holiday)
        {
            return new Obstacle(ObstacleKind.Holiday, Account.Id, $"{holiday.NameIn(SiteLanguage)} ({holiday.Place})");
        }

        return Holds.FirstOrDefault(hold => moment >= hold.From && moment < hold.Until) is { } stop ? new Obstacle(ObstacleKind.Hold, Account.Id, stop.Hold.Reason) : null;
    }

    private Obstacle? Neighbours(Instant moment, LocalDate date)
    {
        if (Account.Cadence is not { } cadence)
        {
            return null;
        }

        var place = PlaceOf(moment);
        var gap = cadence.MinGap?.ToDuration() ?? Duration.Zero;
        if (place > 0 && moment - Taken[place - 1].Due < gap)
        {
            return new Obstacle(ObstacleKind.TooClose, Account.Id, Taken[place - 1].Post.Title);
        }

        if (place < Taken.Length && Taken[place].Due - moment < gap)
        {
            return new Obstacle(ObstacleKind.TooClose, Account.Id, Taken[place].Post.Title);
        }

        return cadence.MaxPerDay is { } most && OnDay(place, date) >= most ? new Obstacle(ObstacleKind.DayFull, Account.Id, $"{most}") : null;
    }

    /// <summary>Posts of a day around a place in their order.</summary>
    private int OnDay(int place, LocalDate date)
    {
        var (first, last) = (place, place);
        while (first > 0 && Taken[first - 1].Due.InZone(Zone).Date == date)
        {
            first--;
        }

        while (last < Taken.Length && Taken[last].Due.InZone(Zone).Date == date)
        {
            last++;
        }

        return last - first;
    }

    /// <summary>How many lie before a moment.</summary>
    private int PlaceOf(Instant moment)
    {
        var (low, high) = (0, Taken.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = Taken[middle].Due < moment ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    private static bool IsIn(ImmutableArray<WeeklyWindow> windows, LocalDateTime time)
    {
        foreach (var window in windows)
        {
            if (window.Contains(time))
            {
                return true;
            }
        }

        return false;
    }
}
