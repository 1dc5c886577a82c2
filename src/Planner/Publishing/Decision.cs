using Planner.Publishing.Ledger;

namespace Planner.Publishing;

/// <summary>What a run would do with a delivery.</summary>
internal enum Verdict
{
    /// <summary>It goes out now.</summary>
    Send,

    /// <summary>It comes due within the time that the run looks ahead; the run waits for it.</summary>
    WaitThenSend,

    /// <summary>The network is given it now, and shows it at its moment.</summary>
    HandOff,

    /// <summary>A run before began to send it and ended; the network is asked whether it is out.</summary>
    LookUp,

    /// <summary>The network holds it, but it shall not go out as it is; it is taken back.</summary>
    Cancel,

    /// <summary>It does not go out, and nobody has to do anything.</summary>
    Skip,

    /// <summary>It does not go out, and a person has to say what becomes of it.</summary>
    Ask,
}

/// <param name="Reason">Why, in words a person can act on.</param>
internal sealed record Decision(Delivery Delivery, Verdict Verdict, string Reason)
{
    /// <summary>What the ledger knew when it was decided.</summary>
    public DeliveryRecord Record { get; init; } = DeliveryRecord.None(LedgerKey.Of(Delivery));
}
