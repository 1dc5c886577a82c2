namespace Planner.Reviewing;

/// <summary>A post that waits for a person's yes.</summary>
/// <param name="Deliveries">Those that do, in the order of the plan.</param>
/// <param name="NeededBy">When the first of them must have been agreed; null while none has a time.</param>
/// <param name="Zone">In which that moment is told.</param>
internal sealed record AwaitedPost(Post Post, ImmutableArray<Delivery> Deliveries, Instant? NeededBy, DateTimeZone Zone);
