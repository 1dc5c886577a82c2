namespace Planner;

/// <summary>All deliveries at one moment, by due instant, then post, then account; those without a time come last.</summary>
/// <param name="Now">The moment the states hold for.</param>
public sealed record Plan(ImmutableArray<Delivery> Deliveries, Instant Now);
