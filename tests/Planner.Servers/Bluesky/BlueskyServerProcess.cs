using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Planner.Servers.Bluesky;

/// <summary>Bluesky's own server on loopback, with an account and its app password; it starts once for all tests.</summary>
public sealed class BlueskyServerProcess : IAsyncLifetime
{
    private const string Script = "Bluesky/pds.sh";

    private readonly string data = Directory.CreateTempSubdirectory("planner-pds-").FullName;
    private ServerScript? script;

    /// <summary>Null where it can run.</summary>
    public static string? WhyNot { get; } = ServerScript.WhyNot(Script, "check");

    public HttpClient Http { get; } = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });

    public Uri Address { get; private set; } = new("http://127.0.0.1");

    public string Handle => "lune.example.org";

    public string AppPassword { get; private set; } = "";

    public string Did { get; private set; } = "";

    /// <summary>Of another account, north.example.org.</summary>
    public string OtherDid { get; private set; } = "";

    public async Task InitializeAsync()
    {
        if (WhyNot is not null)
        {
            return;
        }

        script = new ServerScript(Script, "run", data);
        Address = new Uri((await script.LinesUntilAsync("READY "))[^1]["READY ".Length..]);
        OtherDid = (string)(await CreateAccountAsync("north"))["did"]!;
        var account = await CreateAccountAsync("lune");
        Did = (string)account["did"]!;
        AppPassword = (string)(await AskAsync("server.createAppPassword", new JsonObject { ["name"] = "planner" }, (string)account["accessJwt"]!))["password"]!;
    }

    public async Task DisposeAsync()
    {
        Http.Dispose();
        if (script is not null)
        {
            await script.StopAsync();
        }

        Directory.Delete(data, recursive: true);
    }

    /// <summary>A record as the server gives it to everybody.</summary>
    public async Task<JsonNode> RecordAsync(string recordKey) =>
        JsonNode.Parse(await Http.GetStringAsync(new Uri(Address, $"/xrpc/com.atproto.repo.getRecord?repo={Did}&collection=app.bsky.feed.post&rkey={recordKey}")))!["value"]!;

    private Task<JsonNode> CreateAccountAsync(string name) =>
        AskAsync("server.createAccount", new JsonObject { ["handle"] = name + ".example.org", ["email"] = name + "@example.org", ["password"] = "main-password" });

    private async Task<JsonNode> AskAsync(string method, JsonObject body, string? token = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Address, "/xrpc/com.atproto." + method)) { Content = JsonContent.Create<JsonNode>(body) };
        request.Headers.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        using var response = await Http.SendAsync(request);
        var said = await response.Content.ReadAsStringAsync();
        return response.IsSuccessStatusCode ? JsonNode.Parse(said)! : throw new InvalidOperationException(said);
    }
}

/// <summary>A test that is skipped where Bluesky's server is not installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BlueskyFactAttribute : FactAttribute
{
    public BlueskyFactAttribute() => Skip = BlueskyServerProcess.WhyNot;
}
