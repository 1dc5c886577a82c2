namespace Planner.Checking;

/// <summary>Words that a brand never uses, as whole words, whatever their case.</summary>
internal sealed class ForbiddenWords(Brand brand)
{
    private readonly ImmutableArray<string> words = [.. brand.ForbiddenWords.Select(WholeWords.Plain)];

    public bool IsEmpty => words.IsEmpty;

    public void Check(Variant text, string path, List<Finding> findings)
    {
        foreach (var segment in text.Segments)
        {
            foreach (var block in segment.Blocks)
            {
                var line = BlockText.Of(block);
                var plain = WholeWords.Plain(line.Text);
                foreach (var word in words)
                {
                    if (WholeWords.Find(plain, word) is { } position)
                    {
                        findings.Add(Problems.ForbiddenWord(line.PlaceOf(position, path), Quote(line.Text, position, word), brand.Name));
                    }
                }
            }
        }
    }

    /// <summary>The same in a text of the front matter, such as a first comment.</summary>
    public void Check(Located<string>? text, List<Finding> findings)
    {
        if (text is not { } written)
        {
            return;
        }

        var plain = WholeWords.Plain(written.Value);
        foreach (var word in words)
        {
            if (WholeWords.Find(plain, word) is { } position)
            {
                findings.Add(Problems.ForbiddenWord(written.Source, Quote(written.Value, position, word), brand.Name));
            }
        }
    }

    private static string Quote(string text, int position, string word) => text.Substring(position, word.Length).ReplaceLineEndings(" ");
}
