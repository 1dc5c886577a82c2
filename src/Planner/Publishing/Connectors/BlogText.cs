using System.Net;
using System.Text;
using Planner.Networks;
using Planner.Networks.Texts;

namespace Planner.Publishing.Connectors;

/// <summary>A message's HTML with its media in it, for places that show them where they stand: blogs, letters, feeds.</summary>
internal static class BlogText
{
    /// <summary>Media of the text itself; they are the last of the segment's media, in the text's order.</summary>
    public static int InText(OutgoingMessage message) => TextPictures.Of(message.Content.Source, message.Delivery.Post.Source.Path).Length;

    /// <summary>A fragment.</summary>
    /// <param name="addresses">Of each of the segment's media, in their order; null: it is not shown here.</param>
    public static string Html(OutgoingMessage message, ImmutableArray<string?> addresses)
    {
        var media = message.Content.Media;
        var first = media.Length - InText(message);
        var html = new StringBuilder(first == media.Length ? message.Content.Text.Counted : HtmlFormat.Write(Placed(message.Content.Source, addresses.AsSpan()[first..])));
        for (var index = 0; index < first; index++)
        {
            if (addresses[index] is { } address)
            {
                html.Append(html.Length > 0 ? "\n" : "");
                Append(html, media[index], address);
            }
        }

        return html.ToString();
    }

    /// <summary>Addresses of what a fragment shows or plays, and of its files, in its order.</summary>
    public static ImmutableArray<string> Shown(string html)
    {
        var found = ImmutableArray.CreateBuilder<string>();
        for (var at = html.IndexOf('<', StringComparison.Ordinal); at >= 0; at = html.IndexOf('<', at + 1))
        {
            var tag = html.AsSpan(at + 1);
            var attribute = tag.StartsWith("img ") || tag.StartsWith("video ") || tag.StartsWith("audio ") ? "src=\"" : tag.StartsWith("a download ") ? "href=\"" : null;
            if (attribute is not null && html.IndexOf(attribute, at, StringComparison.Ordinal) is >= 0 and var start && html.IndexOf('"', start += attribute.Length) is >= 0 and var end)
            {
                found.Add(WebUtility.HtmlDecode(html[start..end]));
            }
        }

        return found.ToImmutable();
    }

    /// <summary>
    /// Letters and digits of a fragment and one space between words, so that two are compared by what they say: programs between rewrite quotes, dashes, entities and tags.
    /// </summary>
    public static string Said(string html)
    {
        var said = new StringBuilder(html.Length);
        for (var at = 0; at < html.Length;)
        {
            var end = html[at] is '<' ? html.IndexOf('>', at) : -1;
            if (end >= 0)
            {
                said.Append(' ');
                at = end + 1;
                continue;
            }

            var next = html.IndexOf('<', at + 1);
            next = next < 0 ? html.Length : next;
            foreach (var letter in WebUtility.HtmlDecode(html[at..next]))
            {
                said.Append(char.IsLetterOrDigit(letter) || char.IsSurrogate(letter) ? char.ToLowerInvariant(letter) : ' ');
            }

            at = next;
        }

        return string.Join(' ', said.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    private static RichText Placed(RichText text, ReadOnlySpan<string?> addresses)
    {
        var (blocks, at) = (ImmutableArray.CreateBuilder<TextBlock>(text.Blocks.Length), 0);
        foreach (var block in text.Blocks)
        {
            var runs = ImmutableArray.CreateBuilder<Run>(block.Runs.Length);
            foreach (var run in block.Runs)
            {
                var isOwn = Pictures.IsPicture(run) && run.Link is { } link && link.StartsWith("media/", StringComparison.Ordinal);
                runs.Add(isOwn ? run with { Link = addresses[at++] } : run);
            }

            blocks.Add(block with { Runs = runs.DrainToImmutable() });
        }

        return Pictures.Without(new RichText(blocks.DrainToImmutable()), static run => run.Link is { } address && (Addresses.IsWeb(address) || address.StartsWith("cid:", StringComparison.Ordinal)));
    }

    private static void Append(StringBuilder html, PostMedia media, string address)
    {
        var (file, source) = (media.File.Value, HtmlEscapes.Of(address));
        html.Append(MediaTypes.IsPicture(file) ? $"<p><img src=\"{source}\" alt=\"{HtmlEscapes.Of(media.Alt?.Value ?? "")}\"></p>"
            : MediaTypes.IsVideo(file) ? $"<p><video controls src=\"{source}\"></video></p>"
            : $"<p><a download href=\"{source}\">{HtmlEscapes.Of(media.Alt?.Value ?? file.Split('/')[^1])}</a></p>");
    }
}
