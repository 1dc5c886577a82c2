namespace Planner;

/// <summary>Something that went wrong in public: when, what was done about it, and what was learnt.</summary>
public sealed record Incident : IEntity
{
    public required string Id { get; init; }
    public required SourceSpan Source { get; init; }
    public required string Title { get; init; }

    /// <summary>Local to the brand's zone, else the site's.</summary>
    public required Located<AuthoredTime> StartedAt { get; init; }

    /// <summary>Null while it is open.</summary>
    public Located<AuthoredTime>? ClosedAt { get; init; }
    public Located<string>? Brand { get; init; }

    /// <summary>The posts that it touched.</summary>
    public ImmutableArray<Located<string>> Posts { get; init; } = [];
    public Located<string>? Playbook { get; init; }

    /// <summary>The hold that was put on for it; its file may be gone, as that is how a hold is lifted.</summary>
    public Located<string>? Hold { get; init; }
    public Located<string>? Owner { get; init; }
    public ImmutableArray<IncidentMeasure> Measures { get; init; } = [];

    /// <summary>What happened, and what was learnt.</summary>
    public RichText Prose { get; init; } = RichText.Empty;
}

/// <summary>Something that was done about an incident.</summary>
/// <param name="By">A person's id, or words.</param>
public sealed record IncidentMeasure(Located<AuthoredTime>? At, string What, string? By, SourceSpan Source);
