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

    /// <summary>What people and suppliers hand over for it.</summary>
    public ImmutableArray<Deliverable> Deliverables { get; init; } = [];
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
    /// <summary>What everything may cost: the total, or where nobody set one what is planned.</summary>
    public decimal Allowed => Total?.Value ?? Planned;

    /// <summary>What is gone or as good as gone, line by line.</summary>
    public decimal Used => Lines.Sum(line => line.Used);

    /// <summary>What is planned over all lines.</summary>
    public decimal Planned => Lines.Sum(line => line.Planned ?? 0);

    /// <summary>What is promised to suppliers over all lines.</summary>
    public decimal Committed => Lines.Sum(line => line.Committed ?? 0);

    /// <summary>What is paid over all lines.</summary>
    public decimal Spent => Lines.Sum(line => line.Spent ?? 0);
}

public sealed record BudgetLine(string What, Located<string>? Network, decimal? Planned, decimal? Committed, decimal? Spent, SourceSpan Source)
{
    /// <summary>The first day on which a paid action runs.</summary>
    public Located<LocalDate>? From { get; init; }

    /// <summary>The last day on which a paid action runs; it is part of it.</summary>
    public Located<LocalDate>? Until { get; init; }

    /// <summary>Where a paid action is run: the address of the ad platform.</summary>
    public string? Link { get; init; }

    /// <summary>Whether it buys attention, rather than a photographer: it names a network, days or an ad platform.</summary>
    public bool IsPaidAction => Network is not null || From is not null || Until is not null || Link is not null;

    /// <summary>What is gone or as good as gone: the greater of what is promised and what is paid, since a bill paid is a promise kept.</summary>
    public decimal Used => Math.Max(Committed ?? 0, Spent ?? 0);
}

/// <param name="Target">What the team aims at; null when nobody said.</param>
public sealed record Indicator(string Name, decimal? Target, decimal? Actual, SourceSpan Source);

/// <summary>What is added to the links of a campaign so that visits can be told apart.</summary>
public sealed record Utm(string? Source, string? Medium, string? Campaign, string? Content);
