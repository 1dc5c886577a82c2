namespace Planner.Checking;

/// <summary>French texts that say <em>tu</em> where the charter says <em>vous</em>, or the other way round.</summary>
internal static class Addresses
{
    // "Te" and "ton" have other meanings; alone they prove nothing, so only the sure words are looked for.
    private static readonly ImmutableArray<string> Tu = ["tu", "toi", "t’es", "t'es", "t’as", "t'as", "tes", "ta"];
    private static readonly ImmutableArray<string> Vous = ["vous", "votre", "vos"];

    public static IEnumerable<Finding> Mismatches(Variant text, Address address, string brand, string path)
    {
        var wrong = address == Address.Vous ? Tu : Vous;
        foreach (var block in text.Segments.SelectMany(segment => segment.Blocks).Where(block => block.Kind is not BlockKind.Code))
        {
            var line = BlockText.Of(block);
            foreach (var word in wrong)
            {
                if (WholeWords.Find(line.Text, word) is { } position && !IsPartOfCompound(line.Text, position))
                {
                    yield return Problems.AddressMismatch(line.PlaceOf(position, path), word, address == Address.Vous ? "vous" : "tu", brand);
                    yield break;
                }
            }
        }
    }

    /// <summary>"Rendez-vous" speaks to nobody.</summary>
    private static bool IsPartOfCompound(string text, int position) => position > 0 && text[position - 1] is ('-' or '‑') && text[..position].EndsWith("ndez" + text[position - 1], StringComparison.OrdinalIgnoreCase);
}
