using System.Text;
using Planner.Networks.Texts;

namespace Planner.Networks.Bluesky;

/// <summary>
/// A text as Bluesky takes it: nothing in it becomes a link by itself, so links, mentions and tags go along as facets, and
/// long addresses are shown in short, as Bluesky's own programs do.
/// </summary>
internal static class BlueskyPost
{
    /// <param name="text">Its <see cref="SentText.Links"/> are the labels that the author wrote.</param>
    public static (SentText Text, ImmutableArray<Facet> Facets) Of(SentText text)
    {
        var found = BlueskyFacets.Of(text.Text);
        if (found.IsEmpty && text.Links.IsEmpty)
        {
            return (text, []);
        }

        var shown = new StringBuilder();
        var facets = ImmutableArray.CreateBuilder<Facet>();
        var (position, bytes) = (0, 0);
        foreach (var piece in Pieces(text, found))
        {
            Append(text.Text.AsSpan(position, piece.Start - position));
            var written = text.Text.Substring(piece.Start, piece.Length);
            var label = piece.Kind is FacetKind.Link && (piece.IsFound || written == piece.Value) ? BlueskyFacets.Shorten(written) : written;
            var start = bytes;
            Append(label);
            facets.Add(new Facet(start, bytes, piece.Kind, piece.Value));
            position = piece.Start + piece.Length;
        }

        Append(text.Text.AsSpan(position));
        return (new SentText(shown.ToString()) { Lost = text.Lost }, facets.ToImmutable());

        void Append(ReadOnlySpan<char> characters)
        {
            shown.Append(characters);
            bytes += Encoding.UTF8.GetByteCount(characters);
        }
    }

    /// <summary>What the author linked and what is found, in order; where both claim the same characters, the author's counts.</summary>
    private static IEnumerable<Piece> Pieces(SentText text, ImmutableArray<Facet> found)
    {
        var linked = text.Links.Select(link => new Piece(link.Start, link.Length, FacetKind.Link, link.Address, IsFound: false)).ToArray();
        return linked
            .Concat(FacetPlaces.In(text.Text, found).Select(place => new Piece(place.Start, place.Length, place.Facet.Kind, place.Facet.Value, IsFound: true)).Where(piece => !linked.Any(link => piece.Start < link.Start + link.Length && link.Start < piece.Start + piece.Length)))
            .OrderBy(piece => piece.Start);
    }

    /// <param name="IsFound">Whether it was found in the text, and not linked by the author.</param>
    private sealed record Piece(int Start, int Length, FacetKind Kind, string Value, bool IsFound);
}
