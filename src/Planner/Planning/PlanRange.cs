namespace Planner.Planning;

/// <summary>A part of the plan.</summary>
internal static class PlanRange
{
    /// <summary>The deliveries on these days, each in its own zone; both ends are part of it. A range leaves out what has no time.</summary>
    public static Plan Of(Plan plan, LocalDate? from, LocalDate? to) =>
        from is null && to is null
            ? plan
            : plan with { Deliveries = [.. plan.Deliveries.Where(delivery => delivery.Local is { } local && !(local.Date < from) && !(local.Date > to))] };
}
