namespace Planner.Reviewing;

/// <summary>What the signature of a commit is worth.</summary>
internal enum SignatureState
{
    /// <summary>Nobody wanted to know: <c>require_signed</c> is off.</summary>
    NotAsked,
    Missing,
    Good,

    /// <summary>Made with a key that nobody named, or trusted.</summary>
    Unknown,

    /// <summary>Its key has expired or was revoked.</summary>
    Ended,

    /// <summary>It is not of this commit.</summary>
    Wrong,

    /// <summary>Git could not check it, for want of the key or of a program.</summary>
    Unchecked,
}

/// <summary>A commit that brought an approval into the repository.</summary>
/// <param name="Post">The post's id.</param>
/// <param name="Line">Where the approval stands in its file.</param>
/// <param name="AuthorEmail">Of the commit.</param>
internal sealed record ApprovalWitness(string Post, int Line, string AuthorEmail, string Commit, SignatureState Signature)
{
    /// <summary>Whom the list of signers knows the key as: an address, or several with commas between them.</summary>
    public string Signer { get; init; } = "";

    /// <summary>Whether this is where a shallow clone ends: the approval may be older, and anybody's.</summary>
    public bool IsCut { get; init; }
}

/// <summary>What Git knows of one approval as it stands in the last commit.</summary>
/// <param name="By">Every commit that brought it in; none: it is not committed.</param>
/// <param name="TakenBack">A commit that removed it; null: none did.</param>
internal sealed record WitnessedApproval(ImmutableArray<ApprovalWitness> By, string? TakenBack)
{
    public static WitnessedApproval None { get; } = new([], null);
}

/// <summary>Somebody who wrote on a post.</summary>
internal sealed record PostAuthor(string Email, string Commit);

/// <summary>Who wrote a post.</summary>
/// <param name="CutAt">The commit at which a shallow clone ends: who wrote before is not known; null: nothing is missing.</param>
internal sealed record PostAuthors(ImmutableArray<PostAuthor> All, string? CutAt)
{
    public static PostAuthors None { get; } = new([], null);
}
