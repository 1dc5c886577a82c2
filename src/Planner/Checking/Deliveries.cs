namespace Planner.Checking;

/// <summary>Checks deliveries that still may go out, a part of them on each core.</summary>
internal static class Deliveries
{
    /// <summary>Enough that a part is worth handing over.</summary>
    private const int InAPart = 256;

    /// <summary>Findings in the order of the plan. What was taken back, and what is long past, is not checked: nothing can be mended there.</summary>
    public static IEnumerable<Finding> OnEveryCore(Plan plan, Func<Delivery, IEnumerable<Finding>> check)
    {
        var parts = plan.Deliveries.Where(delivery => delivery.State is not DeliveryState.Withdrawn).Chunk(InAPart).ToArray();
        var found = new List<Finding>[parts.Length];
        Parallel.For(0, parts.Length, index => found[index] = [.. parts[index].SelectMany(check)]);
        return found.SelectMany(findings => findings);
    }
}
