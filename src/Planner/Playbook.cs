namespace Planner;

public enum PlaybookKind
{
    Answer,
    Crisis,

    /// <summary>A contest's terms.</summary>
    Terms,
}

/// <summary>A ready answer, a procedure for a crisis, or the terms of a contest.</summary>
public sealed record Playbook : IEntity
{
    public required string Id { get; init; }
    public required SourceSpan Source { get; init; }
    public required string Title { get; init; }
    public PlaybookKind Kind { get; init; }
    public Located<string>? Brand { get; init; }
    public string? Language { get; init; }
    public ImmutableArray<string> Contacts { get; init; } = [];
    public RichText Prose { get; init; } = RichText.Empty;
}
