using System.Text;

namespace Planner.Networks.Texts;

/// <summary>The runs of a block as HTML.</summary>
internal static class HtmlRuns
{
    public static void Append(StringBuilder target, ReadOnlySpan<Run> runs)
    {
        for (var at = 0; at < runs.Length;)
        {
            var end = at + 1;
            while (end < runs.Length && runs[end].Link == runs[at].Link && !Pictures.IsPicture(runs[at]) && !Pictures.IsPicture(runs[end]))
            {
                end++;
            }

            Group(target, runs[at..end], runs[at].Link);
            at = end;
        }
    }

    /// <summary>A square bracket as an entity, which WordPress shows and does not take for a shortcode.</summary>
    public static void Escape(StringBuilder target, ReadOnlySpan<char> text)
    {
        for (var at = text.IndexOf('['); at >= 0; at = text.IndexOf('['))
        {
            HtmlEscapes.Append(target, text[..at]);
            target.Append("&#91;");
            text = text[(at + 1)..];
        }

        HtmlEscapes.Append(target, text);
    }

    private static void Group(StringBuilder target, ReadOnlySpan<Run> runs, string? link)
    {
        if (Pictures.IsPicture(runs[0]))
        {
            Escape(target.Append("<img src=\""), link);
            Escape(target.Append("\" alt=\""), runs[0].Text);
            target.Append("\">");
            return;
        }

        var isLink = link is not null && Addresses.IsReadable(link);
        if (isLink)
        {
            Escape(target.Append("<a href=\""), link);
            target.Append("\">");
        }

        foreach (var run in runs)
        {
            Styled(target, run);
        }

        target.Append(isLink ? "</a>" : "");
    }

    private static void Styled(StringBuilder target, Run run)
    {
        Tag(target, run.Style, RunStyle.Bold, "<strong>");
        Tag(target, run.Style, RunStyle.Italic, "<em>");
        Tag(target, run.Style, RunStyle.Strike, "<del>");
        Tag(target, run.Style, RunStyle.Code, "<code>");
        var rest = run.Text;
        for (var line = rest.IndexOf('\n'); line >= 0; line = rest.IndexOf('\n'))
        {
            Escape(target, rest[..line]);
            target.Append("<br>\n");
            rest = rest[(line + 1)..];
        }

        Escape(target, rest);
        Tag(target, run.Style, RunStyle.Code, "</code>");
        Tag(target, run.Style, RunStyle.Strike, "</del>");
        Tag(target, run.Style, RunStyle.Italic, "</em>");
        Tag(target, run.Style, RunStyle.Bold, "</strong>");
    }

    private static void Tag(StringBuilder target, RunStyle style, RunStyle asked, string tag) => target.Append((style & asked) != 0 ? tag : "");
}
