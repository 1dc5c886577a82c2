namespace Planner;

/// <summary>An ambassador or supplier, with what they owe and when.</summary>
public sealed record Partner : IEntity
{
    public required string Id { get; init; }
    public required SourceSpan Source { get; init; }
    public required string Name { get; init; }
    public string? Contact { get; init; }
    public ImmutableArray<Deliverable> Deliverables { get; init; } = [];

    /// <summary>Who of the team looks after them.</summary>
    public Located<string>? Owner { get; init; }

    /// <summary>What the team may do with what they deliver.</summary>
    public MediaRights? Rights { get; init; }

    /// <summary>Words of their own that tell readers that a text is paid for.</summary>
    public string? Disclosure { get; init; }
    public RichText Prose { get; init; } = RichText.Empty;

    string IEntity.Title => Name;
}

/// <summary>Something that a partner owes, or that people and suppliers hand over for a campaign.</summary>
public sealed record Deliverable(string What, Located<LocalDate>? Due, bool Done, SourceSpan Source)
{
    /// <summary>Of a partner's: who of the team asks for it; null: who looks after the partner. Of a campaign's: the person or partner who hands it over.</summary>
    public Located<string>? Owner { get; init; }
    public Located<string>? Campaign { get; init; }

    /// <summary>A link or words that show that it came.</summary>
    public string? Evidence { get; init; }

    /// <summary>The media that came, relative to <c>content/</c>.</summary>
    public ImmutableArray<Located<string>> Files { get; init; } = [];
}
