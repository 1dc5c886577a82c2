namespace Planner;

/// <summary>Someone of the team, or a client.</summary>
public sealed record Person : IEntity
{
    public required string Id { get; init; }
    public required SourceSpan Source { get; init; }
    public required string Name { get; init; }

    /// <summary>As in Git, so that a commit says who wrote.</summary>
    public ImmutableArray<string> Emails { get; init; } = [];

    /// <summary>Their name at the forge, as <c>extra: {login}</c> has it; null: their id.</summary>
    public string? Login { get; init; }
    public ImmutableArray<string> Roles { get; init; } = [];
    public ImmutableArray<WeeklyWindow> Hours { get; init; } = [];

    /// <summary>Of their hours; null: the site's.</summary>
    public DateTimeZone? Timezone { get; init; }
    public ImmutableArray<Absence> Absences { get; init; } = [];
    public RichText Prose { get; init; } = RichText.Empty;

    string IEntity.Title => Name;
}

/// <summary>Days away; both ends are part of it.</summary>
public sealed record Absence(LocalDate From, LocalDate Until, string? Reason, Located<string>? Deputy, SourceSpan Source);
