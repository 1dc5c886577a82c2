using Planner.Git;
using Planner.Rendering;
using Planner.Reviewing;
using Planner.Reviewing.Versions;

namespace Planner.Cli;

/// <summary>A repository that was loaded and checked, and a site that can be rendered from it.</summary>
/// <param name="Ledger">Null where there is none.</param>
/// <param name="Reading">What Git knows of posts, and why it knows nothing; read while the site is rendered.</param>
internal sealed record OpenedSite(Workspace Workspace, Site Site, LedgerSnapshot? Ledger, Task<(PostVersions Versions, string? Fault)> Reading)
{
    /// <summary>What differs from the base of a pull request; null where nobody asked.</summary>
    public Review? Review { get; init; }

    /// <summary>What the content alone says of each delivery, in the order of the workspace's plan; null: that plan says nothing else.</summary>
    public Plan? Planned { get; init; }

    public async Task<PostVersions> VersionsAsync() => (await Reading).Versions;
}
