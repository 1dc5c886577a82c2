namespace Planner.Networks.Counting;

/// <summary>A way of counting the length of a text.</summary>
/// <param name="Name">As the data files of networks write it: <c>mastodon</c>.</param>
/// <param name="Unit">What the numbers mean.</param>
/// <param name="Count">The length of a text; 0 for the empty one, and defined for any UTF-16, lone surrogates too.</param>
public sealed record Counter(string Name, LengthUnit Unit, Func<string, int> Count)
{
    /// <summary>
    /// How much of a text fits, in UTF-16 code units: up to a place where it may be cut (see <see cref="Cuts"/>), such that
    /// the text up to there is within the limit and up to the next such place is not.
    /// </summary>
    /// <remarks>
    /// Lengths nearly always grow with the text. Where a cut word happens to end as an address does (<c>shop.comrade</c>), X
    /// counts less than for one letter more; a longer prefix may then fit as well.
    /// </remarks>
    public int Fit(string text, int limit)
    {
        if (Count(text) <= limit)
        {
            return text.Length;
        }

        var cuts = Cuts.Of(text);
        var fits = 0;
        var exceeds = cuts.Count - 1;
        while (exceeds - fits > 1)
        {
            var middle = fits + ((exceeds - fits) / 2);
            (fits, exceeds) = Count(text[..cuts[middle]]) <= limit ? (middle, exceeds) : (fits, middle);
        }

        return cuts[fits];
    }
}
