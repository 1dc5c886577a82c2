using Planner.Loading;

namespace Planner.Networks.Instances;

/// <summary>Writes the <c>instance:</c> of an account's file and leaves every other byte as it is: an edit of the text, not of what it means.</summary>
internal static class InstanceBlock
{
    private const string Name = "instance";
    private const char ByteOrderMark = '\uFEFF';

    /// <summary>
    /// The new text: the block in its place, or, where there is none, at the end of the fields. Null where the fields do not stand on
    /// lines of their own (<c>{network: mastodon, …}</c>), or cannot be read.
    /// </summary>
    /// <param name="text">With the file's own line ends, and its byte order mark if it has one.</param>
    /// <param name="isMarkdown">Whether the fields are the front matter of a Markdown file.</param>
    public static string? Write(string text, bool isMarkdown, IEnumerable<KeyValuePair<string, decimal>> limits)
    {
        var mark = text.StartsWith(ByteOrderMark) ? 1 : 0;
        var lines = Lines(text[mark..]);
        if (EndOfFields(lines, isMarkdown) is not { } end || Root(lines.AsSpan(0, end)) is not { } root)
        {
            return null;
        }

        var newLine = lines[0].EndsWith("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";
        var block = Block(new string(' ', root.Column - 1), newLine, limits);
        var index = root.Entries.Select(entry => entry.Key.Value).TakeWhile(name => name != Name).Count();
        if (index == root.Entries.Length)
        {
            var before = string.Concat(lines[..end]);
            return text[..mark] + before + (before.EndsWith('\n') ? "" : newLine) + block + string.Concat(lines[end..]);
        }

        var start = root.Entries[index].Key.Line - 1;
        var stop = EndOfBlock(lines, start, index + 1 < root.Entries.Length ? root.Entries[index + 1].Key.Line - 1 : end);
        return text[..mark] + string.Concat(lines[..start]) + (lines[stop - 1].EndsWith('\n') ? block : block[..^newLine.Length]) + string.Concat(lines[stop..]);
    }

    private static string Block(string indent, string newLine, IEnumerable<KeyValuePair<string, decimal>> limits) =>
        $"{indent}{Name}:{newLine}" + string.Concat(limits.OrderBy(limit => limit.Key, StringComparer.Ordinal).Select(limit => $"{indent}  {limit.Key}: {limit.Value:0.############}{newLine}"));

    /// <summary>Empty lines, and comments as far left as the fields, belong to what follows.</summary>
    private static int EndOfBlock(string[] lines, int start, int next)
    {
        var indent = lines[start].Length - lines[start].TrimStart(' ').Length;
        while (next > start + 1 && (string.IsNullOrWhiteSpace(lines[next - 1]) || lines[next - 1].AsSpan().TrimStart(' ') is ['#', ..] comment && lines[next - 1].Length - comment.Length <= indent))
        {
            next--;
        }

        return next;
    }

    /// <summary>The line after the last one that may hold fields; null when the front matter has no end.</summary>
    private static int? EndOfFields(string[] lines, bool isMarkdown)
    {
        var fence = isMarkdown ? "---" : "...";
        var end = Array.FindIndex(lines, Math.Min(1, lines.Length), line => line.TrimEnd() == fence);
        return end >= 0 ? end : isMarkdown ? null : lines.Length;
    }

    /// <summary>Null unless each field stands at the start of a line.</summary>
    private static YamlMapping? Root(ReadOnlySpan<string> lines)
    {
        var findings = new List<Finding>();
        var text = string.Concat(lines!).Replace("\r\n", "\n", StringComparison.Ordinal);
        if (YamlReader.Read(text, "", findings) is not YamlMapping { Entries.Length: > 0 } root || findings.Count > 0)
        {
            return null;
        }

        foreach (var entry in root.Entries)
        {
            var (line, before) = (lines[entry.Key.Line - 1], entry.Key.Column - 1);
            if (entry.Key.Column != root.Column || !string.IsNullOrWhiteSpace(line[..before]) || line[before] is '{' or '?')
            {
                return null;
            }
        }

        return root;
    }

    /// <summary>Each with its own end.</summary>
    private static string[] Lines(string text)
    {
        var lines = new List<string>();
        for (var start = 0; start < text.Length;)
        {
            var end = text.IndexOf('\n', start);
            end = end < 0 ? text.Length : end + 1;
            lines.Add(text[start..end]);
            start = end;
        }

        return [.. lines];
    }
}
