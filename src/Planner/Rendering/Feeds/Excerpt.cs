using System.Text;

namespace Planner.Rendering.Feeds;

/// <summary>The beginning of a text for places with little room. It stops reading where the room ends.</summary>
internal static class Excerpt
{
    /// <summary>What a reader sees as one character may be a dozen units; more than enough of them are read to see where it ends.</summary>
    private const int LongestCharacter = 100;

    /// <summary>At most <paramref name="length"/> UTF-16 units, ellipsis included.</summary>
    /// <param name="lineBreak">What stands between lines and blocks: a space, or a line break.</param>
    public static string Of(RichText text, int length, string lineBreak)
    {
        var start = new StringBuilder();
        foreach (var block in text.Blocks)
        {
            if (start.Length > length)
            {
                break;
            }

            start.Append(start.Length == 0 ? "" : lineBreak);
            start.Append(block.Marker is { } marker ? marker + " " : "");
            foreach (var run in block.Runs)
            {
                AddWords(start, run, length, lineBreak);
            }
        }

        return Shorten(start.ToString().Trim(), length);
    }

    /// <summary>White space within a line shows as one space, as in a browser; a table's cells are told apart by one.</summary>
    private static void AddWords(StringBuilder start, Run run, int length, string lineBreak)
    {
        if (run.Style.HasFlag(RunStyle.CellEnd))
        {
            start.Append(' ');
        }

        foreach (var character in run.Text)
        {
            if (start.Length - LongestCharacter > length)
            {
                return;
            }

            if (character == '\n')
            {
                start.Append(lineBreak);
            }
            else if (!char.IsWhiteSpace(character))
            {
                start.Append(character);
            }
            else if (start.Length > 0 && !char.IsWhiteSpace(start[^1]))
            {
                start.Append(character == '\u00A0' || character == '\u202F' ? character : ' ');
            }
        }
    }

    /// <summary>Cuts between words where there is one to cut at, never inside what a reader sees as one character.</summary>
    private static string Shorten(string text, int length)
    {
        if (text.Length <= length)
        {
            return text;
        }

        var space = text.AsSpan(0, length).LastIndexOfAny(' ', '\n');
        var cut = space > length / 2 ? space : LastCharacterEnd(text, length - 1);
        return string.Concat(text.AsSpan(0, cut).TrimEnd(), "…");
    }

    private static int LastCharacterEnd(string text, int most)
    {
        var end = 0;
        for (var next = 0; end + next <= most; next = StringInfo.GetNextTextElementLength(text, end))
        {
            end += next;
        }

        return end;
    }
}
