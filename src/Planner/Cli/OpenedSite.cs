using Planner.Git;
using Planner.Rendering;
using Planner.Reviewing;
using Planner.Reviewing.Versions;

namespace Planner.Cli;

/// <summary>A repository that was loaded and checked, and a site that can be rendered from it.</summary>
/// <param name="Ledger">Null where there is none.</param>
/// <param name="VersionsFault">Why nothing is known of the posts' versions; null: they were read, or there is no repository.</param>
internal sealed record OpenedSite(Workspace Workspace, Site Site, LedgerSnapshot? Ledger, PostVersions Versions, string? VersionsFault)
{
    /// <summary>What differs from the base of a pull request; null: nobody named one.</summary>
    public Review? Review { get; init; }

    /// <summary>Tells what the site lacks.</summary>
    public void Complain(Terminal terminal)
    {
        KnownLedger.Complain(Ledger, terminal);
        if (VersionsFault is not null)
        {
            terminal.Complain($"without the posts' history: {VersionsFault}");
        }
    }
}
