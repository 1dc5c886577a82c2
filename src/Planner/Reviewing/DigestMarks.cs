using System.Text;

namespace Planner.Reviewing;

/// <summary>What <see cref="Networks.PlainText"/> leaves out of a text and readers may see: bold and the like, headings, code, tables, the files of pictures in it.</summary>
internal static class DigestMarks
{
    /// <summary>
    /// A line each: <c>2 heading 1</c> for the third block, <c>0 4+6 bold italic</c> for six UTF-16 units from the fifth of the first block. Empty for plain paragraphs.
    /// </summary>
    public static string Of(RichText text)
    {
        if (text.Blocks.All(block => block.Kind is BlockKind.Paragraph && block.Runs.All(run => run.Style is RunStyle.None)))
        {
            return "";
        }

        var lines = new StringBuilder();
        for (var index = 0; index < text.Blocks.Length; index++)
        {
            var block = text.Blocks[index];
            if (block.Kind is not BlockKind.Paragraph)
            {
                lines.Append(CultureInfo.InvariantCulture, $"{index} {block.Kind.ToString().ToLowerInvariant()} {block.Level}\n");
            }

            AddRuns(lines, index, block);
        }

        return lines.ToString();
    }

    /// <summary>Neighbours of one style are one: how a reader cuts a text into runs is nobody's business.</summary>
    private static void AddRuns(StringBuilder lines, int index, TextBlock block)
    {
        var at = 0;
        for (var first = 0; first < block.Runs.Length;)
        {
            var (style, link, length) = (block.Runs[first].Style, block.Runs[first].Link, 0);
            for (; first < block.Runs.Length && block.Runs[first].Style == style && block.Runs[first].Link == link; first++)
            {
                length += block.Runs[first].Text.Length;
            }

            if (style is not RunStyle.None)
            {
                lines.Append(CultureInfo.InvariantCulture, $"{index} {at}+{length} {NamesOf(style)}{((style & RunStyle.Image) != 0 ? " " + link : "")}\n");
            }

            at += length;
        }
    }

    private static string NamesOf(RunStyle style) => string.Join(' ', Enum.GetValues<RunStyle>().Where(each => each is not RunStyle.None && (style & each) != 0).Select(each => each.ToString().ToLowerInvariant()));
}
