namespace Planner.Rendering;

/// <summary>
/// Reads a template and settles all that is known before there is a page: partials are put in place, and
/// <c>{{t "key"}}</c> becomes the text in the site's language.
/// </summary>
internal static class TemplateReader
{
    public static List<TemplateToken> Read(string file, IReadOnlyDictionary<string, string> files, Language language)
    {
        var tokens = new List<TemplateToken>();
        Read(file, new TemplateToken("", file, 0), 0, tokens);
        return tokens;

        void Read(string name, TemplateToken from, int depth, List<TemplateToken> into)
        {
            var text = files.GetValueOrDefault(name) ?? throw from.Error($"there is no template '{name}'");
            foreach (var token in Split(text, name))
            {
                Settle(token, depth, into);
            }
        }

        void Settle(TemplateToken token, int depth, List<TemplateToken> into)
        {
            var inner = token.Inner;
            if (inner.StartsWith('>'))
            {
                _ = depth < 8 ? 0 : throw token.Error("a partial includes itself");
                Read($"partials/{inner[1..].Trim()}.hbs", token, depth + 1, into);
            }
            else if (inner.StartsWith("t \"", StringComparison.Ordinal))
            {
                var key = inner is [.., '"'] && inner.Length > 4 ? inner[3..^1] : throw token.Error("the key of a text stands between quotes");
                into.Add(token.Settled(HtmlText.Escape(TextOf(token, key))));
            }
            else if (!token.IsTag || !inner.StartsWith('!'))
            {
                into.Add(token.IsTag && token.Text.StartsWith("{{{", StringComparison.Ordinal) ? throw token.Error("'{{{' would write a value without escaping it") : token);
            }
        }

        string TextOf(TemplateToken token, string key) =>
            language.Has(key) ? language[key] : throw token.Error($"the language '{language.Code}' has no text '{key}'");
    }

    /// <summary>Text and tags in turn. A partial's last line ends where its tag ends, so it adds no empty line.</summary>
    private static IEnumerable<TemplateToken> Split(string text, string file)
    {
        text = text.ReplaceLineEndings("\n").TrimEnd('\n');
        var line = 1;
        for (var at = 0; at < text.Length;)
        {
            var end = text.IndexOf("{{", at, StringComparison.Ordinal) is var open && open < 0 ? text.Length
                : open > at ? open
                : EndOfTag(text, at, new TemplateToken("", file, line));
            var token = new TemplateToken(text[at..end], file, line, IsTag: text.AsSpan(at).StartsWith("{{"));
            yield return token;
            line += token.Text.AsSpan().Count('\n');
            at = end;
        }
    }

    private static int EndOfTag(string text, int open, TemplateToken place)
    {
        var closing = text.AsSpan(open).StartsWith("{{!--") ? "--}}" : text.AsSpan(open).StartsWith("{{{") ? "}}}" : "}}";
        var close = text.IndexOf(closing, open, StringComparison.Ordinal);
        return close < 0 ? throw place.Error("a tag is not closed") : close + closing.Length;
    }
}
