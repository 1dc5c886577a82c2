namespace Planner.Checking;

/// <summary>Moments that have passed, and hours in which an account should not speak. Said once for each written time.</summary>
internal static class TimeRules
{
    public static IEnumerable<Finding> Check(Content content, Plan plan) =>
        plan.Deliveries
            .Where(delivery => delivery is { Due: not null } && delivery.Post.Status.Value is not (PostStatus.Idea or PostStatus.Withdrawn))
            .SelectMany(delivery => Of(delivery, plan.Now, content))
            .Distinct(FindingOrder.Same);

    private static IEnumerable<Finding> Of(Delivery delivery, Instant now, Content content)
    {
        var local = delivery.Local!.Value;
        var account = delivery.Account;
        if (now > delivery.Due!.Value + (account.Grace?.ToDuration() ?? content.Options.Publish.Grace))
        {
            yield return Problems.TimeInPast(delivery.DueSource, local, delivery.Zone, delivery.Post.Status.Value);
        }

        if (account.Windows.IsEmpty && account.Quiet.IsEmpty)
        {
            yield break;
        }

        // Windows are the account's own hours, wherever the author was when writing the time.
        var there = delivery.Due.Value.InZone(content.ZoneOf(account)).LocalDateTime;
        if (!account.Windows.IsEmpty && !account.Windows.Any(window => window.Contains(there)))
        {
            yield return Problems.OutsideWindow(delivery.DueSource, there, account.Id, account.Windows);
        }

        if (account.Quiet.Any(window => window.Contains(there)))
        {
            yield return Problems.QuietHours(delivery.DueSource, there, account.Id, account.Quiet);
        }
    }
}
