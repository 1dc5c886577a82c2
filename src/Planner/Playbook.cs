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

    /// <summary>Whom to call, in order.</summary>
    public ImmutableArray<PlaybookContact> Contacts { get; init; } = [];

    /// <summary>What stands between braces in the text, in the order of the file.</summary>
    public ImmutableArray<PlaybookVariable> Variables { get; init; } = [];

    /// <summary>What to do, in order.</summary>
    public ImmutableArray<string> Steps { get; init; } = [];
    public RichText Prose { get; init; } = RichText.Empty;
}

/// <summary>Somebody to call: one of the team, or anybody with a telephone.</summary>
/// <param name="Name">As written; null where <paramref name="Person"/> says it.</param>
/// <param name="Person">A person's id. A contact that is one word or line may be either.</param>
public sealed record PlaybookContact(string? Name, Located<string>? Person, string? Role, string? Phone, string? Email);

/// <param name="Name">As it stands between the braces.</param>
/// <param name="Meaning">What to fill in.</param>
public sealed record PlaybookVariable(Located<string> Name, string Meaning);
