namespace Planner.Publishing.Tokens;

/// <summary>What a file of the vault turned out to be.</summary>
internal abstract record VaultReading
{
    private VaultReading()
    {
    }

    public sealed record Opened(VaultEntry Entry) : VaultReading;

    /// <param name="Message">With what to do.</param>
    public sealed record Closed(string Message) : VaultReading;
}
