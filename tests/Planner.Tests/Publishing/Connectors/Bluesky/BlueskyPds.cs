using System.Text.Json.Nodes;
using Planner.Publishing.Connectors;
using Planner.Publishing.Connectors.Bluesky;
using Planner.Tests.Publishing.Tokens;

namespace Planner.Tests.Publishing.Connectors.Bluesky;

/// <summary>A server on loopback that answers as @atproto/pds 0.5.35 did in 2026-11, unless a test answers for it.</summary>
internal sealed class BlueskyPds : IDisposable
{
    public const string Did = "did:plc:2ngy4kbjdxzk5oiddg7inagz";
    public const string Cid = "bafyreih3mhfu66vv3dwxvxmyzf7z72q5f3zpyubi7vtew77mrp2t5udmli";
    public const string Access = "access-token-1";
    public const string Refresh = "refresh-token-1";

    private readonly LoopbackServer server;
    private readonly MemoryVault? vault;
    private readonly HttpClient http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });

    /// <param name="answer">By the method's name, such as <c>putRecord</c>; null: as the server would.</param>
    /// <param name="vault">Keeps sessions from one run to the next; null: nothing does.</param>
    public BlueskyPds(Func<string, LoopbackRequest, LoopbackAnswer?>? answer = null, MemoryVault? vault = null)
    {
        this.vault = vault;
        server = new LoopbackServer(request => answer?.Invoke(MethodOf(request), request) ?? Usual(request));
        Connector = NextRun();
    }

    public IConnector Connector { get; }

    public Uri Address => server.Address;

    /// <summary>The account's connector as another run makes it.</summary>
    /// <param name="now">When it runs; null: when the message is due.</param>
    public IConnector NextRun(string password = BlueskySample.Password, Instant? now = null) => BlueskyConnector.Kind.Create(
        BlueskySample.Settings(server.Address, http, "@lune.example", password) with { Vault = vault?.Open("lune-bluesky", Guid.NewGuid().ToString("N")), Clock = () => now ?? BlueskySample.Due });

    public IEnumerable<string> Methods => server.Requests.Select(MethodOf);

    public void Dispose()
    {
        http.Dispose();
        server.Dispose();
    }

    public LoopbackRequest Only(string method) => Assert.Single(server.Requests, request => MethodOf(request) == method);

    public JsonNode Body(string method) => JsonNode.Parse(Only(method).Body)!;

    public static LoopbackAnswer Refused(int status, string error, string message = "") => new(status, new JsonObject { ["error"] = error, ["message"] = message }.ToJsonString());

    public static LoopbackAnswer Session(string? server = null, string access = Access, string refresh = Refresh, bool? active = null)
    {
        var session = new JsonObject { ["accessJwt"] = access, ["refreshJwt"] = refresh, ["did"] = Did, ["handle"] = "lune.example" };
        if (active is not null)
        {
            (session["active"], session["status"]) = (active.Value, "deactivated");
        }

        if (server is not null)
        {
            session["didDoc"] = new JsonObject
            {
                ["id"] = Did,
                ["service"] = new JsonArray(new JsonObject { ["id"] = "#atproto_pds", ["type"] = "AtprotoPersonalDataServer", ["serviceEndpoint"] = server }),
            };
        }

        return new LoopbackAnswer(200, session.ToJsonString());
    }

    public static LoopbackAnswer Record(string key, string text) => new(200, new JsonObject
    {
        ["uri"] = $"at://{Did}/app.bsky.feed.post/{key}",
        ["cid"] = Cid,
        ["value"] = new JsonObject { ["text"] = text, ["$type"] = "app.bsky.feed.post" },
    }.ToJsonString());

    private static LoopbackAnswer Usual(LoopbackRequest request) => MethodOf(request) switch
    {
        "createSession" or "refreshSession" => Session(),
        "putRecord" => new LoopbackAnswer(200, $$"""{"uri":"at://{{Did}}/app.bsky.feed.post/{{JsonNode.Parse(request.Body)!["rkey"]}}","cid":"{{Cid}}","validationStatus":"valid"}"""),
        "getRecord" => Refused(400, "RecordNotFound", "Could not locate record"),
        "resolveHandle" => request.Path.EndsWith("=north.fr", StringComparison.Ordinal) ? new LoopbackAnswer(200, """{"did":"did:plc:north"}""") : Refused(400, "InvalidRequest", "Unable to resolve handle"),
        "uploadBlob" => new LoopbackAnswer(200, """{"blob":{"$type":"blob","ref":{"$link":"bafkreia7"},"mimeType":"image/png","size":3}}"""),
        "deleteRecord" => new LoopbackAnswer(200, "{}"),
        var other => throw new InvalidOperationException(other),
    };

    private static string MethodOf(LoopbackRequest request)
    {
        var path = request.Path.Split('?')[0];
        Assert.StartsWith("/xrpc/com.atproto.", path, StringComparison.Ordinal);
        return path[(path.LastIndexOf('.') + 1)..];
    }
}
