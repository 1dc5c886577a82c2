using System.Text.Json;
using Planner.Publishing.Tokens;
using Planner.Tests.Cli;

namespace Planner.Tests.Publishing.Commands;

/// <summary>Secrets that are sealed in the ledger's branch, as people and runs meet them.</summary>
[Collection("command line")]
public sealed class VaultTests : IDisposable
{
    private const string Canary = "canary-8c1f-token";
    private readonly PublishRepository repository = new();
    private readonly string key = VaultKeys.Make();
    private readonly List<LoopbackRequest> requests = [];
    private readonly LoopbackServer server;
    private readonly List<CommandResult> said = [];

    public VaultTests()
    {
        server = new LoopbackServer(request =>
        {
            requests.Add(request);
            return new LoopbackAnswer(200, """{"id":"1","url":"https://mastodon.example/@lune/1"}""");
        });
        repository.Variables[VaultKeys.Variable] = key;
        repository.Write("content/accounts/lune-web.yml", $"network: mastodon\nbrand: lune\nhandle: \"@lune\"\nserver: https://mastodon.example\nconnector: webhook\nsecrets: {{url: SHOP_URL, key: SHOP_KEY}}\n");
        repository.Variables["SHOP_URL"] = server.Address.ToString();
        repository.Push();
    }

    public void Dispose()
    {
        server.Dispose();
        repository.Dispose();
    }

    [Fact]
    public async Task A_sealed_secret_serves_where_the_environment_has_none()
    {
        repository.Post("ouverture", accounts: "lune-web");
        var before = await RunAsync("publish");
        Assert.Contains("the variable SHOP_KEY is not set", before.Output, StringComparison.Ordinal);

        Assert.Equal((0, "lune-web: key is sealed.\n"), Told(await SetAsync("lune-web", "key")));
        Assert.Contains("vault/lune-web.json", repository.Events);
        var run = await RunAsync("publish");
        Assert.Equal(0, run.Code);
        var signature = Assert.Single(requests).Headers["X-Planner-Signature"];
        Assert.StartsWith("t=", signature, StringComparison.Ordinal);
        Assert.Equal((0, $"lune-web  key, sealed 2026-11-02 with key {VaultKeys.TryParse(key)!.Name}\n"), Told(await RunAsync("vault", "list")));
        NothingLeaked();
    }

    [Fact]
    public async Task What_the_environment_has_goes_first_and_that_is_told()
    {
        repository.Variables["SHOP_KEY"] = "of the environment";
        var set = await SetAsync("lune-web", "key");
        Assert.Equal(0, set.Code);
        Assert.Contains("SHOP_KEY is set here, and goes before what the vault holds", set.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Status_and_doctor_warn_two_weeks_ahead()
    {
        await SetAsync("lune-web", "key", "--until", "2026-11-12");
        const string Warning = "key ends in 9 days (2026-11-12); get a new one on the network, then 'planner vault set lune-web key --until DATE'";
        repository.Variables.Remove(VaultKeys.Variable);
        var status = await RunAsync("status");
        Assert.Equal((0, $"The ledger holds nothing of this time.\nwarning: lune-web: {Warning}\n"), Told(status));
        using var json = JsonDocument.Parse((await RunAsync("status", "--format", "json")).Output);
        Assert.Equal(("lune-web", Warning), (json.RootElement.GetProperty("tokens")[0].GetProperty("account").GetString(), json.RootElement.GetProperty("tokens")[0].GetProperty("message").GetString()));
        Assert.Contains(Warning, (await RunAsync("doctor")).Output, StringComparison.Ordinal);

        repository.Now = Instant.FromUtc(2026, 10, 1, 0, 0);
        Assert.Equal("The ledger holds nothing of this time.\n", (await RunAsync("status")).Output);
    }

    [Fact]
    public async Task Without_its_key_the_vault_says_so_and_sends_nothing()
    {
        await SetAsync("lune-web", "key");
        repository.Post("ouverture", accounts: "lune-web");
        repository.Variables.Remove(VaultKeys.Variable);
        var run = await RunAsync("publish");
        Assert.Equal(1, run.Code);
        Assert.Contains("the vault holds secrets of lune-web, and PLANNER_VAULT_KEY is not set", run.Output, StringComparison.Ordinal);

        repository.Variables[VaultKeys.Variable] = VaultKeys.Make();
        Assert.Contains("was sealed with another key", (await RunAsync("publish")).Output, StringComparison.Ordinal);
        var list = await RunAsync("vault", "list");
        Assert.Equal(1, list.Code);
        Assert.Contains("was sealed with another key", list.Error, StringComparison.Ordinal);

        // The new one seals, the old one still opens.
        repository.Variables[VaultKeys.Variable] += "," + key;
        Assert.Equal(0, (await RunAsync("vault", "list")).Code);
        Assert.Empty(requests);
        NothingLeaked();
    }

    [Fact]
    public async Task A_broken_key_stops_the_run_before_anything_is_sent()
    {
        repository.Post("ouverture");
        repository.Variables[VaultKeys.Variable] = "geheim";
        var run = await RunAsync("publish");
        Assert.Equal((2, "planner: PLANNER_VAULT_KEY is no key of 32 bytes in base64; 'planner vault key' makes one\n"), (run.Code, run.Error));
        Assert.Empty(repository.Sent);
    }

    [Fact]
    public async Task What_is_removed_is_gone()
    {
        await SetAsync("lune-web", "url");
        await SetAsync("lune-web", "key");
        Assert.Equal((0, "lune-web: url is removed.\n"), Told(await RunAsync("vault", "remove", "lune-web", "url")));
        Assert.StartsWith("lune-web  key", (await RunAsync("vault", "list")).Output, StringComparison.Ordinal);
        var again = await RunAsync("vault", "remove", "lune-web", "url");
        Assert.Equal((2, "planner: the vault holds no 'url' of lune-web\n"), (again.Code, again.Error));

        // Without the key that sealed it, too.
        repository.Variables[VaultKeys.Variable] = VaultKeys.Make();
        Assert.Equal(1, (await RunAsync("vault", "remove", "lune-web", "key")).Code);
        Assert.Equal((0, "lune-web: everything is removed.\n"), Told(await RunAsync("vault", "remove", "lune-web")));
        Assert.Equal((0, "The vault is empty.\n"), Told(await RunAsync("vault", "list")));
    }

    [Theory]
    [InlineData("lune-wib", "key", "did you mean 'lune-web'?")]
    [InlineData("lune-web", "kez", "did you mean 'key'?")]
    public async Task A_name_that_nobody_knows_is_refused(string account, string secret, string told)
    {
        var set = await SetAsync(account, secret);
        Assert.Equal(2, set.Code);
        Assert.Contains(told, set.Error, StringComparison.Ordinal);
        Assert.Empty(repository.Events);
    }

    [Theory]
    [InlineData("", "holds no value")]
    [InlineData("long", "holds more than 16384 characters")]
    public async Task What_is_no_secret_is_refused(string value, string told)
    {
        var set = await InputAsync(value is "long" ? new string('x', 20_000) : value, "vault", "set", "lune-web", "key");
        Assert.Equal(2, set.Code);
        Assert.Contains(told, set.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_key_is_a_key()
    {
        var made = await RunAsync("vault", "key");
        Assert.NotNull(VaultKeys.TryParse(made.Output.Trim()));
        Assert.NotEqual(made.Output, (await RunAsync("vault", "key")).Output);
    }

    [Fact]
    public async Task The_vault_can_come_before_the_first_event_and_disturbs_none()
    {
        await SetAsync("lune-web", "key");
        repository.Post("ouverture");
        Assert.Equal(0, (await RunAsync("publish")).Code);
        Assert.Equal("claimed sending published", repository.KindsOf("ouverture", "lune-un"));
        Assert.Equal(0, (await RunAsync("status")).Code);
        Assert.Equal(0, (await RunAsync("plan")).Code);
        var shallow = await repository.RunInAsync(repository.Clone("third"), "vault", "list");
        Assert.StartsWith("lune-web  key", shallow.Output, StringComparison.Ordinal);
    }

    private static (int, string) Told(CommandResult result) => (result.Code, result.Output);

    private Task<CommandResult> SetAsync(string account, string secret, params string[] more) => InputAsync(Canary + "\n", ["vault", "set", account, secret, .. more]);

    private Task<CommandResult> RunAsync(params string[] arguments) => InputAsync(null, arguments);

    private async Task<CommandResult> InputAsync(string? input, params string[] arguments)
    {
        var result = await repository.RunWithAsync(input, arguments);
        said.Add(result);
        return result;
    }

    private void NothingLeaked()
    {
        Assert.All(said, result => Assert.DoesNotContain(Canary, result.Output + result.Error, StringComparison.Ordinal));
        Assert.DoesNotContain(Canary, repository.LedgerText, StringComparison.Ordinal);
        Assert.All(requests, request => Assert.DoesNotContain(Canary, request.Body, StringComparison.Ordinal));
    }
}
