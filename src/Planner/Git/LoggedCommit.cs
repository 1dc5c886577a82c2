namespace Planner.Git;

/// <summary>One commit as <c>git log --raw</c> tells of it.</summary>
/// <param name="Parents">Their ids; none for a first commit, and for the last one that a shallow clone has.</param>
/// <param name="Author">Its author.</param>
/// <param name="CoAuthors">Addresses of its <c>Co-authored-by</c> lines.</param>
/// <param name="Subject">The first line of its message.</param>
internal sealed record LoggedCommit(
    string Id, ImmutableArray<string> Parents, CommitAuthor Author, ImmutableArray<string> CoAuthors, string Subject, ImmutableArray<LoggedChange> Changes);

/// <summary>Who wrote a commit, and when. As the commit has it: a <c>.mailmap</c> is content, and must not lend anybody another's address.</summary>
internal sealed record CommitAuthor(string Name, string Email, Instant At);

/// <summary>What a commit did to one file. A merge tells only of files that are as none of its parents had them.</summary>
/// <param name="Path">Relative to the repository's own root.</param>
/// <param name="OldPath">What it was called before; the same where it kept its name.</param>
/// <param name="Before">The content's id at each parent; null where that had no such file.</param>
/// <param name="After">Null where the file is gone.</param>
internal sealed record LoggedChange(string Path, string OldPath, ImmutableArray<string?> Before, string? After);
