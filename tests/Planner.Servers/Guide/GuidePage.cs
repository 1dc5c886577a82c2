using System.Text.RegularExpressions;

namespace Planner.Servers.Guide;

/// <summary>A block of code of a page of the handbook.</summary>
/// <param name="Language">As the page names it: <c>sh</c> is typed, <c>text</c> is what comes back, <c>yaml</c> is a file that names itself in its first line.</param>
/// <param name="Line">Where it begins, from one.</param>
internal sealed record GuideBlock(string Language, string Text, int Line);

/// <summary>A page of the handbook as somebody follows it: block by block.</summary>
internal static partial class GuidePage
{
    public static ImmutableArray<GuideBlock> Read(string page)
    {
        var blocks = ImmutableArray.CreateBuilder<GuideBlock>();
        var lines = page.ReplaceLineEndings("\n").Split('\n');
        for (var start = 0; start < lines.Length; start++)
        {
            if (lines[start].StartsWith("```", StringComparison.Ordinal))
            {
                var end = Array.IndexOf(lines, "```", start + 1);
                blocks.Add(new GuideBlock(lines[start][3..], string.Join('\n', lines[(start + 1)..end]), start + 1));
                start = end;
            }
        }

        return blocks.ToImmutable();
    }

    /// <summary>What a page says comes back in the end, for any numbers: <c>…</c> stands for the rest of a word or, alone in its line, for more lines.</summary>
    public static Regex Expected(string text)
    {
        var pattern = Regex.Escape(text).Replace("\\ ", " ", StringComparison.Ordinal);
        pattern = MoreLines().Replace(pattern, "[\\s\\S]*");
        pattern = pattern.Replace("…", "\\S+", StringComparison.Ordinal).Replace("mastodon\\.example", "\\S+", StringComparison.Ordinal).Replace("https:", "https?:", StringComparison.Ordinal);
        pattern = Numbers().Replace(pattern, "[0-9]+");

        // A machine that was slow on the way there finds it due by then.
        return new Regex("(^|\n)" + WaitOrSend().Replace(pattern, "(send|wait)$1(it is due|due in [0-9]+ min)") + "\n?$");
    }

    [GeneratedRegex(@"(?<=^|\\n)…(?=$|\\n)")]
    private static partial Regex MoreLines();

    [GeneratedRegex("[0-9]+")]
    private static partial Regex Numbers();

    [GeneratedRegex(@"^wait(.*)due in \[0-9\]\+ min$")]
    private static partial Regex WaitOrSend();
}
