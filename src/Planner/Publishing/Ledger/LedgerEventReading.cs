namespace Planner.Publishing.Ledger;

/// <summary>What was found in a file of the ledger.</summary>
internal abstract record LedgerEventReading
{
    private LedgerEventReading()
    {
    }

    /// <param name="Number">Where it stands among the events of its delivery, from one.</param>
    public sealed record Read(LedgerEvent Event, int Number) : LedgerEventReading;

    /// <param name="Problem">What is wrong and what to do, with the path.</param>
    public sealed record Refused(string Problem) : LedgerEventReading;
}
