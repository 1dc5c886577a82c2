using Planner.Planning;
using Planner.Scheduling;

namespace Planner.Rendering;

/// <summary>The week of an account: what is planned at which hour, where its windows are, which weeks lack posts, and the next free places.</summary>
/// <param name="Caption">What the numbers are of.</param>
public sealed record AccountRhythm(string Caption, ImmutableArray<string> Days, ImmutableArray<HourRow> Hours, ImmutableArray<RhythmWeek> Weeks, ImmutableArray<FreePlace> Free)
{
    /// <summary>Weeks that the numbers count.</summary>
    private const int WeeksShown = 4;

    /// <summary>How many free places are named.</summary>
    private const int Places = 3;

    /// <summary>Null where nothing is known of the account's rhythm, and nothing planned.</summary>
    internal static AccountRhythm? Of(SiteIndex index, Account account)
    {
        var zone = index.Content.ZoneOf(account);
        var counts = CountsOf(index, account, zone);
        if (account is { Windows.IsEmpty: true, Quiet.IsEmpty: true, Cadence: null } && counts.Count == 0)
        {
            return null;
        }

        var language = index.Language;
        var hours = Enumerable.Range(0, 24).Where(hour => IsShown(account, hour, counts)).ToArray();
        return new AccountRhythm(
            language.Text("rhythm.caption", zone.Id),
            [.. Weekdays.Select(language.ShortWeekday)],
            hours.Length == 0 ? [] : [.. Enumerable.Range(hours[0], hours[^1] - hours[0] + 1).Select(hour => HourRow.Of(language, account, hour, counts))],
            [.. index.CadenceWeeks.Where(week => week.Account.Id == account.Id).Select(week => RhythmWeek.Of(language, week))],
            [.. FreeOf(index, account)]);
    }

    internal static ImmutableArray<IsoDayOfWeek> Weekdays { get; } = [.. Enumerable.Range(1, 7).Select(day => (IsoDayOfWeek)day)];

    private static IEnumerable<FreePlace> FreeOf(SiteIndex index, Account account)
    {
        var diary = index.Diaries[account.Id];
        var last = index.Plan.Now.InZone(diary.Zone).Date.PlusWeeks(WeeksShown);
        return SlotSearch.Free(diary, index.Plan.Now, last).Take(Places).Select(time => FreePlace.Of(index, account, time));
    }

    private static Dictionary<(IsoDayOfWeek Day, int Hour), int> CountsOf(SiteIndex index, Account account, DateTimeZone zone)
    {
        var counts = new Dictionary<(IsoDayOfWeek Day, int Hour), int>();
        var (start, end) = (index.Plan.Now, index.Plan.Now + Duration.FromDays(WeeksShown * 7));
        foreach (var taken in index.Diaries[account.Id].Taken)
        {
            if (taken.Due > start && taken.Due <= end)
            {
                var there = taken.Due.InZone(zone).LocalDateTime;
                counts[(there.DayOfWeek, there.Hour)] = counts.GetValueOrDefault((there.DayOfWeek, there.Hour)) + 1;
            }
        }

        return counts;
    }

    /// <summary>From the first hour in which anything is open or planned to the last: nobody needs eight rows of night.</summary>
    private static bool IsShown(Account account, int hour, Dictionary<(IsoDayOfWeek Day, int Hour), int> counts) =>
        Weekdays.Any(day => counts.ContainsKey((day, hour)) || HourCell.IsOpen(account, day, hour));
}

/// <param name="Hour">When it begins.</param>
public sealed record HourRow(string Hour, ImmutableArray<HourCell> Cells)
{
    internal static HourRow Of(Language language, Account account, int hour, Dictionary<(IsoDayOfWeek Day, int Hour), int> counts) => new(
        language.Time(new LocalTime(hour, 0)),
        [.. AccountRhythm.Weekdays.Select(day => HourCell.Of(language, account, day, hour, counts.GetValueOrDefault((day, hour))))]);
}

/// <param name="Look">Classes: how much is planned, whether a window is open, whether the account is quiet.</param>
/// <param name="Count">How many posts; empty: none.</param>
/// <param name="Label">Window or quiet, for those who do not see the colours.</param>
public sealed record HourCell(string Look, string Count, string Label)
{
    /// <summary>From here on it is as dark as it gets: a post a week in this hour.</summary>
    private const int Darkest = 4;

    /// <summary>Any part of an hour that is open makes it open; minutes are looked at by fives, as places are.</summary>
    internal static bool IsOpen(Account account, IsoDayOfWeek day, int hour) => account.Windows.IsEmpty && account.Quiet.IsEmpty
        ? IsIn([AccountDiary.UsualHours], day, hour, all: false)
        : (account.Windows.IsEmpty || IsIn(account.Windows, day, hour, all: false)) && !IsIn(account.Quiet, day, hour, all: true);

    internal static HourCell Of(Language language, Account account, IsoDayOfWeek day, int hour, int count)
    {
        var (isWindow, isQuiet) = (!account.Windows.IsEmpty && IsIn(account.Windows, day, hour, all: false), IsIn(account.Quiet, day, hour, all: true));
        return new HourCell(
            $"n{Math.Min(count, Darkest)}{(isWindow ? " open" : "")}{(isQuiet ? " quiet" : "")}",
            count == 0 ? "" : language.Number(count),
            isQuiet ? language["rhythm.quiet"] : isWindow ? language["rhythm.window"] : "");
    }

    private static bool IsIn(ImmutableArray<WeeklyWindow> windows, IsoDayOfWeek day, int hour, bool all)
    {
        // A Monday like any other.
        var start = new LocalDate(2024, 1, (int)day).At(new LocalTime(hour, 0));
        for (var minute = 0; minute < 60; minute += SlotSearch.Step)
        {
            if (windows.Any(window => window.Contains(start.PlusMinutes(minute))) != all)
            {
                return !all;
            }
        }

        return all;
    }
}

/// <summary>A coming week and whether it has the posts that it should have.</summary>
public sealed record RhythmWeek(string Iso, string Text, bool IsGap)
{
    internal static RhythmWeek Of(Language language, CadenceWeek week) => new(
        Names.Iso(week.Monday), language.Text("rhythm.week", language.ShortDay(week.Monday), language.Number(week.Planned), language.Number(week.Wanted)), week.IsGap);
}

/// <param name="NewHref">The forge's page that makes a post for it; null where there is no forge.</param>
public sealed record FreePlace(string Iso, string When, string? NewHref, string NewLabel)
{
    internal static FreePlace Of(SiteIndex index, Account account, LocalDateTime time)
    {
        var language = index.Language;
        var when = language.DateTime(time);
        return new FreePlace(Names.Iso(time), when, index.Proposals.NewPost(account, time, language), language.Text("new.on", when));
    }
}
