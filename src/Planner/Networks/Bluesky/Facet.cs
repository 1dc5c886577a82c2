namespace Planner.Networks.Bluesky;

public enum FacetKind
{
    Link,
    Mention,
    Tag,
}

/// <summary>
/// A part of a post's text that leads somewhere. Bluesky links nothing by itself: what has no facet is plain text
/// (networks.md 2.3).
/// </summary>
/// <param name="Start">In bytes of the text as UTF-8.</param>
/// <param name="End">In bytes of the text as UTF-8, exclusive.</param>
/// <param name="Value">
/// A link's address, complete; a mention's handle as it was typed, without <c>@</c>, still to be resolved to a DID; a tag
/// without <c>#</c>, or a cashtag in capitals with its <c>$</c>.
/// </param>
public sealed record Facet(int Start, int End, FacetKind Kind, string Value);
