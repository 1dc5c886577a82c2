using System.Text.Json;

namespace Planner.Publishing.Connectors.Bluesky;

/// <summary>What became of a request in the account's name.</summary>
internal abstract record BlueskyReply
{
    private BlueskyReply()
    {
    }

    public sealed record Said(BlueskySession Session, JsonElement Body) : BlueskyReply;

    /// <param name="Error">The protocol's word for it; null when there is none.</param>
    /// <param name="MayHaveArrived">Whether the server may have done it all the same.</param>
    public sealed record Failed(SendFault Fault, string? Error, bool MayHaveArrived) : BlueskyReply;
}
