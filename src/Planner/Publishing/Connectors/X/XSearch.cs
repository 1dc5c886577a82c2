using System.Net;
using System.Text;
using System.Text.Json;
using NodaTime.Text;

namespace Planner.Publishing.Connectors.X;

/// <summary>Looks through what the account posted for a message that may or may not have arrived. X bills 0.001 USD for each own post that it shows.</summary>
/// <param name="since">Nothing of it was sent before.</param>
internal sealed class XSearch(XServer server, OutgoingMessage message, Instant since)
{
    /// <summary>An account that posts a thousand times within one lease is not ours.</summary>
    private const int MostPages = 10;

    private readonly Instant start = since - Duration.FromMinutes(5);
    private readonly string text = Comparable(message.Content.Text.Text);

    public async Task<Sighting> FindAsync(CancellationToken cancellationToken)
    {
        var (user, asked) = await server.UserAsync(cancellationToken);
        if (user is null)
        {
            return new Sighting.Unclear(server.FaultOf(asked));
        }

        var next = (string?)null;
        var near = (string?)null;
        for (var page = 0; page < MostPages; page++)
        {
            var reply = await server.GetAsync(
                $"/2/users/{Uri.EscapeDataString(user.Id)}/tweets",
                cancellationToken,
                ("max_results", "100"),
                ("start_time", InstantPattern.General.Format(start)),
                ("exclude", "retweets"),
                ("tweet.fields", "created_at,entities,note_tweet,referenced_tweets"),
                ("pagination_token", next));

            // An answer that names problems may leave out what is sought.
            if (reply is not Reply.Answer { IsSuccess: true } answer || AnswerJson.TryParse(answer.Body) is not { } body || body.At("meta", "result_count") is null || body.List("errors").Any())
            {
                return new Sighting.Unclear(server.FaultOf(reply));
            }

            foreach (var post in body.List("data").Where(IsCandidate))
            {
                var written = TextOf(post);
                if (post.Id("id") is { } id && Comparable(written) == text)
                {
                    return new Sighting.Found(new SentMessage(id, server.UrlOf(id)));
                }

                near ??= TextLikeness.IsNear(written, message.Content.Text.Text) ? server.UrlOf(post.Id("id") ?? "") : null;
            }

            next = body.At("meta")?.Text("next_token");
            if (next is null)
            {
                return near is null ? new Sighting.Missing() : new Sighting.Unclear(new SendFault(FaultKind.Unknown, $"a post much like it stands there: {near}"));
            }
        }

        return new Sighting.Unclear(new SendFault(FaultKind.Unknown, "there are too many posts to look through"));
    }

    /// <summary>What answers another post, or is older, is another post of the same words. One whose age cannot be read may be it.</summary>
    private bool IsCandidate(JsonElement post) =>
        (post.Text("created_at") is not { } created || InstantPattern.ExtendedIso.Parse(created) is not { Success: true, Value: var at } || at >= start)
        && post.List("referenced_tweets").FirstOrDefault(other => other.Text("type") == "replied_to").Id("id") == message.Parent?.Id;

    /// <summary>As it was written: X puts t.co in place of each address, and one more for the media, and escapes three signs as HTML does.</summary>
    private static string TextOf(JsonElement post)
    {
        // What is longer than 280 stands apart.
        var source = post.Member("note_tweet") ?? post;
        var written = new StringBuilder(source.Text("text"));
        foreach (var url in source.At("entities")?.List("urls") ?? [])
        {
            if (url.Text("url") is { Length: > 0 } shortened)
            {
                var isOfMedia = url.Text("media_key") is not null || (url.Text("display_url")?.StartsWith("pic.", StringComparison.Ordinal) ?? false);
                written.Replace(shortened, isOfMedia ? "" : url.Text("expanded_url"));
            }
        }

        return WebUtility.HtmlDecode(written.ToString());
    }

    /// <summary>White space, and how an address begins and ends, are X's to change.</summary>
    private static string Comparable(string text) => string.Join(
        ' ',
        text.Replace("https://", "", StringComparison.OrdinalIgnoreCase).Replace("http://", "", StringComparison.OrdinalIgnoreCase)
            .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(word => word.TrimEnd('/')));
}
