namespace Planner.Rendering;

/// <summary>The rule of Handlebars and Mustache that a block's tag alone on its line leaves no line behind.</summary>
internal static class TemplateLines
{
    public static List<TemplateToken> WithoutTagLines(List<TemplateToken> tokens)
    {
        var lines = Joined(tokens);
        var texts = lines.ConvertAll(token => token.Text);
        for (var at = 0; at < lines.Count; at++)
        {
            if (IsBlockTag(lines[at]) && EndsLine(lines, at - 1) && StartsLine(lines, at + 1))
            {
                if (at > 0)
                {
                    texts[at - 1] = texts[at - 1].TrimEnd(' ', '\t');
                }

                if (at < lines.Count - 1)
                {
                    texts[at + 1] = texts[at + 1][(texts[at + 1].IndexOf('\n', StringComparison.Ordinal) + 1)..];
                }
            }
        }

        return [.. lines.Select((token, at) => token.IsTag ? token : token.Settled(texts[at]))];
    }

    /// <summary>Text that a settled tag had divided becomes one again.</summary>
    private static List<TemplateToken> Joined(List<TemplateToken> tokens)
    {
        var joined = new List<TemplateToken>(tokens.Count);
        foreach (var token in tokens)
        {
            if (!token.IsTag && joined is [.., { IsTag: false } last])
            {
                joined[^1] = last.Settled(last.Text + token.Text);
            }
            else
            {
                joined.Add(token);
            }
        }

        return joined;
    }

    private static bool IsBlockTag(TemplateToken token) => token.IsTag && (token.Inner is ['#' or '/', ..] or "else");

    /// <summary>Whether only spaces stand between the last line break and the end.</summary>
    private static bool EndsLine(List<TemplateToken> tokens, int at) => at < 0
        || (!tokens[at].IsTag && tokens[at].Text.AsSpan().TrimEnd(" \t") is var text && (text.IsEmpty ? at == 0 : text[^1] == '\n'));

    private static bool StartsLine(List<TemplateToken> tokens, int at) => at == tokens.Count
        || (!tokens[at].IsTag && tokens[at].Text.AsSpan().TrimStart(" \t") is var text && (text.IsEmpty ? at == tokens.Count - 1 : text[0] == '\n'));
}
