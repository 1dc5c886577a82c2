using System.Text;

namespace Planner.Networks.Bluesky;

/// <summary>Facets count bytes; texts are cut by characters.</summary>
internal static class FacetPlaces
{
    /// <summary>Where each facet stands in the text, in UTF-16 code units.</summary>
    /// <param name="facets">In order, as <see cref="BlueskyFacets.Of"/> gives them.</param>
    public static IEnumerable<(Facet Facet, int Start, int Length)> In(string text, ImmutableArray<Facet> facets)
    {
        var (position, bytes) = (0, 0);
        foreach (var facet in facets)
        {
            position += CharactersIn(text.AsSpan(position), facet.Start - bytes);
            var length = CharactersIn(text.AsSpan(position), facet.End - facet.Start);
            yield return (facet, position, length);
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
}
