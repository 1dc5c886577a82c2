namespace Planner.Checking;

/// <summary>French texts that say <em>tu</em> where the charter says <em>vous</em>, or the other way round.</summary>
internal static class Addresses
{
    // "Te" and "ton" have other meanings; alone they prove nothing, so only the sure words are looked for.
    private static readonly ImmutableArray<string> Tu = ["tu", "toi", "t'es", "t'as", "tes", "ta"];
    private static readonly ImmutableArray<string> Vous = ["vous", "votre", "vos"];

    /// <summary>The first word of the text that is not how the brand speaks.</summary>
    public static IEnumerable<Finding> Mismatches(Variant text, Address address, string brand, string path)
    {
        var wrong = address == Address.Vous ? Tu : Vous;
        foreach (var block in text.Segments.SelectMany(segment => segment.Blocks).Where(block => block.Kind is not BlockKind.Code))
        {
            var line = BlockText.Of(block);
            var plain = WholeWords.Plain(line.Text);
            var (first, length) = wrong.Select(word => (Place: FirstOf(word, plain), word.Length)).Where(found => found.Place >= 0).DefaultIfEmpty((-1, 0)).Min();
            if (length > 0)
            {
                yield return Problems.AddressMismatch(line.PlaceOf(first, path), line.Text.Substring(first, length), address == Address.Vous ? "vous" : "tu", brand);
                yield break;
            }
        }
    }

    private static int FirstOf(string word, string plain)
    {
        var position = WholeWords.Find(plain, word);
        while (position is { } found && SpeaksToNobody(plain, found))
        {
            position = WholeWords.Find(plain, word, found + 1);
        }

        return position ?? -1;
    }

    /// <summary>"Rendez-vous" and "garde-à-vous" are nouns.</summary>
    private static bool SpeaksToNobody(string text, int position) =>
        position > 1 && text[position - 1] == '-'
        && (text.AsSpan(0, position - 1).EndsWith("rendez", StringComparison.OrdinalIgnoreCase) || text.AsSpan(0, position - 1).EndsWith("garde-à", StringComparison.OrdinalIgnoreCase));
}
