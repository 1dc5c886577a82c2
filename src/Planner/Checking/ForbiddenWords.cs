namespace Planner.Checking;

/// <summary>Words that a brand never uses, as whole words, whatever their case.</summary>
internal sealed class ForbiddenWords(Brand brand)
{
    private readonly ImmutableArray<string> words = [.. brand.ForbiddenWords.Select(WholeWords.Plain)];

    // Holds one block at a time: most of them have no forbidden word and need no text of their own.
    private char[] buffer = new char[1024];

    public bool IsEmpty => words.IsEmpty;

    public void Check(Variant text, string path, List<Finding> findings)
    {
        if (IsEmpty)
        {
            return;
        }

        foreach (var segment in text.Segments)
        {
            foreach (var block in segment.Blocks)
            {
                var plain = Plain(block);
                foreach (var word in words)
                {
                    if (WholeWords.Find(plain, word) is { } position)
                    {
                        var line = BlockText.Of(block);
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

    /// <summary>The block's characters in one piece, as words are looked for in them; until the next block.</summary>
    private Span<char> Plain(TextBlock block)
    {
        var length = 0;
        foreach (var run in block.Runs)
        {
            if (buffer.Length - length < run.Text.Length)
            {
                Array.Resize(ref buffer, Math.Max(buffer.Length * 2, length + run.Text.Length));
            }

            run.Text.CopyTo(buffer.AsSpan(length));
            length += run.Text.Length;
        }

        var plain = buffer.AsSpan(0, length);
        WholeWords.MakePlain(plain);
        return plain;
    }

    private static string Quote(string text, int position, string word) => text.Substring(position, word.Length).ReplaceLineEndings(" ");
}
