using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace Planner.Servers.WordPress;

/// <summary>A WordPress blog on loopback with an editor and an author; it starts once for all tests.</summary>
public sealed class WordPressServer : IAsyncLifetime
{
    private const string Script = "WordPress/wordpress.sh";

    private readonly string folder = Directory.CreateTempSubdirectory("planner-wordpress-").FullName;
    private ServerScript? script;

    /// <summary>Null where it can run.</summary>
    public static string? WhyNot { get; } = ServerScript.WhyNot(Script, "check");

    public HttpClient Http { get; } = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, PooledConnectionLifetime = TimeSpan.Zero });

    public Uri Address { get; private set; } = new("http://localhost");

    /// <summary>Application passwords by users' names, which are their roles.</summary>
    public ImmutableDictionary<string, string> Passwords { get; private set; } = ImmutableDictionary<string, string>.Empty;

    public async Task InitializeAsync()
    {
        if (WhyNot is not null)
        {
            return;
        }

        var port = ServerScript.FreePort();
        Address = new Uri($"http://localhost:{port}");
        script = new ServerScript(Script, "run", folder, $"{port}");
        var said = await script.LinesUntilAsync("ready");
        Passwords = said.Where(line => line.Contains('=', StringComparison.Ordinal)).Select(line => line.Split('=', 2)).ToImmutableDictionary(pair => pair[0], pair => pair[1]);
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

    /// <param name="path">Below <c>/wp-json/wp/v2/</c>.</param>
    public async Task<JsonNode> GetAsync(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(Address, "/wp-json/wp/v2/" + path));
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes("editor:" + Passwords["editor"])));
        using var response = await Http.SendAsync(request);
        var body = await response.Content.ReadAsStringAsync();
        return response.IsSuccessStatusCode ? JsonNode.Parse(body)! : throw new InvalidOperationException(body);
    }

    /// <summary>What a visit to the blog does: what is due goes out.</summary>
    public async Task CronAsync()
    {
        using var response = await Http.GetAsync(new Uri(Address, "/wp-cron.php?doing_wp_cron"));
        response.EnsureSuccessStatusCode();
    }
}

/// <summary>A test that is skipped where WordPress is not installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class WordPressFactAttribute : FactAttribute
{
    public WordPressFactAttribute() => Skip = WordPressServer.WhyNot;
}
