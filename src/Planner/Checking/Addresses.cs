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
            var first = wrong
                .SelectMany(word => WholeWords.All(line.Text, word).Where(position => !SpeaksToNobody(line.Text, position)).Take(1).Select(position => (Position: position, word.Length)))
                .OrderBy(found => found.Position)
                .FirstOrDefault();
            if (first.Length > 0)
            {
                var word = line.Text.Substring(first.Position, first.Length);
                yield return Problems.AddressMismatch(line.PlaceOf(first.Position, path), word, address == Address.Vous ? "vous" : "tu", brand);
                yield break;
            }
        }
    }

    /// <summary>"Rendez-vous" and "garde-à-vous" are nouns.</summary>
    private static bool SpeaksToNobody(string text, int position) =>
        position > 1 && text[position - 1] is '-' or '\u2011'
        && (text.AsSpan(0, position - 1).EndsWith("rendez", StringComparison.OrdinalIgnoreCase) || text.AsSpan(0, position - 1).EndsWith("garde-à", StringComparison.OrdinalIgnoreCase));
}
