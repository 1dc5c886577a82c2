using System.Text.Json;
using NodaTime.Text;

namespace Planner.Publishing.Connectors.Discourse;

/// <summary>
/// Whether a message stands in the forum. A topic has the message's key as its <c>external_id</c>, which the forum keeps but once (topic.rb,
/// "uniqueness"); a reply is looked for among the user's own (user_actions.json with filter 5: replies).
/// </summary>
internal sealed class DiscourseSearch(DiscourseForum forum)
{
    private const int MostPages = 20;

    /// <summary>Clocks differ by less.</summary>
    private static readonly Duration Skew = Duration.FromMinutes(2);

    public async Task<Sighting> TopicAsync(string key, CancellationToken cancellationToken)
    {
        // It redirects to the topic, which the client does not follow by itself.
        var reply = await forum.GetAsync($"/t/external_id/{Uri.EscapeDataString(key)}.json", cancellationToken);
        if (reply is Reply.Answer { Status: 404 })
        {
            return new Sighting.Missing();
        }

        if (reply is not Reply.Answer { Status: 301 or 302 } answer || TopicIn(answer.Headers.Location) is not { } topic)
        {
            return DiscourseForum.Yes(reply) is { } whole && First(whole) is { } stands ? new Sighting.Found(stands) : new Sighting.Unclear(forum.FaultOf(reply));
        }

        var found = await forum.GetAsync($"/t/{topic}.json", cancellationToken);
        return DiscourseForum.Yes(found) is { } body && First(body) is { } sent ? new Sighting.Found(sent) : new Sighting.Unclear(forum.FaultOf(found));
    }

    /// <param name="topic">In which it would stand.</param>
    public async Task<Sighting> ReplyAsync(string topic, OutgoingMessage message, Instant since, CancellationToken cancellationToken)
    {
        var near = false;
        var offset = 0;
        for (var page = 0; page < MostPages; page++)
        {
            var reply = await forum.GetAsync($"/user_actions.json?offset={offset}&username={Uri.EscapeDataString(forum.User)}&filter=5", cancellationToken);
            if (DiscourseForum.Yes(reply) is not { } body || body.Member("user_actions") is not { ValueKind: JsonValueKind.Array } actions)
            {
                return new Sighting.Unclear(forum.FaultOf(reply));
            }

            foreach (var action in actions.EnumerateArray())
            {
                if (action.Text("created_at") is not { } text || OffsetDateTimePattern.Rfc3339.Parse(text) is not { Success: true } created)
                {
                    return new Sighting.Unclear(new SendFault(FaultKind.Server, "the forum's answer cannot be read"));
                }

                if (created.Value.ToInstant() < since - Skew)
                {
                    return near ? Unsure() : new Sighting.Missing();
                }

                if (action.Id("topic_id") == topic && action.Id("post_id") is { } post && DiscourseForum.IsNumber(post))
                {
                    var (sight, isNear) = await PostAsync(post, message, cancellationToken);
                    near |= isNear;
                    if (sight is not Sighting.Missing)
                    {
                        return sight;
                    }
                }
            }

            offset += actions.GetArrayLength();
            if (actions.GetArrayLength() == 0)
            {
                return near ? Unsure() : new Sighting.Missing();
            }
        }

        return new Sighting.Unclear(new SendFault(FaultKind.Unknown, "too much was written there since"));
    }

    private async Task<(Sighting Sight, bool IsNear)> PostAsync(string id, OutgoingMessage message, CancellationToken cancellationToken)
    {
        var reply = await forum.GetAsync($"/posts/{id}.json", cancellationToken);
        return DiscourseForum.Yes(reply) is not { } post || post.Text("raw") is not { } stands || forum.Post(post) is not { } sent ? (new Sighting.Unclear(forum.FaultOf(reply)), false)
            : DiscourseText.IsOf(stands, message) ? (new Sighting.Found(sent), false)
            : (new Sighting.Missing(), DiscourseText.IsNear(stands, message));
    }

    /// <summary>The first post of a topic.</summary>
    private SentMessage? First(JsonElement topic) =>
        topic.At("post_stream") is { } stream && stream.List("posts").FirstOrDefault(post => post.Id("post_number") == "1") is { ValueKind: JsonValueKind.Object } first ? forum.Post(first) : null;

    /// <summary>Of <c>/t/slug/45</c> and <c>/t/45.json</c>, below whatever folder the forum lives in.</summary>
    private static string? TopicIn(Uri? location)
    {
        var path = location is null ? "" : (location.IsAbsoluteUri ? location.AbsolutePath : location.OriginalString.Split('?')[0]).Replace(".json", "", StringComparison.Ordinal);
        var segments = path.Split('/');
        var start = Array.LastIndexOf(segments, "t");
        return start < 0 ? null : segments[(start + 1)..].FirstOrDefault(DiscourseForum.IsNumber);
    }

    private static Sighting.Unclear Unsure() => new(new SendFault(FaultKind.Unknown, "the user wrote something like it there, but not the same"));
}
