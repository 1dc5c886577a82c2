namespace Planner.Rendering;

/// <summary>What needs a person today, and what goes out next.</summary>
/// <param name="WaitedFor">Those whose yes is awaited, the number of posts beside each.</param>
/// <param name="IsUntracked">Whether something may have gone out and nothing says so.</param>
public sealed record OverviewPage(
    string AsOf, ImmutableArray<HoldNotice> Holds, ImmutableArray<WeekdayCount> Week, ImmutableArray<AttentionCard> Attention, ImmutableArray<Link> WaitedFor,
    ImmutableArray<EntryGroup> Next, bool IsEmpty, bool IsUntracked)
{
    private const int NextOnes = 12;

    /// <summary>To what differs from the base of a pull request; null: nobody named one.</summary>
    public Link? Changes { get; init; }

    internal static OverviewPage Of(SiteIndex index, Calendar calendar) => new(
        index.Language.Text("calendar.as_of", index.Language.LongDate(index.Today)),
        index.Holds,
        WeekdayCount.NextDays(index.Language, calendar, index.Today),
        AttentionCard.All(index),
        WaitingPage.LinksTo(index),
        EntryList.ByDay(index, index.Entries.Where(entry => index.IsOpen(entry) && entry.Date >= index.Today).Take(NextOnes), ""),
        index.Entries.IsEmpty,
        !index.Plan.IsTracked && index.Entries.Any(entry => index.Plan.IsPast(entry.State, entry.Due)))
    {
        Changes = index.Changes?.Summary,
    };
}

/// <summary>A day of the coming week and how much leaves on it.</summary>
/// <param name="Count">The number alone, where there is no room for more; empty for none.</param>
public sealed record WeekdayCount(
    string Name, string Number, string Label, string Count, string CountText, string? Href, bool IsToday, ImmutableArray<DayEvent> Events)
{
    internal static ImmutableArray<WeekdayCount> NextDays(Language language, Calendar calendar, LocalDate today)
    {
        var days = ImmutableArray.CreateBuilder<WeekdayCount>(7);
        for (var day = today; days.Count < 7; day = day.PlusDays(1))
        {
            days.Add(Of(language, calendar, day, today));
        }

        return days.MoveToImmutable();
    }

    private static WeekdayCount Of(Language language, Calendar calendar, LocalDate day, LocalDate today)
    {
        var count = calendar.PostsOn(day);
        var text = language.Count("list.posts", count);
        var monday = CalendarWeek.MondayOf(day);
        return new WeekdayCount(
            language.ShortWeekday(day.DayOfWeek),
            day.Day.ToString(CultureInfo.InvariantCulture),
            language.Text("overview.day", language.Day(day), text),
            count == 0 ? "" : language.Number(count),
            text,
            calendar.PlaceOf(monday) >= 0 ? $"{SitePaths.Week(monday)}#d{Names.Iso(day)}" : null,
            day == today,
            calendar.EventsOn(day));
    }
}
