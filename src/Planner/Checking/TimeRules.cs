using Planner.Planning;

namespace Planner.Checking;

/// <summary>Moments that have passed, and hours in which an account should not speak.</summary>
internal static class TimeRules
{
    public static IEnumerable<Finding> Check(Content content, Plan plan)
    {
        var findings = new List<Finding>();
        var said = new HashSet<(string File, string Account)>();
        var quiet = new QuietTimes(content);
        foreach (var delivery in plan.Deliveries)
        {
            if (delivery.Due is { } due && delivery.Post.Status.Value is not (PostStatus.Idea or PostStatus.Withdrawn))
            {
                var there = due.InZone(content.ZoneOf(delivery.Account)).LocalDateTime;
                if (!Repeats(delivery.Post) || said.Add((delivery.Post.Source.Path, delivery.Account.Id)))
                {
                    Past(delivery, due, content, plan.Now, findings);
                    Hours(delivery, there, findings);
                }

                if (!quiet.IsEmpty)
                {
                    Days(delivery, due, there, content, quiet, findings);
                }
            }
        }

        return findings;
    }

    /// <summary>What is wrong with the hour of such a post is so on each of its days, and told of the first.</summary>
    private static bool Repeats(Post post) => post.Repeat is not null || post.Occurrence is not null;

    private static void Past(Delivery delivery, Instant due, Content content, Instant now, List<Finding> findings)
    {
        var grace = delivery.Account.Grace?.ToDuration() ?? content.Options.Publish.Grace;
        if (now > due + grace)
        {
            findings.Add(Problems.TimeInPast(delivery.DueSource, delivery.Local!.Value, delivery.Zone, delivery.Post.Status.Value));
        }
    }

    /// <param name="there">On the account's own clock, wherever the author was when writing the time.</param>
    private static void Hours(Delivery delivery, LocalDateTime there, List<Finding> findings)
    {
        var account = delivery.Account;
        if (!account.Windows.IsEmpty && !IsIn(account.Windows, there))
        {
            findings.Add(Problems.OutsideWindow(delivery.DueSource, there, account.Id, account.Windows));
        }

        if (IsIn(account.Quiet, there))
        {
            findings.Add(Problems.QuietHours(delivery.DueSource, there, account.Id, account.Quiet));
        }
    }

    private static void Days(Delivery delivery, Instant due, LocalDateTime there, Content content, QuietTimes quiet, List<Finding> findings)
    {
        var account = delivery.Account;
        if (quiet.EventAt(account, due, there) is { } happening)
        {
            findings.Add(Problems.QuietEvent(delivery.DueSource, there, happening.Title, account.Id));
        }

        if (quiet.QuietHolidayOn(account, there.Date) is { } holiday)
        {
            findings.Add(Problems.QuietHoliday(delivery.DueSource, there, holiday.NameIn(content.Options.Language), holiday.Place, account.Id));
        }
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
