namespace Planner.Checking;

/// <summary>Moments that have passed, and hours in which an account should not speak.</summary>
internal static class TimeRules
{
    public static IEnumerable<Finding> Check(Content content, Plan plan)
    {
        var findings = new List<Finding>();
        var said = new HashSet<(string File, string Account)>();
        foreach (var delivery in plan.Deliveries)
        {
            if (delivery.Due is { } due && delivery.Post.Status.Value is not (PostStatus.Idea or PostStatus.Withdrawn))
            {
                var before = findings.Count;
                var grace = delivery.Account.Grace?.ToDuration() ?? content.Options.Publish.Grace;
                if (plan.Now > due + grace)
                {
                    findings.Add(Problems.TimeInPast(delivery.DueSource, delivery.Local!.Value, delivery.Zone, delivery.Post.Status.Value));
                }

                Hours(delivery, due, content, findings);

                // What is wrong with the hour of a post that repeats is so on each of its days: it is told of the first.
                if (findings.Count > before && (delivery.Post.Repeat is not null || delivery.Post.Occurrence is not null) && !said.Add((delivery.Post.Source.Path, delivery.Account.Id)))
                {
                    findings.RemoveRange(before, findings.Count - before);
                }
            }
        }

        return findings;
    }

    private static void Hours(Delivery delivery, Instant due, Content content, List<Finding> findings)
    {
        var account = delivery.Account;
        if (account.Windows.IsEmpty && account.Quiet.IsEmpty)
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
