namespace Planner.Scheduling;

/// <summary>A free place for a post: the local time that is written, and what it means on each account.</summary>
internal sealed record Slot(LocalDateTime Local, ImmutableArray<SlotDelivery> Deliveries);

/// <param name="Zone">In which the time is written.</param>
/// <param name="Window">That is open then; null: the account has none.</param>
/// <param name="Before">What the account says before; null: nothing.</param>
/// <param name="InWeek">Posts of the account in that week, this one among them.</param>
internal sealed record SlotDelivery(Account Account, Instant Due, DateTimeZone Zone, WeeklyWindow? Window, Taken? Before, int InWeek);

/// <summary>Places that follow each other on the grid and that the same thing stands in the way of.</summary>
internal sealed record Refusal(LocalDateTime From, LocalDateTime To, Obstacle Obstacle);

/// <param name="Slot">Null: there is none in the time that was looked at.</param>
/// <param name="Refused">Earlier places in hours in which the accounts speak, and why they were not taken.</param>
/// <param name="Hours">Where no slot was found: what stood in the way at every other hour, and how often.</param>
internal sealed record SlotAnswer(Slot? Slot, ImmutableArray<Refusal> Refused, ImmutableArray<Obstacle> Hours);
