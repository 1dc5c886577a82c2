namespace Planner.Publishing.Connectors;

/// <summary>What stands on a network: the proof that it went out.</summary>
/// <param name="Id">As the network names it: a number, an at:// address.</param>
/// <param name="Url">Where people see it; null where the network does not say.</param>
/// <param name="Version">What the network wants to know of it beside the id, to answer it: a content hash; null for most.</param>
internal sealed record SentMessage(string Id, string? Url = null, string? Version = null)
{
    /// <summary>When the network will show it, if it holds it until then; null when it is out.</summary>
    public Instant? HeldUntil { get; init; }
}
