namespace Planner.Checking;

/// <summary>French texts that say <em>tu</em> where the charter says <em>vous</em>, or the other way round.</summary>
internal static class Addresses
{
    // "Te" and "ton" have other meanings; alone they prove nothing, so only the sure words are looked for.
    private static readonly ImmutableArray<string> Tu = ["tu", "toi", "t'es", "t'as", "tes", "ta"];
    private static readonly ImmutableArray<string> Vous = ["vous", "votre", "vos"];

    /// <summary>Adds the first word of the text that is not how the brand speaks.</summary>
    public static void Check(Variant text, Address address, string brand, string path, List<Finding> findings)
    {
        foreach (var segment in text.Segments)
        {
            foreach (var block in segment.Blocks)
            {
                if (block.Kind is not BlockKind.Code && Mismatch(BlockText.Of(block), address, brand, path) is { } finding)
                {
                    findings.Add(finding);
                    return;
                }
            }
        }
    }

    private static Finding? Mismatch(BlockText line, Address address, string brand, string path)
    {
        var plain = WholeWords.Plain(line.Text);
        var (first, length) = (int.MaxValue, 0);
        foreach (var word in address == Address.Vous ? Tu : Vous)
        {
            if (FirstOf(word, plain) is { } place && place < first)
            {
                (first, length) = (place, word.Length);
            }
        }

        return length == 0 ? null : Problems.AddressMismatch(line.PlaceOf(first, path), line.Text.Substring(first, length), address == Address.Vous ? "vous" : "tu", brand);
    }

    private static int? FirstOf(string word, string plain)
    {
        var position = WholeWords.Find(plain, word);
        while (position is { } found && SpeaksToNobody(plain, found))
        {
            position = WholeWords.Find(plain, word, found + 1);
        }

        return position;
    }

    /// <summary>"Rendez-vous" and "garde-à-vous" are nouns.</summary>
    private static bool SpeaksToNobody(string text, int position) =>
        position > 1 && text[position - 1] == '-'
        && (text.AsSpan(0, position - 1).EndsWith("rendez", StringComparison.OrdinalIgnoreCase) || text.AsSpan(0, position - 1).EndsWith("garde-à", StringComparison.OrdinalIgnoreCase));
}
