namespace Planner;

/// <summary>An address of the site, <c>/go/&lt;slug&gt;/</c>, that leads elsewhere and is short enough to be typed from paper. Its id is the slug.</summary>
public sealed record ShortLink : IEntity
{
    public required string Id { get; init; }
    public required SourceSpan Source { get; init; }
    public required string Title { get; init; }

    /// <summary>Where it leads: https, without a name or a password.</summary>
    public required Located<string> Url { get; init; }
    public Located<string>? Campaign { get; init; }

    /// <summary>Each part beats the campaign's.</summary>
    public Utm? Utm { get; init; }
    public Located<string>? Brand { get; init; }

    /// <summary>Other slugs that lead to the same place: what it was called before, and how people mistype it.</summary>
    public ImmutableArray<Located<string>> Aliases { get; init; } = [];
    public RichText Prose { get; init; } = RichText.Empty;

    /// <summary>Its own slug first, then its aliases.</summary>
    public IEnumerable<string> Slugs => Aliases.Select(alias => alias.Value).Prepend(Id);
}
