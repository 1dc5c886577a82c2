using System.Text.Json.Nodes;

namespace Planner.Faults.Network;

/// <summary>As much of a personal data server as the connector uses: records have the names that their senders give them.</summary>
internal sealed class BlueskyApi(Mailbox mailbox)
{
    public Said Answer(Asked asked) => asked.Path[(asked.Path.LastIndexOf('.') + 1)..] switch
    {
        "createSession" or "refreshSession" => new Said(200, Session(asked)),
        "putRecord" => Put(asked),
        "getRecord" => Get(asked),
        "uploadBlob" => new Said(200, """{"blob":{"$type":"blob","ref":{"$link":"bafkreia7"},"mimeType":"image/png","size":3}}"""),
        _ => new Said(400, """{"error":"MethodNotImplemented"}"""),
    };

    private static string DidOf(LoopbackAccount account) => "did:plc:" + account.Id;

    private static string AddressOf(LoopbackAccount account, string key) => $"at://{DidOf(account)}/app.bsky.feed.post/{key}";

    private static string Session(Asked asked) => new JsonObject
    {
        ["accessJwt"] = $"{asked.Account.Id}.r{asked.Runner}",
        ["refreshJwt"] = $"{asked.Account.Id}.r{asked.Runner}",
        ["did"] = DidOf(asked.Account),
        ["handle"] = "lune.example",
    }.ToJsonString();

    private Said Put(Asked asked)
    {
        var body = JsonNode.Parse(asked.Body)!;
        var (key, record) = ((string)body["rkey"]!, body["record"]!);
        var isOnce = body.AsObject().ContainsKey("swapRecord");
        var media = record["embed"]?["images"]?.AsArray().Count ?? 0;
        var address = AddressOf(asked.Account, key);
        var (posted, isNew) = mailbox.Post(
            asked.Account.Id, _ => address, (string)record["text"]!, (string?)record["reply"]?["parent"]?["uri"], media, standing => isOnce ? standing.FirstOrDefault(each => each.Id == address) : null);
        return isNew
            ? new Said(200, new JsonObject { ["uri"] = posted.Id, ["cid"] = "bafyrei" + key }.ToJsonString())
            : new Said(400, """{"error":"InvalidSwap","message":"Record was at another version"}""");
    }

    private Said Get(Asked asked)
    {
        var key = asked.Query[(asked.Query.LastIndexOf('=') + 1)..];
        var posted = mailbox.Of(asked.Account.Id).FirstOrDefault(each => each.Id == AddressOf(asked.Account, key));
        return posted is null
            ? new Said(400, """{"error":"RecordNotFound","message":"Could not locate record"}""")
            : new Said(200, new JsonObject { ["uri"] = posted.Id, ["cid"] = "bafyrei" + key, ["value"] = new JsonObject { ["text"] = posted.Text } }.ToJsonString());
    }
}
