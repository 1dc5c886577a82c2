using Planner.Networks;

namespace Planner.Publishing.Connectors;

/// <summary>One message, ready to be sent.</summary>
/// <param name="Prepared">The whole delivery: text and facets of each segment, title, card.</param>
/// <param name="Segment">Which of its segments this is, from one.</param>
/// <param name="Due">The moment that it is due.</param>
internal sealed record OutgoingMessage(PreparedDelivery Prepared, int Segment, Instant Due)
{
    public Delivery Delivery => Prepared.Delivery;

    public PreparedSegment Content => Prepared.Segments[Segment - 1];

    /// <summary>
    /// Always the same for the same content of the same delivery and segment, and never for two: 43 characters of base64url, from
    /// which a connector makes the network's idempotency key or record id.
    /// </summary>
    public required string Key { get; init; }

    /// <summary>What the network gave back for each of the segment's media, in their order.</summary>
    public ImmutableArray<UploadedMedia> Media { get; init; } = [];

    /// <summary>The thread's first message; null for the first itself.</summary>
    public SentMessage? Root { get; init; }

    /// <summary>The message that this one follows; null for the first.</summary>
    public SentMessage? Parent { get; init; }

    /// <summary>What was made on the network for it before it is sent.</summary>
    public Staging Staging { get; init; } = new();

    /// <summary>Whether it is the post's first comment, which answers its last message.</summary>
    public bool IsComment => Segment > Prepared.Segments.Length - (Prepared.HasComment ? 1 : 0);

    /// <summary>Whether the network shall hold it until <see cref="Due"/>.</summary>
    public bool IsHandedOff { get; init; }
}

/// <param name="Id">From <see cref="UploadOutcome.Uploaded"/>.</param>
internal sealed record UploadedMedia(OutgoingMedia Media, string Id);

/// <summary>A media file on its way.</summary>
/// <param name="File">Relative to <c>content/</c>, with its alternative text and focal point.</param>
/// <param name="Facts">Type, size in bytes and pixels.</param>
/// <param name="Open">Opens it from its start; whoever opens it disposes of it.</param>
internal sealed record OutgoingMedia(PostMedia File, MediaFacts Facts, Func<Stream> Open)
{
    /// <summary>Where the deployed site has a copy, for networks that fetch media themselves; null where there is none. Ask <see cref="PublicMediaCheck"/> first.</summary>
    public Uri? PublicAddress { get; init; }

    /// <summary>What is noted of its upload.</summary>
    public Staging Staging { get; init; } = new();
}
