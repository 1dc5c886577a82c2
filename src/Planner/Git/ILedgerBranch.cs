namespace Planner.Git;

/// <summary>Where the ledger's branch is: on a remote that all runs share, or in this repository alone.</summary>
internal interface ILedgerBranch
{
    /// <summary>As people are told: <c>planner/ledger on origin</c>.</summary>
    string Name { get; }

    /// <summary>A commit that an earlier run in this clone saw; null when there was none, or nobody keeps it.</summary>
    string? Known { get; }

    /// <summary>The branch's commit as it is now, with what has to be read of it; null when there is no such branch.</summary>
    /// <exception cref="LedgerException">It cannot be had.</exception>
    Task<string?> FetchAsync(CancellationToken cancellationToken);

    /// <summary>Moves the branch on, if it still is where it was.</summary>
    /// <param name="tip">Where it was; null: it did not exist.</param>
    /// <exception cref="LedgerException">It may not be written.</exception>
    Task<PushAnswer> PushAsync(string? tip, string commit, CancellationToken cancellationToken);

    /// <summary>Brings objects that the fetch left out.</summary>
    /// <param name="isDeep">With all that stands below them.</param>
    Task FetchObjectsAsync(IReadOnlyCollection<string> ids, bool isDeep, CancellationToken cancellationToken);

    /// <summary>Removes what this run left behind.</summary>
    Task CloseAsync(string? tip, CancellationToken cancellationToken);
}

/// <summary>What became of a push.</summary>
/// <param name="Kind">Whether it arrived.</param>
/// <param name="Told">git's words when it did not.</param>
internal sealed record PushAnswer(PushKind Kind, string Told = "");

internal enum PushKind
{
    Done,

    /// <summary>Somebody else was faster, or holds the lock: it surely did not arrive.</summary>
    Moved,

    /// <summary>The remote said no, with words that are nobody's in particular.</summary>
    Rejected,

    /// <summary>The connection broke: it may have arrived.</summary>
    Unknown,
}
