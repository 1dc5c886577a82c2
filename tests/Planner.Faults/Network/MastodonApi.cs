using System.Collections.Concurrent;
using System.Net;
using System.Text.Json.Nodes;
using NodaTime.Text;

namespace Planner.Faults.Network;

/// <summary>As much of Mastodon's API as the connector uses.</summary>
internal sealed class MastodonApi(Mailbox mailbox)
{
    private readonly ConcurrentDictionary<string, string> keys = new(StringComparer.Ordinal);

    public Said Answer(Asked asked) => (asked.Method, asked.Path) switch
    {
        ("POST", "/api/v1/statuses") => Post(asked),
        ("POST", "/api/v2/media") => new Said(200, """{"id":"901","type":"image"}"""),
        ("GET", "/api/v1/accounts/verify_credentials") => new Said(200, new JsonObject { ["id"] = asked.Account.Id, ["source"] = new JsonObject { ["privacy"] = "public" } }.ToJsonString()),
        ("GET", _) when asked.Path.EndsWith("/statuses", StringComparison.Ordinal) => new Said(200, List(asked).ToJsonString()),
        _ => new Said(404, """{"error":"Record not found"}"""),
    };

    private Said Post(Asked asked)
    {
        var body = JsonNode.Parse(asked.Body)!;
        var parent = (string?)body["in_reply_to_id"];
        if (parent is not null && !mailbox.Of(asked.Account.Id).Any(each => each.Id == parent))
        {
            return new Said(404, """{"error":"Record not found"}""");
        }

        var (posted, isNew) = mailbox.Post(
            asked.Account.Id, number => (100_000 + number).ToString(CultureInfo.InvariantCulture), (string)body["status"]!, parent, body["media_ids"]?.AsArray().Count ?? 0,
            standing => asked.Account.Flavour is Flavour.Keyed && asked.Key is { } key && keys.TryGetValue(key, out var id) ? standing.FirstOrDefault(each => each.Id == id) : null);
        if (isNew && asked.Key is not null)
        {
            keys[asked.Key] = posted.Id;
        }

        return new Said(200, Json(posted).ToJsonString());
    }

    /// <summary>Newest first, forty at most, those before <c>max_id</c>.</summary>
    private JsonArray List(Asked asked)
    {
        var before = asked.Query.Split('&').FirstOrDefault(part => part.Contains("max_id=", StringComparison.Ordinal))?.Split('=')[1];
        var statuses = mailbox.Of(asked.Account.Id).Reverse().Where(each => before is null || string.CompareOrdinal(each.Id, before) < 0).Take(40);
        return new JsonArray([.. statuses.Select(Json)]);
    }

    private static JsonNode Json(Posted posted) => new JsonObject
    {
        ["id"] = posted.Id,
        ["uri"] = "https://network.example/" + posted.Id,
        ["url"] = "https://network.example/" + posted.Id,
        ["created_at"] = InstantPattern.ExtendedIso.Format(posted.Created),
        ["content"] = $"<p>{WebUtility.HtmlEncode(posted.Text)}</p>",
        ["spoiler_text"] = "",
        ["visibility"] = "public",
        ["in_reply_to_id"] = posted.Parent,
        ["media_attachments"] = new JsonArray([.. Enumerable.Range(0, posted.Media).Select(_ => (JsonNode)new JsonObject())]),
        ["reblog"] = null,
        ["pinned"] = false,
    };
}
