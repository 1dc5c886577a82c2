using Planner.Publishing.Connectors;

namespace Planner.Publishing.Sending;

/// <summary>The media of a delivery's messages on the network, before any message uses them.</summary>
internal sealed class MediaUploads(RunSettings settings, IConnector connector, Retrying retrying, Delivery delivery)
{
    private readonly Dictionary<int, ImmutableArray<UploadedMedia>> done = [];

    /// <param name="segment">From one.</param>
    public ImmutableArray<UploadedMedia> Of(int segment) => done.GetValueOrDefault(segment, []);

    /// <summary>Null when all of the segment's media are there.</summary>
    /// <param name="staging">The segment's notes.</param>
    public async Task<SendFault?> UploadAsync(int segment, ImmutableArray<PostMedia> media, Staging staging, CancellationToken stop)
    {
        var uploaded = ImmutableArray.CreateBuilder<UploadedMedia>(media.Length);
        foreach (var file in media)
        {
            if (settings.Media(delivery, file) is not { } found)
            {
                return new SendFault(FaultKind.Validation, $"{file.File.Value} is not there any more");
            }

            var outgoing = found with { Staging = staging.Of(string.Create(CultureInfo.InvariantCulture, $"media/{uploaded.Count + 1}")) };
            var outcome = await retrying.UploadAsync(() => connector.UploadAsync(outgoing, CancellationToken.None), stop);
            if (outcome is UploadOutcome.Rejected { Fault: var fault })
            {
                return fault with { Message = $"{file.File.Value}: {fault.Message}" };
            }

            uploaded.Add(new UploadedMedia(outgoing, ((UploadOutcome.Uploaded)outcome).Id));
        }

        done[segment] = uploaded.ToImmutable();
        return null;
    }
}
