using Planner.Publishing.Ledger;

namespace Planner.Publishing.Sending;

/// <summary>What became of an event that was to be written.</summary>
internal abstract record Written
{
    private Written()
    {
    }

    /// <summary>It stands on the remote.</summary>
    public sealed record Done(LedgerEvent Event) : Written;

    /// <summary>At the ledger's tip it was not wanted any more: another run was faster, or a person decided.</summary>
    public sealed record Overtaken : Written;

    /// <summary>It does not stand there, as far as can be told; why, and what to do.</summary>
    public sealed record Fault(string Message) : Written;
}

/// <summary>Writes an event if it is still wanted when the ledger's tip is read: the decision is made again each time that another run was faster.</summary>
/// <param name="decide">The delivery's record at the tip to the event; null when it is not wanted any more.</param>
internal delegate Task<Written> WriteEvent(LedgerKey key, Func<DeliveryRecord, LedgerEvent?> decide, CancellationToken cancellationToken);
