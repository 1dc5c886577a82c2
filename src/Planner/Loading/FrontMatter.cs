namespace Planner.Loading;

/// <summary>A Markdown file taken apart.</summary>
internal readonly ref struct FrontMatter
{
    /// <summary>From the file's start up to the closing line, so that places need no correction.</summary>
    public ReadOnlySpan<char> Yaml { get; private init; }

    /// <summary>What follows the closing line.</summary>
    public ReadOnlySpan<char> Body { get; private init; }

    /// <summary>The file's line on which the body starts, from one.</summary>
    public int BodyLine { get; private init; }

    /// <summary>Splits at the closing <c>---</c>; false, and reported, when there is no front matter.</summary>
    public static bool TrySplit(ReadOnlySpan<char> text, string path, List<Finding> findings, out FrontMatter parts)
    {
        parts = default;
        if (!IsFence(FirstLine(text)))
        {
            findings.Add(Problems.FrontMatterMissing(new SourceSpan(path, 1, 1)));
            return false;
        }

        var line = 2;
        for (var start = FirstLine(text).Length + 1; start < text.Length; line++)
        {
            var length = FirstLine(text[start..]).Length;
            if (IsFence(text.Slice(start, length)))
            {
                parts = new FrontMatter { Yaml = text[..start], Body = text[Math.Min(start + length + 1, text.Length)..], BodyLine = line + 1 };
                return true;
            }

            start += length + 1;
        }

        findings.Add(Problems.FrontMatterOpen(new SourceSpan(path, 1, 1)));
        return false;
    }

    private static ReadOnlySpan<char> FirstLine(ReadOnlySpan<char> text)
    {
        var end = text.IndexOf('\n');
        return end < 0 ? text : text[..end];
    }

    private static bool IsFence(ReadOnlySpan<char> line) => line.StartsWith("---", StringComparison.Ordinal) && line[3..].IsWhiteSpace();
}
