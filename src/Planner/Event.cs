namespace Planner;

/// <summary>A date worth speaking on.</summary>
public sealed record Event : IEntity
{
    public required string Id { get; init; }
    public required SourceSpan Source { get; init; }
    public required string Title { get; init; }
    public required Located<EventTime> Start { get; init; }

    /// <summary>A day that ends the event is part of it; a time is not.</summary>
    public Located<EventTime>? End { get; init; }
    public DateTimeZone? Timezone { get; init; }

    /// <summary>Whom it is for; null: everybody.</summary>
    public Located<string>? Brand { get; init; }

    /// <summary>Whether nothing goes out while it lasts.</summary>
    public bool IsQuiet { get; init; }
    public ImmutableArray<string> Tags { get; init; } = [];
    public RichText Prose { get; init; } = RichText.Empty;
}

/// <summary>A whole day (<paramref name="Time"/> is null) or a moment of it.</summary>
/// <param name="Following">The moment that it moves with; the others are then what it is now.</param>
public readonly record struct EventTime(LocalDate Date, AuthoredTime? Time, FollowingTime? Following = null)
{
    /// <summary>The day in the zone: an explicit offset may make it another than the one written.</summary>
    public LocalDate DateIn(DateTimeZone zone) => Time?.In(zone).Date ?? Date;
}
