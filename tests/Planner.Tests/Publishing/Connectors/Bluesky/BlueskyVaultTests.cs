using System.Text;
using Planner.Publishing.Connectors;
using Planner.Tests.Publishing.Tokens;

namespace Planner.Tests.Publishing.Connectors.Bluesky;

/// <summary>Sessions that serve more than one run: a server counts sign-ins.</summary>
public sealed class BlueskyVaultTests
{
    private readonly MemoryVault vault = new() { Now = BlueskySample.Due };

    [Fact]
    public async Task The_next_run_goes_on_with_the_session_of_the_one_before()
    {
        using var pds = new BlueskyPds(vault: vault);
        Assert.Null(await pds.Connector.PrepareAsync(default));
        await SendsAsync(pds.NextRun(), "second");
        await SendsAsync(pds.NextRun(), "third");
        Assert.Equal(["createSession", "putRecord", "putRecord"], pds.Methods);
        Assert.Null(vault.Entry("lune-bluesky").Find("session")!.Until);
    }

    [Fact]
    public async Task Another_password_signs_in_anew()
    {
        using var pds = new BlueskyPds(vault: vault);
        await SendsAsync(pds.Connector, "first");
        await SendsAsync(pds.NextRun("qrst-uvwx-yzab-cdef"), "second");
        Assert.Equal(["createSession", "putRecord", "createSession", "putRecord"], pds.Methods);
    }

    [Theory]
    [InlineData("ExpiredToken")]
    [InlineData("InvalidToken")]
    [InlineData("AuthMissing")]
    public async Task A_kept_session_that_is_refused_is_renewed(string error)
    {
        using var pds = new BlueskyPds(
            (method, request) => method switch
            {
                "refreshSession" => BlueskyPds.Session(access: "access-token-2", refresh: "refresh-token-2"),
                "putRecord" when request.Headers["Authorization"] == "Bearer " + BlueskyPds.Access => BlueskyPds.Refused(400, error),
                _ => null,
            },
            vault);
        await pds.Connector.PrepareAsync(default);
        await SendsAsync(pds.NextRun(), "second");
        await SendsAsync(pds.NextRun(), "third");
        Assert.Equal(["createSession", "putRecord", "refreshSession", "putRecord", "putRecord"], pds.Methods);
        Assert.Contains("refresh-token-2", vault.Entry("lune-bluesky").Find("session")!.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_ends_before_the_post_goes_out_is_renewed_while_there_is_time()
    {
        var soon = Token(BlueskySample.Due + Duration.FromMinutes(5));
        var later = Token(BlueskySample.Due + Duration.FromHours(2));
        using var pds = new BlueskyPds((method, _) => method switch { "createSession" => BlueskyPds.Session(access: soon), "refreshSession" => BlueskyPds.Session(access: later), _ => null }, vault);
        await pds.Connector.PrepareAsync(default);
        Assert.Null(await pds.NextRun().PrepareAsync(default));
        await SendsAsync(pds.NextRun(), "third");
        Assert.Equal(["createSession", "refreshSession", "putRecord"], pds.Methods);
    }

    [Fact]
    public async Task Many_runs_at_once_sign_in_once()
    {
        vault.IsQuick = false;
        using var pds = new BlueskyPds(vault: vault);
        var runs = Enumerable.Range(0, 8).Select(_ => pds.NextRun()).ToArray();
        await Task.WhenAll(runs.Select((run, number) => Task.Run(() => SendsAsync(run, "key " + number))));
        Assert.Single(pds.Methods, "createSession");
    }

    [Fact]
    public async Task Without_the_vault_posts_go_out_all_the_same()
    {
        vault.Fault = "the remote is gone";
        using var pds = new BlueskyPds(vault: vault);
        await SendsAsync(pds.Connector, "first");
        Assert.Equal(["createSession", "putRecord"], pds.Methods);
    }

    [Fact]
    public async Task A_wrong_password_is_told_before_the_moment_comes()
    {
        using var pds = new BlueskyPds((method, _) => method is "createSession" ? BlueskyPds.Refused(401, "AuthenticationRequired") : null, vault);
        Assert.Equal(FaultKind.Authorization, (await pds.Connector.PrepareAsync(default))!.Kind);
        Assert.Null(vault.Entry("lune-bluesky").Renewing);
    }

    private static async Task SendsAsync(IConnector connector, string key) => Assert.IsType<Outcome.Published>(await connector.SendAsync(BlueskySample.Message("Bonjour", key: key), default));

    /// <summary>As servers make them, but signed by nobody.</summary>
    private static string Token(Instant end) =>
        $"e30.{System.Buffers.Text.Base64Url.EncodeToString(Encoding.UTF8.GetBytes($$"""{"scope":"com.atproto.appPass","exp":{{end.ToUnixTimeSeconds()}}}"""))}.c2ln";
}
