namespace Planner;

/// <summary>A feed that is watched.</summary>
public sealed record FeedSource : IEntity
{
    public required string Id { get; init; }
    public required SourceSpan Source { get; init; }
    public required string Title { get; init; }
    public required Located<string> Url { get; init; }
    public Located<string>? Brand { get; init; }
    public ImmutableArray<string> Keywords { get; init; } = [];
}

/// <summary>An entry of a source, until someone keeps it.</summary>
public sealed record Find : IEntity
{
    public required string Id { get; init; }
    public required SourceSpan Source { get; init; }
    public required string Title { get; init; }
    public required Located<string> Url { get; init; }
    public required Located<string> From { get; init; }
    public AuthoredTime? FoundAt { get; init; }
    public AuthoredTime? PublishedAt { get; init; }
    public bool Keep { get; init; }
    public RichText Prose { get; init; } = RichText.Empty;
}
