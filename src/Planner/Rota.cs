namespace Planner;

/// <summary>One line of a rota: people who are on call in turn. A single turn is a line with one person, a start and an end.</summary>
public sealed record RotaLine
{
    public required SourceSpan Source { get; init; }

    /// <summary>What the team calls it: evenings, week-ends.</summary>
    public string? Name { get; init; }

    /// <summary>In the order of their turns; at least one.</summary>
    public required ImmutableArray<Located<string>> People { get; init; }

    /// <summary>When the first turn begins. With a time, turns pass on at that hour; without, at midnight.</summary>
    public required Located<EventTime> From { get; init; }

    /// <summary>A day that ends it is part of it; a time is not. Null: it goes on.</summary>
    public Located<EventTime>? Until { get; init; }

    /// <summary>How many days a turn lasts; the default is a week.</summary>
    public int Days { get; init; } = 7;

    /// <summary>The hours on call; empty: all of them. Who is on call when they begin stays until they end.</summary>
    public ImmutableArray<WeeklyWindow> Hours { get; init; } = [];

    /// <summary>Days on which nobody of this line is on call.</summary>
    public ImmutableArray<LocalDate> Except { get; init; } = [];
    public ImmutableArray<RotaSwap> Swaps { get; init; } = [];
}

/// <summary>Days on which somebody else is on call; both ends are part of it.</summary>
public sealed record RotaSwap(LocalDate From, LocalDate Until, Located<string> Person);
