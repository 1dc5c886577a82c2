using Planner.Networks.Bluesky;
using Planner.Networks.Counting;
using Planner.Networks.Texts;

namespace Planner.Networks;

/// <summary>A delivery as its network gets it: what is sent, and what it counts.</summary>
/// <param name="Title">Null where messages have none.</param>
/// <param name="Segments">One, or several for a thread; empty when there is neither text nor media.</param>
/// <param name="Card">The address that goes along beside the text; null when there is none.</param>
/// <param name="Cost">What the network bills for all of it, in US dollars; null where it bills nothing.</param>
public sealed record PreparedDelivery(
    Delivery Delivery, PreparedTitle? Title, ImmutableArray<PreparedSegment> Segments, string? Card, decimal? Cost)
{
    /// <summary>BCP 47; see <see cref="Content.LanguageOf"/>.</summary>
    public required string Language { get; init; }

    /// <summary>Whether the last segment is its first comment.</summary>
    public bool HasComment { get; init; }
}

/// <summary>One message of a delivery.</summary>
/// <param name="Source">The Markdown, with the addresses that are sent.</param>
/// <param name="Text">The same as the network takes it.</param>
/// <param name="Facets">Links, mentions and tags by UTF-8 bytes, where the network wants them apart.</param>
/// <param name="Length">By the network's own counting.</param>
/// <param name="Bytes">Null where bytes are not limited beside.</param>
public sealed record PreparedSegment(
    RichText Source, SentText Text, ImmutableArray<Facet> Facets, TextLength Length, TextLength? Bytes, ImmutableArray<PostMedia> Media)
{
    /// <summary>What X makes links of in the text, in its order; empty where the network neither counts nor bills as X does.</summary>
    public ImmutableArray<TextEntity> Urls { get; init; } = [];
}

/// <param name="Source">Where it was written.</param>
public sealed record PreparedTitle(string Text, TextLength Length, SourceSpan Source);

/// <summary>How long a text is, by its network's counting.</summary>
/// <param name="Limit">Null: none that is known.</param>
public sealed record TextLength(int Value, int? Limit, LengthUnit Unit)
{
    public bool IsTooLong => Value > Limit;
}
