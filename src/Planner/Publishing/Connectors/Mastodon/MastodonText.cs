using System.Net;
using System.Text;

namespace Planner.Publishing.Connectors.Mastodon;

/// <summary>What a server made of a text, beside the text.</summary>
internal static class MastodonText
{
    /// <summary>So many letters and digits in common are no chance, at the beginning of two texts of an account.</summary>
    private const int Telling = 30;

    /// <summary>
    /// HTML as somebody reads it: paragraphs and breaks are lines. Links show their text, or with <paramref name="withAddresses"/> where
    /// they lead, since some servers cut what they show; mentions and hashtags keep their text.
    /// </summary>
    public static string Plain(string html, bool withAddresses)
    {
        var plain = new StringBuilder(html.Length);
        (int Start, string Address)? link = null;
        for (var at = 0; at < html.Length;)
        {
            var end = html[at] is '<' && at + 1 < html.Length && (char.IsAsciiLetter(html[at + 1]) || html[at + 1] is '/' or '!') ? html.IndexOf('>', at) : -1;
            if (end < 0)
            {
                var next = html.IndexOf('<', at + 1);
                next = next < 0 ? html.Length : next;
                plain.Append(WebUtility.HtmlDecode(html[at..next]));
                at = next;
                continue;
            }

            var tag = html.AsSpan(at + 1, end - at - 1);
            at = end + 1;
            switch (NameOf(tag))
            {
                case "br" or "/p" or "/div" or "/li" or "/blockquote" or "/pre" or "/h1" or "/title":
                    plain.Append('\n');
                    break;
                case "a" when withAddresses && !Attribute(tag, "class").Contains("mention", StringComparison.Ordinal) && !Attribute(tag, "class").Contains("hashtag", StringComparison.Ordinal):
                    link = (plain.Length, Attribute(tag, "href"));
                    break;
                case "/a" when link is { } open:
                    plain.Length = open.Start;
                    plain.Append(open.Address);
                    link = null;
                    break;
                default:
                    break;
            }
        }

        return plain.ToString();
    }

    /// <summary>The same for texts that differ only in white space, or in whether a mention names its server.</summary>
    public static string Comparable(string text) =>
        string.Join(' ', WithoutServers(text).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>Whether one may be the other after a server, or a person, has worked on it.</summary>
    public static bool IsNear(string one, string other)
    {
        var (left, right) = (Letters(one), Letters(other));
        return left.Length >= Telling && right.Length >= Telling ? left.AsSpan(0, Telling).SequenceEqual(right.AsSpan(0, Telling)) : left == right;
    }

    private static string Letters(string text) => string.Concat(WithoutServers(text).Where(char.IsLetterOrDigit));

    /// <summary><c>@ada@rivemont.example</c> is shown as <c>@ada</c>.</summary>
    private static string WithoutServers(string text)
    {
        var kept = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length; at++)
        {
            kept.Append(text[at]);
            if (text[at] is not '@' || (at > 0 && char.IsLetterOrDigit(text[at - 1])))
            {
                continue;
            }

            var name = End(text, at + 1, IsOfName);
            if (name > at + 1 && name < text.Length && text[name] is '@')
            {
                // A full stop after it ends the sentence.
                var server = text.AsSpan(name + 1, End(text, name + 1, IsOfServer) - name - 1).TrimEnd(".-").Length;
                kept.Append(text, at + 1, (server > 0 ? name : name + 1) - at - 1);
                at = name + server;
            }
        }

        return kept.ToString();
    }

    private static int End(string text, int start, Func<char, bool> isPart)
    {
        while (start < text.Length && isPart(text[start]))
        {
            start++;
        }

        return start;
    }

    private static bool IsOfName(char character) => char.IsAsciiLetterOrDigit(character) || character is '_' or '-' or '.';

    private static bool IsOfServer(char character) => char.IsLetterOrDigit(character) || character is '-' or '.';

    private static string NameOf(ReadOnlySpan<char> tag)
    {
        var end = tag.IndexOfAny(" \t\r\n");
        return (end < 0 ? tag : tag[..end]).TrimEnd('/').ToString().ToLowerInvariant();
    }

    private static string Attribute(ReadOnlySpan<char> tag, string name)
    {
        var start = tag.IndexOf($" {name}=\"", StringComparison.OrdinalIgnoreCase);
        if (start < 0)
        {
            return "";
        }

        var value = tag[(start + name.Length + 3)..];
        var end = value.IndexOf('"');
        return end < 0 ? "" : WebUtility.HtmlDecode(value[..end].ToString());
    }
}
