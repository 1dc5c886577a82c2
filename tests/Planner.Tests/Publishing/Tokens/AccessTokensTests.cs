using Planner.Publishing.Connectors;
using Planner.Publishing.Connectors.OAuth;
using Planner.Publishing.Tokens;
using Planner.Tests.Publishing.Connectors;

namespace Planner.Tests.Publishing.Tokens;

/// <summary>A network that replaces the refresh token each time, and runs that want access.</summary>
public sealed class AccessTokensTests : IDisposable
{
    private const string Account = "lune-bluesky";
    private readonly MemoryVault vault = new() { Now = HandedMessage.Due };
    private readonly HttpClient http = new();
    private readonly Giver giver = new();
    private readonly LoopbackServer server;

    public AccessTokensTests() => server = new LoopbackServer(giver.Answer);

    public void Dispose()
    {
        server.Dispose();
        http.Dispose();
    }

    [Fact]
    public async Task The_next_run_goes_on_with_the_token_of_the_one_before()
    {
        Assert.Equal("access-1", (await Run().AskAsync(default)).Text);
        Assert.Equal("access-1", (await Run().AskAsync(default)).Text);
        var kept = vault.Entry(Account);
        Assert.Equal(("refresh-1", VaultValue.SeedOf("refresh-0")), (kept.Find("refresh_token")!.Text, kept.Find("refresh_token")!.Seed));
        Assert.Equal(vault.Now + Duration.FromDays(180), kept.Find("refresh_token")!.Until);
        Assert.Null(kept.Find("access")!.Until);
        Assert.Equal(1, giver.Asked);
    }

    [Fact]
    public async Task A_token_whose_end_is_near_is_replaced_with_the_secret_that_replaced_the_first()
    {
        await Run().AskAsync(default);
        vault.Now += Duration.FromMinutes(111);
        Assert.Equal("access-2", (await Run().AskAsync(default)).Text);
        Assert.Equal("refresh-2", vault.Entry(Account).Find("refresh_token")!.Text);
        vault.Now += Duration.FromMinutes(109);
        Assert.Equal("access-2", (await Run().AskAsync(default)).Text);
    }

    [Fact]
    public async Task A_run_that_began_before_another_used_the_secret_uses_what_replaced_it()
    {
        var early = Run();
        await Run().AskAsync(default);
        vault.Now += Duration.FromHours(3);
        await Run().AskAsync(default);
        vault.Now += Duration.FromHours(3);
        Assert.Equal("access-3", (await early.AskAsync(default)).Text);
    }

    [Fact]
    public async Task Runs_at_once_ask_once()
    {
        vault.IsQuick = false;
        var runs = Enumerable.Range(0, 6).Select(_ => Run()).ToArray();
        var tokens = await Task.WhenAll(runs.Select(run => Task.Run(() => run.AskAsync(default))));
        Assert.All(tokens, token => Assert.Equal("access-1", token.Text));
        Assert.Equal(1, giver.Asked);
    }

    [Fact]
    public async Task A_refused_token_is_replaced_once_for_all_who_ask()
    {
        vault.IsQuick = false;
        var runs = Enumerable.Range(0, 3).Select(_ => Run()).ToArray();
        var refused = await Task.WhenAll(runs.Select(run => run.AskAsync(default)));
        var tokens = await Task.WhenAll(runs.Concat(runs).Select((run, number) => Task.Run(() => run.RenewAsync(refused[number % 3], default))));
        Assert.All(tokens, token => Assert.Equal("access-2", token.Text));
        Assert.Equal(2, giver.Asked);
    }

    [Fact]
    public async Task A_new_value_in_the_environment_counts()
    {
        await Run().AskAsync(default);
        giver.Refresh = "signed-in-anew";
        Assert.Equal("access-2", (await Run("signed-in-anew").AskAsync(default)).Text);
        Assert.Equal(VaultValue.SeedOf("signed-in-anew"), vault.Entry(Account).Find("refresh_token")!.Seed);
    }

    [Fact]
    public async Task A_secret_that_a_person_put_into_the_vault_is_replaced_there()
    {
        var empty = VaultEntry.Empty(Account, vault.Now);
        vault.Put(empty with { Values = empty.Values.Add("refresh_token", new VaultValue("refresh-0")) });
        await Run(variable: null).AskAsync(default);
        vault.Now += Duration.FromHours(3);
        Assert.Equal("access-2", (await Run(variable: null).AskAsync(default)).Text);
    }

    [Fact]
    public async Task Without_a_vault_a_secret_that_changes_is_not_spent()
    {
        var fault = (await Run(hasVault: false).AskAsync(default)).Fault!;
        Assert.Equal(FaultKind.Configuration, fault.Kind);
        Assert.Contains("PLANNER_VAULT_KEY", fault.Message, StringComparison.Ordinal);
        Assert.Contains("docs/vault.md", fault.Message, StringComparison.Ordinal);
        Assert.Equal(0, giver.Asked);
    }

    [Fact]
    public async Task Without_a_vault_one_that_stays_serves_once_in_a_run()
    {
        giver.IsLasting = true;
        var run = Run(hasVault: false, rotates: false);
        Assert.Equal("access-1", (await run.AskAsync(default)).Text);
        Assert.Equal("access-1", (await run.AskAsync(default)).Text);
        Assert.Equal("access-2", (await Run(hasVault: false, rotates: false).AskAsync(default)).Text);
    }

    [Fact]
    public async Task A_vault_that_cannot_be_written_stops_only_what_changes()
    {
        vault.Fault = "the remote is gone";
        Assert.Equal(FaultKind.Network, (await Run().AskAsync(default)).Fault!.Kind);
        Assert.Equal(0, giver.Asked);
        giver.IsLasting = true;
        Assert.Equal("access-1", (await Run(rotates: false).AskAsync(default)).Text);
    }

    [Fact]
    public async Task A_token_with_nothing_to_renew_it_is_used_as_it_is()
    {
        var run = new AccessTokens(Settings(null, hasVault: true, ("access_token", "given")), Grant(true));
        var token = await run.AskAsync(default);
        Assert.Equal("given", token.Text);
        Assert.Equal(FaultKind.Authorization, (await run.RenewAsync(token, default)).Fault!.Kind);
        Assert.Equal(0, giver.Asked);
    }

    // RFC 6749, 5.2; the third is X's answer to a token that was used before, the fourth the Graph API's to one that is over.
    [Theory]
    [InlineData(400, """{"error":"invalid_grant","error_description":"Token refresh-0 has been revoked"}""", "Authorization the refresh_token is not valid any more; sign the account in anew (docs/networks/bluesky.md) and put the new refresh_token in its place (invalid_grant: Token *** has been revoked)")]
    [InlineData(401, """{"error":"invalid_client"}""", "Configuration Bluesky does not know the program by these credentials (invalid_client)")]
    [InlineData(400, """{"error":"invalid_request","error_description":"Value passed for the token was invalid."}""", "Authorization the refresh_token is not valid any more; sign the account in anew (docs/networks/bluesky.md) and put the new refresh_token in its place (invalid_request: Value passed for the token was invalid.)")]
    [InlineData(400, """{"error":{"message":"Session has expired","type":"OAuthException","code":190}}""", "Authorization the refresh_token is not valid any more; sign the account in anew (docs/networks/bluesky.md) and put the new refresh_token in its place (OAuthException: Session has expired)")]
    [InlineData(503, """{"error":"temporarily_unavailable"}""", "Server 503: temporarily_unavailable")]
    [InlineData(429, "", "RateLimited 429: no reason given")]
    [InlineData(200, "{}", "Server Bluesky answers with no token when it is asked for one")]
    public async Task A_refusal_means(int status, string body, string expected)
    {
        giver.Refusal = new LoopbackAnswer(status, body);
        var run = Run();
        var fault = (await run.AskAsync(default)).Fault!;
        Assert.Equal(expected, $"{fault.Kind} {fault.Message}");
        await run.AskAsync(default);
        Assert.Equal(fault.IsTransient ? 2 : 1, giver.Asked);
        Assert.Null(vault.Entry(Account).Renewing);
    }

    [Fact]
    public async Task While_the_network_is_down_a_token_serves_to_its_end()
    {
        var run = Run();
        await run.AskAsync(default);
        vault.Now += Duration.FromMinutes(115);
        giver.Refusal = new LoopbackAnswer(503, "");
        Assert.Equal("access-1", (await run.AskAsync(default)).Text);
        vault.Now += Duration.FromMinutes(6);
        Assert.Equal(FaultKind.Server, (await run.AskAsync(default)).Fault!.Kind);
    }

    [Fact]
    public async Task Nothing_of_it_is_printed()
    {
        var token = await Run().AskAsync(default);
        Assert.Equal("*** ***", $"{token} {token.Redact("access-1")}");
        Assert.Equal("tweet.read tweet.write", string.Join(" ", token.Scopes!.Value));
    }

    /// <summary>As the command line makes it: the vault's value where it descends from the environment's.</summary>
    private AccessTokens Run(string? variable = "refresh-0", bool hasVault = true, bool rotates = true)
    {
        var kept = hasVault && vault.Files.ContainsKey(Account) ? vault.Entry(Account).Find("refresh_token") : null;
        var value = kept is not null && (variable is null || kept.Seed == VaultValue.SeedOf(variable)) ? kept.Text : variable;
        return new AccessTokens(Settings(value, hasVault, ("client_id", "planner")), Grant(rotates));
    }

    private ConnectorSettings Settings(string? refresh, bool hasVault, params (string Name, string Value)[] secrets) =>
        HandedMessage.Settings(HandedMessage.Account(), http, refresh is null ? secrets : [.. secrets, ("refresh_token", refresh)]) with
        {
            Vault = hasVault ? vault.Open(Account, Guid.NewGuid().ToString("N")) : null,
            Clock = () => vault.Now,
        };

    private OAuthGrant Grant(bool rotates) => new(
        "refresh_token",
        lasting => Requests.Form(HttpMethod.Post, new Uri(server.Address, "/token"), ("grant_type", "refresh_token"), ("refresh_token", lasting))) { Rotates = rotates };

    /// <summary>Takes each refresh token once.</summary>
    private sealed class Giver
    {
        private readonly Lock gate = new();

        public int Asked { get; private set; }

        public string Refresh { get; set; } = "refresh-0";

        /// <summary>Whether one serves for ever.</summary>
        public bool IsLasting { get; set; }

        public LoopbackAnswer? Refusal { get; set; }

        public LoopbackAnswer Answer(LoopbackRequest request)
        {
            lock (gate)
            {
                Asked++;
                if (Refusal is { } refusal)
                {
                    return refusal;
                }

                if (request.Body != $"grant_type=refresh_token&refresh_token={Refresh}")
                {
                    return new LoopbackAnswer(400, """{"error":"invalid_grant"}""");
                }

                Refresh = IsLasting ? Refresh : $"refresh-{Asked}";
                return new LoopbackAnswer(200, $$"""{"token_type":"bearer","expires_in":7200,"access_token":"access-{{Asked}}","scope":"tweet.read tweet.write"{{(IsLasting ? "" : $",\"refresh_token\":\"{Refresh}\",\"refresh_token_expires_in\":15552000")}}}""");
            }
        }
    }
}
