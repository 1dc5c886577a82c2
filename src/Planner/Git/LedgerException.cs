namespace Planner.Git;

/// <summary>The ledger could not be opened, read or written; the message says why and what to do.</summary>
internal sealed class LedgerException(AppendResult result, string message) : Exception(message)
{
    /// <summary>The same as an answer: <see cref="AppendResult.Refused"/>, <see cref="AppendResult.NotReached"/> or <see cref="AppendResult.Corrupt"/>.</summary>
    public AppendResult Result { get; } = result;

    public static LedgerException Refused(string message) => new(new AppendResult.Refused(message), message);

    public static LedgerException NotReached(string message) => new(new AppendResult.NotReached(message), message);

    public static LedgerException Corrupt(string message) => new(new AppendResult.Corrupt(message), message);
}
