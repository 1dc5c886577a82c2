using Planner.Planning;
using Planner.Scheduling;

namespace Planner.Cli;

/// <summary><c>planner schedule POST --next-slot</c>: the next place that is free on every account of a post.</summary>
internal static class ScheduleSlot
{
    /// <param name="target">The account that gets a time of its own; null: the post's time.</param>
    /// <param name="after">Only places after this time of the grid's clock; null: from now on.</param>
    /// <exception cref="UsageException">There is no account whose time could move.</exception>
    public static SlotAnswer Find(Post post, PostAccount? target, AuthoredTime? after, Content content, Plan plan)
    {
        var places = PostPlaces.Of(post, target, content, AccountDiary.All(content, plan), plan.Now)
            ?? throw new UsageException(post.Accounts.IsEmpty
                ? $"{post.Id} goes to no account; add accounts to {post.Source.Path} first."
                : $"each account of {post.Id} has a time of its own, or is not there; name one with --account.");
        var start = Instant.Max(plan.Now, after is { } time ? LocalTimes.ResolveLeniently(time, places.Zone) : plan.Now);
        return SlotSearch.Next(places, start, LastDay(start, places.Zone));
    }

    public static void Complain(Post post, SlotAnswer answer, Terminal terminal)
    {
        terminal.Complain($"no place is free for {post.Id} within {SlotSearch.Weeks} weeks; in the way:");
        foreach (var line in SlotReport.Blocked(answer))
        {
            terminal.Error.WriteLine(line);
        }
    }

    internal static LocalDate LastDay(Instant start, DateTimeZone zone) =>
        start.InZone(zone).Date is var day && day < LocalDate.MaxIsoValue.PlusWeeks(-SlotSearch.Weeks - 1) ? day.PlusWeeks(SlotSearch.Weeks) : day;
}
