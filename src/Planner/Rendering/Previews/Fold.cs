namespace Planner.Rendering.Previews;

/// <summary>Where a network hides the rest of a text behind "… more".</summary>
internal static class Fold
{
    /// <summary>How far a cut moves back to stand between two words. A guess: networks cut where their line ends.</summary>
    private const int LongestWord = 24;

    /// <param name="shown">About how many characters readers see; null: all.</param>
    /// <returns>Where the hidden part starts, in UTF-16 code units; the text's length when nothing is hidden.</returns>
    public static int In(ShownText text, int? shown)
    {
        if (shown is not (> 0 and var most) || text.Text.Length <= most)
        {
            return text.Text.Length;
        }

        var cut = BetweenWords(text.Text, most);
        foreach (var place in text.Places)
        {
            if (place.Start < cut && cut < place.End)
            {
                cut = place.Start > 0 ? place.Start : VisibleCharacters.FirstEnd(text.Text, place.End);
            }
        }

        return text.Text.AsSpan(cut).IsWhiteSpace() ? text.Text.Length : cut;
    }

    /// <summary>Before the last space that is near, else between two characters as people see them.</summary>
    private static int BetweenWords(string text, int most)
    {
        var near = Math.Max(0, most - LongestWord);
        if (text.AsSpan(near, most - near).LastIndexOfAny(' ', '\n') is > 0 and var space)
        {
            return near + space;
        }

        return VisibleCharacters.LastEnd(text, most);
    }
}
