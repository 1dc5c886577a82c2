using System.Text.Json;

namespace Planner.Publishing.Connectors.Tumblr;

/// <summary>Looks through what the blog shows and what it holds. A post gets another id when it leaves the queue, and names the first one as its genesis.</summary>
internal sealed class TumblrSearch(TumblrServer server)
{
    private const int PageSize = 20;

    /// <summary>More posts than a blog can make in a day, and all that a queue can hold (api.md "Rate Limits").</summary>
    private const int MostPages = 51;

    /// <summary>Looks for a message whose sending was never finished.</summary>
    /// <param name="since">Nothing of it was sent before.</param>
    public async Task<Sighting> FindAsync(OutgoingMessage message, Instant since, CancellationToken cancellationToken)
    {
        var (text, media, start) = (TumblrPost.TextOf(message), message.Content.Media.Length, since - Duration.FromMinutes(5));
        var held = message.IsHandedOff ? await ThroughAsync("posts/queue", null, IsIt, IsNear, cancellationToken) : new Sighting.Missing();
        var sighting = held is Sighting.Missing ? await ThroughAsync("posts", start, IsIt, IsNear, cancellationToken) : held;

        // A video is in no list before Tumblr is done with it.
        return sighting is Sighting.Missing && message.Content.Media.Any(each => each.File.Value.EndsWith(".mp4", StringComparison.OrdinalIgnoreCase) || each.File.Value.EndsWith(".mov", StringComparison.OrdinalIgnoreCase))
            ? Unclear("Tumblr may still be working on the video, and lists the post only then")
            : sighting;

        bool IsIt(JsonElement post) =>
            post.Member("content") is { } content && TextLikeness.IsSame(TumblrPost.TextOf(content), text)
            && content.EnumerateArray().Count(TumblrPost.IsMedia) == media;

        bool IsNear(JsonElement post) => post.Member("content") is not { } content || TextLikeness.IsNear(TumblrPost.TextOf(content), text);
    }

    /// <summary>A post that was held under another id, and is out.</summary>
    /// <param name="since">It was not out before.</param>
    public async Task<Sighting> OfGenesisAsync(string id, Instant since, CancellationToken cancellationToken) =>
        await ThroughAsync("posts", since - Duration.FromMinutes(5), post => post.Text("genesis_post_id") == id, _ => false, cancellationToken) is Sighting.Found found
            ? found
            : Unclear("Tumblr holds it no more; if it went out, it has another id now");

    /// <summary>What a post's answer says of it.</summary>
    public SentMessage? Read(JsonElement post)
    {
        var id = post.Text("id_string") ?? post.Id("id");
        var held = post.Text("state") is "queued" or "queue";
        return id is null ? null
            : held ? new SentMessage(id) { HeldUntil = Second(post, "scheduled_publish_time") }
            : new SentMessage(id, post.Text("post_url") is { } url && url.StartsWith("https://", StringComparison.Ordinal) ? url : server.UrlOf(id));
    }

    private async Task<Sighting> ThroughAsync(string path, Instant? start, Func<JsonElement, bool> isIt, Func<JsonElement, bool> isNear, CancellationToken cancellationToken)
    {
        var near = (string?)null;
        for (var page = 0; page < MostPages; page++)
        {
            var reply = await server.GetAsync(path, cancellationToken, ("npf", "true"), ("limit", Number(PageSize)), ("offset", page == 0 ? null : Number(page * PageSize)));
            if (TumblrServer.ResponseOf(reply)?.Member("posts") is not { ValueKind: JsonValueKind.Array } posts)
            {
                return new Sighting.Unclear(server.FaultOf(reply));
            }

            foreach (var post in posts.EnumerateArray().Where(post => post.Member("parent_post_url") is null && !(Second(post, "timestamp") < start)))
            {
                if (isIt(post) && Read(post) is { } found)
                {
                    return new Sighting.Found(found);
                }

                near ??= isNear(post) ? Read(post)?.Url ?? "the queue" : null;
            }

            // The list goes backwards in time.
            if (posts.GetArrayLength() == 0 || Second(posts.EnumerateArray().Last(), "timestamp") < start)
            {
                return near is null ? new Sighting.Missing() : Unclear($"a post much like it stands there: {near}");
            }
        }

        return Unclear("there are too many posts to look through");
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static Instant? Second(JsonElement post, string name) =>
        post.Member(name) is { ValueKind: JsonValueKind.Number } number && number.TryGetInt64(out var second) && second is > 0 and < 253_402_300_800 ? Instant.FromUnixTimeSeconds(second) : null;

    private static Sighting.Unclear Unclear(string why) => new(new SendFault(FaultKind.Unknown, why));
}
