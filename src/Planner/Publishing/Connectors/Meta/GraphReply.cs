using System.Text.Json;

namespace Planner.Publishing.Connectors.Meta;

/// <summary>What the Graph API said.</summary>
internal abstract record GraphReply
{
    private GraphReply()
    {
    }

    /// <summary>Why it did not do; null when it did.</summary>
    public SendFault? Fault => this is Failed failed ? failed.Why : null;

    public sealed record Said(JsonElement Json) : GraphReply;

    /// <param name="MayHaveArrived">Whether it may have been done all the same: the answer was lost, cannot be read, or leaves it open.</param>
    /// <param name="Error">Null when there was no answer, or none that can be read.</param>
    public sealed record Failed(SendFault Why, bool MayHaveArrived, GraphError? Error) : GraphReply
    {
        /// <summary>As the outcome of a request that was to publish something.</summary>
        public Outcome Outcome => MayHaveArrived ? new Outcome.Unknown(Why) : new Outcome.Rejected(Why);
    }
}
