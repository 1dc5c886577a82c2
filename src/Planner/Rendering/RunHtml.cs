using Planner.Networks.Texts;
using Planner.Rendering.Previews;

namespace Planner.Rendering;

/// <summary>Writes the runs of a block as HTML.</summary>
/// <param name="isSent">Whether links are those that readers of a network get: none into the repository, and addresses that are written out.</param>
internal sealed class RunHtml(PageWriter output, string mediaRoot, string lineBreak, bool isSent = false)
{
    public void Write(ImmutableArray<Run> runs)
    {
        for (var at = 0; at < runs.Length;)
        {
            if (runs[at].Style.HasFlag(RunStyle.CellEnd))
            {
                // The row of a table as a line.
                at++;
                output.Write(at < runs.Length ? Networks.Texts.Layout.Bar : "");
                continue;
            }

            var link = runs[at].Link;
            var end = at + 1;
            while (end < runs.Length && link is not null && runs[end].Link == link && !IsImage(runs[end]) && !IsImage(runs[at]))
            {
                end++;
            }

            Write(runs.AsSpan(at, end - at), link);
            at = end;
        }
    }

    /// <summary>The address when a page may lead there; null for <c>javascript:</c> and whatever else is not known to be safe.</summary>
    public static string? SafeLink(string? link)
    {
        if (string.IsNullOrWhiteSpace(link) || HasControl(link))
        {
            return null;
        }

        var colon = link.IndexOf(':', StringComparison.Ordinal);
        var isRelative = colon < 0 || link.AsSpan(0, colon).IndexOfAny('/', '?', '#') >= 0;
        return isRelative ? (NamesHost(link) ? null : link)
            : link[..colon].ToLowerInvariant() is "http" or "https" or "mailto" ? link
            : null;
    }

    /// <summary>Browsers take <c>\</c> for <c>/</c> and drop spaces in front: <c>/\host/share</c> is <c>//host/share</c>, which from disk asks another machine.</summary>
    private static bool NamesHost(string link) =>
        link.AsSpan().TrimStart(' ') is ['\\', ..] or ['/', '/' or '\\', ..];

    private static bool HasControl(string link)
    {
        foreach (var c in link)
        {
            if (char.IsControl(c))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsImage(Run run) => run.Style.HasFlag(RunStyle.Image);

    private void Write(ReadOnlySpan<Run> runs, string? link)
    {
        if (IsImage(runs[0]))
        {
            Picture(runs[0]);
            return;
        }

        var href = isSent && link is not null && !Addresses.IsReadable(link) ? null : SafeLink(link);
        if (href is not null)
        {
            output.Write("<a href=\""u8);
            HtmlText.Write(href, output);
            output.Write("\" rel=\"nofollow noopener\">"u8);
        }

        foreach (var run in runs)
        {
            Styled(run, findsAddresses: isSent && link is null);
        }

        output.Write(href is null ? [] : "</a>"u8);
    }

    private void Picture(Run run)
    {
        if (run.Link is { } file && file.StartsWith("media/", StringComparison.Ordinal) && !file.Contains("..", StringComparison.Ordinal))
        {
            output.Write($"<img src=\"{HtmlText.Escape(mediaRoot + SitePaths.Address(file))}\" alt=\"{HtmlText.Escape(run.Text.ToString())}\" loading=\"lazy\">");
        }
        else
        {
            Write([run with { Style = run.Style & ~RunStyle.Image, Characters = run.Text.Length > 0 ? run.Characters : run.Link.AsMemory() }], run.Link);
        }
    }

    private void Styled(Run run, bool findsAddresses)
    {
        Open(run.Style);
        findsAddresses &= !run.Style.HasFlag(RunStyle.Code);
        var rest = run.Text;
        for (var line = rest.IndexOf('\n'); line >= 0; line = rest.IndexOf('\n'))
        {
            Line(rest[..line], findsAddresses);
            output.Write(lineBreak);
            rest = rest[(line + 1)..];
        }

        Line(rest, findsAddresses);
        Close(run.Style);
    }

    private void Line(ReadOnlySpan<char> line, bool findsAddresses)
    {
        while (findsAddresses && Addresses.Next(line) is { Length: > 0 } found)
        {
            HtmlText.Write(line[..found.Start], output);
            var address = line.Slice(found.Start, found.Length);
            PlaceHtml.Write(output, address, address.ToString());
            line = line[(found.Start + found.Length)..];
        }

        HtmlText.Write(line, output);
    }

    private void Open(RunStyle style)
    {
        output.Write(style.HasFlag(RunStyle.Bold) ? "<strong>"u8 : []);
        output.Write(style.HasFlag(RunStyle.Italic) ? "<em>"u8 : []);
        output.Write(style.HasFlag(RunStyle.Strike) ? "<del>"u8 : []);
        output.Write(style.HasFlag(RunStyle.Code) ? "<code>"u8 : []);
    }

    private void Close(RunStyle style)
    {
        output.Write(style.HasFlag(RunStyle.Code) ? "</code>"u8 : []);
        output.Write(style.HasFlag(RunStyle.Strike) ? "</del>"u8 : []);
        output.Write(style.HasFlag(RunStyle.Italic) ? "</em>"u8 : []);
        output.Write(style.HasFlag(RunStyle.Bold) ? "</strong>"u8 : []);
    }
}
