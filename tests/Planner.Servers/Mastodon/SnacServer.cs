using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json.Nodes;

namespace Planner.Servers.Mastodon;

/// <summary>A snac server on loopback, with a user and a token; it starts once for all tests.</summary>
public sealed class SnacServer : IAsyncLifetime
{
    private static readonly string Script = Path.Combine(AppContext.BaseDirectory, "Mastodon", "snac.sh");

    private readonly string folder = Directory.CreateTempSubdirectory("planner-snac-").FullName;
    private Process? process;

    /// <summary>Null where it can run.</summary>
    public static string? WhyNot { get; } = Check();

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

        var port = FreePort();
        Address = new Uri($"http://localhost:{port}");
        process = Start("run", Path.Combine(folder, "data"), $"{port}");
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        var password = "";
        for (var line = ""; line != "ready";)
        {
            line = await process.StandardOutput.ReadLineAsync(patience.Token) ?? throw new InvalidOperationException("snac did not start: " + await process.StandardError.ReadToEndAsync(patience.Token));
            password = line.StartsWith("password=", StringComparison.Ordinal) ? line["password=".Length..] : password;
        }

        await AnswersAsync(patience.Token);
        Token = await TokenAsync(password);
    }

    public async Task DisposeAsync()
    {
        Http.Dispose();
        if (process is not null)
        {
            // The server runs as long as somebody holds its script's input, so that none outlives a test host that dies.
            process.StandardInput.Close();
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
            await process.WaitForExitAsync(patience.Token);
            process.Dispose();
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

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    private static string? Check()
    {
        if (!OperatingSystem.IsLinux())
        {
            return "snac is fetched and started by a script for Linux.";
        }

        using var check = Start("get");
        var error = check.StandardError.ReadToEndAsync();
        check.StandardOutput.ReadToEnd();
        check.WaitForExit();
        return check.ExitCode == 0 ? null : $"No snac: {error.Result.Trim()}";
    }

    private static Process Start(params string[] arguments) => Process.Start(new ProcessStartInfo("bash", [Script, .. arguments])
    {
        UseShellExecute = false,
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    })!;
}

/// <summary>A test that is skipped where snac cannot be had.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SnacFactAttribute : FactAttribute
{
    public SnacFactAttribute() => Skip = SnacServer.WhyNot;
}
