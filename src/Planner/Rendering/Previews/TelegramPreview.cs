namespace Planner.Rendering.Previews;

/// <summary>
/// Telegram's own HTML, which its format has escaped already. Outside links and code Telegram finds addresses, people and
/// hashtags by itself.
/// </summary>
internal sealed class TelegramPreview(string html, Network network) : Html
{
    internal override void WriteTo(PageWriter output)
    {
        var closed = 0;
        for (var at = 0; at < html.Length;)
        {
            var tag = html.IndexOf('<', at) is >= 0 and var found ? found : html.Length;
            Write(output, Between(at, tag), isPlain: closed == 0);
            if (tag == html.Length)
            {
                return;
            }

            at = html.IndexOf('>', tag) + 1;
            var name = html.AsSpan(tag, at - tag);
            closed += name is "<code>" or "<pre>" || name.StartsWith("<a ") ? 1 : name is "</code>" or "</pre>" or "</a>" ? -1 : 0;
            output.Write(name.StartsWith("<a ") ? "<a rel=\"nofollow noopener\""u8 : []);
            output.Write(name.StartsWith("<a ") ? name[2..] : name);
        }
    }

    /// <summary>What stands between two tags; the empty line beside a block is the block's own margin here.</summary>
    private string Between(int start, int end)
    {
        var text = html.AsSpan(start, end - start);
        var before = html.AsSpan(0, start);
        text = before.EndsWith("</blockquote>") || before.EndsWith("</pre>") ? text.TrimStart('\n') : text;
        var after = html.AsSpan(end);
        return (after.StartsWith("<blockquote>") || after.StartsWith("<pre>") ? text.TrimEnd('\n') : text).ToString();
    }

    /// <summary>What stands between two tags; it is escaped, so that it is copied.</summary>
    private void Write(PageWriter output, string text, bool isPlain)
    {
        var at = 0;
        foreach (var place in isPlain ? ShownTexts.Found(text, network) : [])
        {
            output.Write(text.AsSpan(at, place.Start - at));
            output.Write(place.Address is null ? "<span class=\"tag\">"u8 : "<a rel=\"nofollow noopener\" href=\""u8);
            output.Write(place.Address);
            output.Write(place.Address is null ? [] : "\">"u8);
            output.Write(text.AsSpan(place.Start, place.Length));
            output.Write(place.Address is null ? "</span>"u8 : "</a>"u8);
            at = place.End;
        }

        output.Write(text.AsSpan(at));
    }
}
