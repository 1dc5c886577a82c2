using Planner.Publishing.Ledger;

namespace Planner.Git;

/// <summary>What became of events that were to be written.</summary>
internal abstract record AppendResult
{
    private AppendResult()
    {
    }

    /// <summary>They stand in the ledger, where everybody sees them.</summary>
    public sealed record Appended(ImmutableArray<LedgerEvent> Events) : AppendResult;

    /// <summary>By what stands in the ledger now, there was nothing to write.</summary>
    public sealed record NothingToDo : AppendResult;

    /// <summary>The ledger cannot be written: no right to push, a protected branch, a hook, a full disk. Nothing was written.</summary>
    /// <param name="Message">With what to do.</param>
    public sealed record Refused(string Message) : AppendResult;

    /// <summary>The remote could not be reached. Whether the events arrived is not known: act as if not, and look again later.</summary>
    public sealed record NotReached(string Message) : AppendResult;

    /// <summary>What stands in the ledger cannot be trusted. Nothing was written.</summary>
    /// <param name="Message">With what to do.</param>
    public sealed record Corrupt(string Message) : AppendResult;
}
