namespace Planner;

/// <summary>Posts and paid actions with one objective, dates, budget and indicators.</summary>
public sealed record Campaign : IEntity
{
    public required string Id { get; init; }
    public required SourceSpan Source { get; init; }
    public required string Title { get; init; }
    public required Located<string> Brand { get; init; }

    /// <summary>The first day.</summary>
    public required Located<LocalDate> Start { get; init; }

    /// <summary>The last day; it is part of the campaign.</summary>
    public required Located<LocalDate> End { get; init; }
    public string? Objective { get; init; }
    public string? Audience { get; init; }
    public Located<string>? Owner { get; init; }
    public Budget? Budget { get; init; }
    public ImmutableArray<Indicator> Indicators { get; init; } = [];
    public Utm? Utm { get; init; }

    /// <summary>Who has to say yes to its posts, where that differs from what wider files say.</summary>
    public ReviewChoice? Review { get; init; }

    /// <summary>Fields that stand in the file and could not be read, or not whole.</summary>
    public ImmutableArray<string> Unreadable { get; init; } = [];

    /// <summary>The brief.</summary>
    public RichText Prose { get; init; } = RichText.Empty;
}

/// <param name="Currency">ISO 4217, for every amount in it.</param>
public sealed record Budget(string Currency, Located<decimal>? Total, ImmutableArray<BudgetLine> Lines, SourceSpan Source)
{
    /// <summary>What is planned over all lines.</summary>
    public decimal Planned => Lines.Sum(line => line.Planned ?? 0);

    /// <summary>What is promised to suppliers over all lines.</summary>
    public decimal Committed => Lines.Sum(line => line.Committed ?? 0);

    /// <summary>What is paid over all lines.</summary>
    public decimal Spent => Lines.Sum(line => line.Spent ?? 0);
}

public sealed record BudgetLine(string What, Located<string>? Network, decimal? Planned, decimal? Committed, decimal? Spent, SourceSpan Source);

/// <param name="Target">What the team aims at; null when nobody said.</param>
public sealed record Indicator(string Name, decimal? Target, decimal? Actual, SourceSpan Source);

/// <summary>What is added to the links of a campaign so that visits can be told apart.</summary>
public sealed record Utm(string? Source, string? Medium, string? Campaign, string? Content);
