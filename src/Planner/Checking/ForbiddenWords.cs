namespace Planner.Checking;

/// <summary>Words that a brand never uses, as whole words, whatever their case.</summary>
internal static class ForbiddenWords
{
    public static IEnumerable<Finding> In(Variant text, Brand brand, string path)
    {
        if (brand.ForbiddenWords.IsEmpty)
        {
            yield break;
        }

        foreach (var block in text.Segments.SelectMany(segment => segment.Blocks))
        {
            var line = BlockText.Of(block);
            var plain = WholeWords.Plain(line.Text);
            foreach (var word in brand.ForbiddenWords)
            {
                if (WholeWords.Find(plain, word) is { } position)
                {
                    yield return Problems.ForbiddenWord(line.PlaceOf(position, path), line.Text.Substring(position, word.Length).ReplaceLineEndings(" "), brand.Name);
                }
            }
        }
    }

    /// <summary>The same in a text of the front matter, such as a first comment.</summary>
    public static IEnumerable<Finding> In(Located<string>? text, Brand brand) =>
        text is { } written
            ? from word in brand.ForbiddenWords
              let position = WholeWords.Find(WholeWords.Plain(written.Value), word)
              where position is not null
              select Problems.ForbiddenWord(written.Source, written.Value.Substring(position.Value, word.Length).ReplaceLineEndings(" "), brand.Name)
            : [];
}
