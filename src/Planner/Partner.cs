namespace Planner;

/// <summary>An ambassador or supplier, with what they owe and when.</summary>
public sealed record Partner : IEntity
{
    public required string Id { get; init; }
    public required SourceSpan Source { get; init; }
    public required string Name { get; init; }
    public string? Contact { get; init; }
    public ImmutableArray<Deliverable> Deliverables { get; init; } = [];

    /// <summary>What the team may do with what they deliver.</summary>
    public string? Rights { get; init; }
    public RichText Prose { get; init; } = RichText.Empty;

    string IEntity.Title => Name;
}

public sealed record Deliverable(string What, Located<LocalDate>? Due, bool Done, SourceSpan Source)
{
    /// <summary>The person or partner who hands it over; a partner's own deliverables have none.</summary>
    public Located<string>? Owner { get; init; }

    /// <summary>What was handed over: an address, or a path relative to <c>content/</c>.</summary>
    public Located<string>? File { get; init; }
}
