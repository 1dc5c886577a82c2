using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Planner.Servers.Mastodon;

/// <summary>A snac server on loopback, with a user and a token; it starts once for all tests.</summary>
public sealed class SnacServer : IAsyncLifetime
{
    private const string Script = "Mastodon/snac.sh";
    private const string Password = "password=";

    private readonly string folder = Directory.CreateTempSubdirectory("planner-snac-").FullName;
    private ServerScript? script;

    /// <summary>Null where it can run.</summary>
    public static string? WhyNot { get; } = ServerScript.WhyNot(Script, "get");

    /// <summary>Keeps no connection, as a run's: snac closes each after its answer, and does not say so.</summary>
    public HttpClient Http { get; } = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, PooledConnectionLifetime = TimeSpan.Zero });

    public Uri Address { get; private set; } = new("http://localhost");

    public string Token { get; private set; } = "";

    public async Task InitializeAsync()
    {
        if (WhyNot is not null)
        {
            return;
        }

        var port = ServerScript.FreePort();
        Address = new Uri($"http://localhost:{port}");
        script = new ServerScript(Script, "run", Path.Combine(folder, "data"), $"{port}");
        var said = await script.LinesUntilAsync("ready");
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        await AnswersAsync(patience.Token);
        Token = await TokenAsync(said.First(line => line.StartsWith(Password, StringComparison.Ordinal))[Password.Length..]);
    }

    public async Task DisposeAsync()
    {
        Http.Dispose();
        if (script is not null)
        {
            await script.StopAsync();
        }

        Directory.Delete(folder, recursive: true);
    }

    /// <summary>A status as the server gives it to its owner.</summary>
    public async Task<JsonNode> StatusAsync(string id)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(Address, $"/api/v1/statuses/{id}"));
        request.Headers.Authorization = new("Bearer", Token);
        using var response = await Http.SendAsync(request);
        response.EnsureSuccessStatusCode();
        return JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
    }

    /// <summary>An authorisation as a client asks for it, without the browser: the form is posted, and the code is read from where it leads.</summary>
    private async Task<string> TokenAsync(string password)
    {
        var back = new Uri(Address, "/back").ToString();
        var app = await PostAsync("/api/v1/apps", ("client_name", "planner"), ("redirect_uris", back), ("scopes", "read write"));
        var (id, secret) = ((string)app["client_id"]!, (string)app["client_secret"]!);
        using var form = Form(("login", "lune"), ("passwd", password), ("redir", back), ("cid", id), ("state", "planner"));
        using var answer = await Http.PostAsync(new Uri(Address, "/oauth/x-snac-login"), form);
        var code = answer.Headers.Location!.Query.TrimStart('?').Split('&').First(part => part.StartsWith("code=", StringComparison.Ordinal))["code=".Length..];
        var token = await PostAsync("/oauth/token", ("grant_type", "authorization_code"), ("client_id", id), ("client_secret", secret), ("redirect_uri", back), ("code", code));
        return (string)token["access_token"]!;
    }

    private async Task<JsonNode> PostAsync(string path, params (string Name, string Value)[] fields)
    {
        using var form = Form(fields);
        using var response = await Http.PostAsync(new Uri(Address, path), form);
        response.EnsureSuccessStatusCode();
        return (await response.Content.ReadFromJsonAsync<JsonNode>())!;
    }

    private static FormUrlEncodedContent Form(params (string Name, string Value)[] fields) => new(fields.ToDictionary(field => field.Name, field => field.Value, StringComparer.Ordinal));

    private async Task AnswersAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                using var answer = await Http.GetAsync(new Uri(Address, "/api/v1/instance"), cancellationToken);
                return;
            }
            catch (HttpRequestException)
            {
                await Task.Delay(50, cancellationToken);
            }
        }
    }
}

/// <summary>A test that is skipped where snac cannot be had.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SnacFactAttribute : FactAttribute
{
    public SnacFactAttribute() => Skip = SnacServer.WhyNot;
}
