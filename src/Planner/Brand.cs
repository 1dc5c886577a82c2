namespace Planner;

/// <summary>How a brand speaks to people in languages that make the difference.</summary>
public enum Address
{
    Tu,
    Vous,
}

/// <summary>A company, product or person that speaks, with its charter.</summary>
public sealed record Brand : IEntity
{
    public required string Id { get; init; }
    public required SourceSpan Source { get; init; }
    public required string Name { get; init; }
    public string? Language { get; init; }
    public DateTimeZone? Timezone { get; init; }

    /// <summary>Whose public holidays count for it: ISO 3166-1 or 3166-2; null: the site's.</summary>
    public string? Country { get; init; }
    public HolidayPolicy Holidays { get; init; }

    /// <summary><c>#rrggbb</c>.</summary>
    public string? Colour { get; init; }
    public Located<string>? Avatar { get; init; }
    public string? Voice { get; init; }
    public Located<Address>? Address { get; init; }
    public ImmutableArray<string> ForbiddenWords { get; init; } = [];
    public ImmutableArray<string> RequiredHashtags { get; init; } = [];

    /// <summary>The most emoji that one text may hold; null: any number.</summary>
    public int? MaxEmoji { get; init; }

    /// <summary>The words that a sponsored text must carry.</summary>
    public string? Disclosure { get; init; }
    public ImmutableArray<string> Objectives { get; init; } = [];
    public ImmutableArray<Pillar> Pillars { get; init; } = [];

    /// <summary>Who is on call for it when, beside those that <c>planner.yml</c> names.</summary>
    public ImmutableArray<RotaLine> Rota { get; init; } = [];

    /// <summary>Who has to say yes to its posts, where that differs from what wider files say.</summary>
    public ReviewChoice? Review { get; init; }

    /// <summary>The charter in prose.</summary>
    public RichText Prose { get; init; } = RichText.Empty;

    string IEntity.Title => Name;
}

/// <summary>A theme of the strategy.</summary>
/// <param name="Share">The share of the brand's posts that it should have, in percent.</param>
public sealed record Pillar(string Id, string Title, decimal? Share, SourceSpan Source);
