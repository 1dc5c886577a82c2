namespace Planner;

/// <summary>Something that may become a post.</summary>
public sealed record Idea : IEntity
{
    public required string Id { get; init; }
    public required SourceSpan Source { get; init; }
    public required string Title { get; init; }
    public Located<string>? Brand { get; init; }
    public Located<string>? Pillar { get; init; }

    /// <summary>Where it came from: a find's or source's id, an address, or words.</summary>
    public string? From { get; init; }
    public int Votes { get; init; }

    /// <summary>The day on which somebody had it; null: nobody wrote it down.</summary>
    public LocalDate? NotedAt { get; init; }
    public Located<string>? Owner { get; init; }

    /// <summary>Its prose as it stands in the file, for the post that is made from it.</summary>
    public string Text { get; init; } = "";
    public RichText Prose { get; init; } = RichText.Empty;
}
