using Planner.Planning;

namespace Planner.Checking;

/// <summary>Moments that have passed, and hours in which an account should not speak.</summary>
internal static class TimeRules
{
    public static IEnumerable<Finding> Check(Content content, Plan plan)
    {
        var findings = new List<Finding>();
        var quiet = new QuietTimes(content);
        foreach (var delivery in plan.Deliveries)
        {
            if (delivery.Due is { } due && delivery.Post.Status.Value is not (PostStatus.Idea or PostStatus.Withdrawn))
            {
                var grace = delivery.Account.Grace?.ToDuration() ?? content.Options.Publish.Grace;
                if (plan.Now > due + grace)
                {
                    findings.Add(Problems.TimeInPast(delivery.DueSource, delivery.Local!.Value, delivery.Zone, delivery.Post.Status.Value));
                }

                Hours(delivery, due, content, quiet, findings);
            }
        }

        return findings;
    }

    private static void Hours(Delivery delivery, Instant due, Content content, QuietTimes quiet, List<Finding> findings)
    {
        var account = delivery.Account;
        if (account.Windows.IsEmpty && account.Quiet.IsEmpty && quiet.IsEmpty)
        {
            return;
        }

        // Windows are the account's own hours, wherever the author was when writing the time.
        var there = due.InZone(content.ZoneOf(account)).LocalDateTime;
        if (!account.Windows.IsEmpty && !IsIn(account.Windows, there))
        {
            findings.Add(Problems.OutsideWindow(delivery.DueSource, there, account.Id, account.Windows));
        }

        if (IsIn(account.Quiet, there))
        {
            findings.Add(Problems.QuietHours(delivery.DueSource, there, account.Id, account.Quiet));
        }

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
