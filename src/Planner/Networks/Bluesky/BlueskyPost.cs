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
            var label = piece.Kind is FacetKind.Link && piece.IsFound ? BlueskyFacets.Shorten(text.Text.Substring(piece.Start, piece.Length)) : text.Text.Substring(piece.Start, piece.Length);
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
            .Concat(InCharacters(text.Text, found).Where(piece => !linked.Any(link => piece.Start < link.Start + link.Length && link.Start < piece.Start + piece.Length)))
            .OrderBy(piece => piece.Start);
    }

    /// <summary>Facets count bytes; texts are cut by characters.</summary>
    private static IEnumerable<Piece> InCharacters(string text, ImmutableArray<Facet> facets)
    {
        var (position, bytes) = (0, 0);
        foreach (var facet in facets)
        {
            position += CharactersIn(text.AsSpan(position), facet.Start - bytes);
            var length = CharactersIn(text.AsSpan(position), facet.End - facet.Start);
            yield return new Piece(position, length, facet.Kind, facet.Value, IsFound: true);
            (position, bytes) = (position + length, facet.End);
        }
    }

    private static int CharactersIn(ReadOnlySpan<char> text, int bytes)
    {
        var length = 0;
        while (bytes > 0 && length < text.Length)
        {
            Rune.DecodeFromUtf16(text[length..], out var rune, out var consumed);
            bytes -= rune.Utf8SequenceLength;
            length += consumed;
        }

        return length;
    }

    /// <param name="IsFound">Whether it stands in the text as itself, and not as a label that the author gave a link.</param>
    private sealed record Piece(int Start, int Length, FacetKind Kind, string Value, bool IsFound);
}
