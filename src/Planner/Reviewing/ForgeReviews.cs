namespace Planner.Reviewing;

/// <summary>What somebody last said of a pull request at their forge, as its export has it.</summary>
/// <param name="By">A login, an e-mail address or a person's id.</param>
/// <param name="IsYes">False: changes were asked for, or the yes was dismissed.</param>
/// <param name="Commit">The head that they saw, as 40 or 64 hexadecimal digits; null: the forge does not know it any more.</param>
/// <param name="Base">A commit of the branch that the request went to, from before it was merged; null: the file does not say it.</param>
/// <param name="At">Null: the file does not say it.</param>
/// <param name="MayWrite">False: the forge says that they have no right to write in the repository; anybody may review what is public.</param>
internal sealed record ForgeReview(string By, bool IsYes, string? Commit, string? Base, Instant? At, bool MayWrite)
{
    /// <summary>Which request it is of; equal for equal requests of one file.</summary>
    public string Request { get; init; } = "";
}

/// <summary>What a reviewed commit holds of the posts that its pull request changed.</summary>
/// <param name="Deliveries">By post and account; null: nobody can tell what the request changed.</param>
internal sealed record ReviewedCommit(FrozenDictionary<(string Post, string Account), Delivery>? Deliveries);

/// <summary>Reviews of pull requests, with the commits that they are of.</summary>
/// <param name="Commits">By commit and given base; those that are not here are left out.</param>
internal sealed record ForgeReviews(ImmutableArray<ForgeReview> Given, FrozenDictionary<(string Commit, string? Base), ReviewedCommit> Commits);
