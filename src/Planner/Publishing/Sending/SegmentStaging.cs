using Planner.Publishing.Connectors;

namespace Planner.Publishing.Sending;

/// <summary>What a delivery's messages need on the network before they are sent, each made once in a run.</summary>
internal sealed class SegmentStaging(IConnector connector, Retrying retrying, DeliveryLog log)
{
    private readonly Dictionary<int, Staging> notes = [];
    private readonly HashSet<int> made = [];

    /// <param name="segment">From one.</param>
    public Staging Of(int segment) => notes.TryGetValue(segment, out var known) ? known : notes[segment] = log.StagingOf(segment);

    /// <summary>Null when the message can be sent.</summary>
    public async Task<SendFault?> StageAsync(OutgoingMessage message, CancellationToken stop) =>
        made.Add(message.Segment) ? await retrying.StageAsync(() => connector.StageAsync(message, CancellationToken.None), stop) : null;
}
