namespace Planner.Loading;

/// <summary>A Markdown file taken apart.</summary>
/// <param name="Text">The whole file.</param>
/// <param name="YamlLength">How much of it is YAML: from the file's start up to the closing line, so that places need no correction.</param>
/// <param name="Body">What follows the closing line.</param>
/// <param name="BodyLine">The file's line on which the body starts, from one.</param>
internal readonly record struct FrontMatter(string Text, int YamlLength, string Body, int BodyLine)
{
    public ReadOnlySpan<char> Yaml => Text.AsSpan(0, YamlLength);

    /// <summary>Splits at the closing <c>---</c>; null, and reported, when there is no front matter.</summary>
    public static FrontMatter? Split(string text, string path, List<Finding> findings)
    {
        if (!IsFence(FirstLine(text)))
        {
            findings.Add(Problems.FrontMatterMissing(new SourceSpan(path, 1, 1)));
            return null;
        }

        var line = 1;
        for (var start = text.IndexOf('\n', StringComparison.Ordinal) + 1; start > 0 && start < text.Length; line++)
        {
            var end = text.IndexOf('\n', start);
            if (IsFence(text.AsSpan(start, (end < 0 ? text.Length : end) - start)))
            {
                return new FrontMatter(text, start, end < 0 ? "" : text[(end + 1)..], line + 2);
            }

            start = end + 1;
        }

        findings.Add(Problems.FrontMatterOpen(new SourceSpan(path, 1, 1)));
        return null;
    }

    private static ReadOnlySpan<char> FirstLine(string text)
    {
        var end = text.IndexOf('\n', StringComparison.Ordinal);
        return end < 0 ? text : text.AsSpan(0, end);
    }

    private static bool IsFence(ReadOnlySpan<char> line) => line.StartsWith("---", StringComparison.Ordinal) && line[3..].IsWhiteSpace();
}
