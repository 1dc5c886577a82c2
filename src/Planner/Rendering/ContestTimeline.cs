using Planner.Planning;

namespace Planner.Rendering;

/// <summary>What happens when in a contest: three strips to look at, and the same as a list to read.</summary>
/// <param name="From">The first day of the strips.</param>
/// <param name="Today">Where today is on them, from 0 to 1000; null when it is not.</param>
/// <param name="OpenAt">Where the contest opens, from 0 to 1000.</param>
/// <param name="OpenWidth">How wide the days are on which it takes entries.</param>
public sealed record ContestTimeline(
    string From, string To, string? Today, string OpenAt, string OpenWidth, ImmutableArray<TimelineMark> Steps, ImmutableArray<TimelineMark> Posts, ImmutableArray<TimelineDay> Days)
{
    private const int Wide = 1000;

    /// <summary>More than a contest has; whoever has more finds them in the list of its posts.</summary>
    private const int MostPosts = 60;

    internal static ContestTimeline Of(SiteIndex index, Checklist checklist, ImmutableArray<Entry> entries)
    {
        var contest = checklist.Contest;
        var items = Items(index, checklist, entries).OrderBy(item => item.Date).ToImmutableArray();
        var first = LocalDate.Min(items[0].Date, contest.Campaign.Start.Value);
        var last = LocalDate.Max(items[^1].Date, LocalDate.Max(first, contest.Campaign.End.Value));
        var zone = index.Content.ZoneOf(contest.Campaign);
        var (opens, closes) = (At(contest.Opens.Value.In(zone).Date), At(contest.Closes.Value.In(zone).Date));
        return new ContestTimeline(
            index.Language.Date(first),
            index.Language.Date(last),
            index.Today >= first && index.Today <= last ? Text(At(index.Today)) : null,
            Text(opens),
            Text(Math.Max(0, closes - opens)),
            Marks("step"),
            Marks("post"),
            TimelineDay.All(index, items));

        int At(LocalDate date) => (int)((long)(Wide - 8) * Period.DaysBetween(first, date) / Math.Max(1, Period.DaysBetween(first, last)));

        ImmutableArray<TimelineMark> Marks(string kind) => [.. items.Where(item => item.Line.Kind == kind).Select(item => new TimelineMark(Text(At(item.Date)), item.Line.State))];
    }

    private static string Text(int place) => place.ToString(CultureInfo.InvariantCulture);

    private static IEnumerable<(LocalDate Date, TimelineLine Line)> Items(SiteIndex index, Checklist checklist, ImmutableArray<Entry> entries)
    {
        var contest = checklist.Contest;
        var zone = index.Content.ZoneOf(contest.Campaign);
        foreach (var (key, moment) in new[] { ("opens", contest.Opens.Value), ("closes", contest.Closes.Value) })
        {
            yield return Moment(key, moment);
        }

        if (contest.DrawAt is { } draw)
        {
            yield return Moment("draw_at", draw.Value);
        }

        foreach (var entry in entries.Where(entry => entry.Date is not null).DistinctBy(entry => (entry.Post.Id, entry.Date)).Take(MostPosts))
        {
            var (state, text) = index.Markup.StateOf(entry.State, entry.Due);
            yield return (entry.Date!.Value, new TimelineLine("post", entry.Post.Title, index.Language.Time(entry.Local!.Value.TimeOfDay), state, text, new Link(entry.Href, entry.Post.Title), null));
        }

        foreach (var stand in checklist.Steps)
        {
            if (stand.Due is { } due)
            {
                var state = StepLine.StateOf(stand);
                yield return (due, new TimelineLine("step", stand.Step.Title, null, state, index.Language["step." + state], null, Names.Class(stand.Step.Id)));
            }
        }

        (LocalDate Date, TimelineLine Line) Moment(string key, AuthoredTime time)
        {
            var local = time.In(zone);
            return (local.Date, new TimelineLine("moment", index.Language["contest." + key], index.Language.Time(local.TimeOfDay), "moment", "", null, null));
        }
    }
}

/// <summary>A mark on a strip, from 0 to 1000.</summary>
public sealed record TimelineMark(string At, string State);

/// <param name="IsPast">That the day is over.</param>
public sealed record TimelineDay(string Day, string Iso, bool IsPast, string? Today, ImmutableArray<TimelineLine> Lines)
{
    internal static ImmutableArray<TimelineDay> All(SiteIndex index, ImmutableArray<(LocalDate Date, TimelineLine Line)> items) =>
    [
        .. from item in items
           group item.Line by item.Date into day
           select new TimelineDay(index.Language.ShortDay(day.Key), Names.Iso(day.Key), day.Key < index.Today, day.Key == index.Today ? index.Language["calendar.today"] : null, [.. day]),
    ];
}

/// <param name="Kind">moment, post or step.</param>
/// <param name="StateText">Empty for a moment.</param>
/// <param name="Page">A post's.</param>
/// <param name="Step">The step's name on the page.</param>
public sealed record TimelineLine(string Kind, string Title, string? Time, string State, string StateText, Link? Page, string? Step);
