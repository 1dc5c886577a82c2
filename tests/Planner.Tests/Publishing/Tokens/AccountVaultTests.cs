using Planner.Publishing.Connectors;
using Planner.Publishing.Tokens;

namespace Planner.Tests.Publishing.Tokens;

/// <summary>Tokens that serve once, and runs that want them at the same time.</summary>
public sealed class AccountVaultTests
{
    private readonly MemoryVault vault = new();
    private readonly Network network = new();

    public AccountVaultTests() => vault.Put(Holding("refresh-0"));

    [Fact]
    public async Task What_is_over_is_renewed_and_kept()
    {
        var mine = vault.Open("lune-x", "one");
        var renewed = Assert.IsType<VaultRenewal.Renewed>(await mine.RenewAsync("refresh_token", "refresh-0", network.GrantAsync, default));
        Assert.Equal("refresh-1", renewed.Entry.Find("refresh_token")!.Text);
        Assert.Equal("refresh-1", mine.Entry.Find("refresh_token")!.Text);
        Assert.Equal("refresh-1", vault.Entry("lune-x").Find("refresh_token")!.Text);
        Assert.Equal("stays", vault.Entry("lune-x").Find("other")!.Text);
        Assert.Null(vault.Entry("lune-x").Renewing);
    }

    [Fact]
    public async Task Of_many_runs_one_asks_the_network()
    {
        vault.IsQuick = false;
        var runs = Enumerable.Range(0, 8).Select(number => vault.Open("lune-x", $"run-{number}")).ToArray();
        var renewals = await Task.WhenAll(runs.Select(run => Task.Run(() => run.RenewAsync("refresh_token", "refresh-0", network.GrantAsync, default))));
        Assert.All(renewals, renewal => Assert.Equal("refresh-1", Assert.IsType<VaultRenewal.Renewed>(renewal).Entry.Find("refresh_token")!.Text));
        Assert.Equal(1, network.Asked);
    }

    [Fact]
    public async Task A_run_that_was_killed_keeps_others_away_for_three_minutes()
    {
        vault.Put(Holding("refresh-0") with { Renewing = new Renewing("killed", vault.Now + Duration.FromMinutes(3)) });
        var began = vault.Now;
        Assert.IsType<VaultRenewal.Renewed>(await vault.Open("lune-x", "one").RenewAsync("refresh_token", "refresh-0", network.GrantAsync, default));
        Assert.InRange(vault.Now - began, Duration.FromMinutes(3), Duration.FromMinutes(3) + Duration.FromSeconds(4));
    }

    [Fact]
    public async Task A_refusal_leaves_what_stood_there_and_lets_others_try()
    {
        var refused = new SendFault(FaultKind.Authorization, "invalid_grant");
        var renewal = await vault.Open("lune-x", "one").RenewAsync("refresh_token", "refresh-0", (_, _) => Task.FromResult(new VaultGrant([], refused)), default);
        Assert.Equal(refused, Assert.IsType<VaultRenewal.Failed>(renewal).Fault);
        Assert.Equal("refresh-0", vault.Entry("lune-x").Find("refresh_token")!.Text);
        Assert.Null(vault.Entry("lune-x").Renewing);
    }

    [Fact]
    public async Task Without_the_vault_no_token_is_spent()
    {
        vault.Fault = "planner/ledger on origin could not be written";
        var renewal = await vault.Open("lune-x", "one").RenewAsync("refresh_token", "refresh-0", network.GrantAsync, default);
        Assert.Equal(FaultKind.Network, Assert.IsType<VaultRenewal.Failed>(renewal).Fault.Kind);
        Assert.Equal(0, network.Asked);
    }

    [Fact]
    public async Task What_was_got_and_could_not_be_kept_is_used_and_told()
    {
        var mine = vault.Open("lune-x", "one");
        var renewal = await mine.RenewAsync(
            "refresh_token",
            "refresh-0",
            (entry, cancellationToken) =>
            {
                vault.Fault = "the remote is gone";
                return network.GrantAsync(entry, cancellationToken);
            },
            default);
        Assert.Equal("refresh-1", Assert.IsType<VaultRenewal.Renewed>(renewal).Entry.Find("refresh_token")!.Text);
        Assert.Equal("lune-x got new tokens, and they could not be kept: the remote is gone. If the next run is refused, the account has to be signed in anew", Assert.Single(vault.Complaints));
    }

    [Fact]
    public async Task What_another_key_sealed_is_not_written_over()
    {
        vault.Files["lune-x"] = VaultFile.Write(Holding("refresh-0"), VaultKeys.TryParse(VaultKeys.Make())!);
        var before = vault.Files["lune-x"];
        var mine = new AccountVault(vault, MemoryVault.Keys, VaultEntry.Empty("lune-x", vault.Now), "one", () => vault.Now, (_, _) => Task.CompletedTask, _ => { });
        Assert.Equal(FaultKind.Configuration, Assert.IsType<VaultRenewal.Failed>(await mine.RenewAsync("refresh_token", null, network.GrantAsync, default)).Fault.Kind);
        Assert.Equal(before, vault.Files["lune-x"]);
        Assert.Equal(0, network.Asked);
    }

    private VaultEntry Holding(string token)
    {
        var empty = VaultEntry.Empty("lune-x", vault.Now);
        return empty with { Values = empty.Values.Add("refresh_token", new VaultValue(token)).Add("other", new VaultValue("stays")) };
    }

    /// <summary>Takes each token once, as networks with tokens that rotate do: a second use is refused.</summary>
    private sealed class Network
    {
        private int asked;

        public int Asked => asked;

        public async Task<VaultGrant> GrantAsync(VaultEntry entry, CancellationToken cancellationToken)
        {
            var number = Interlocked.Increment(ref asked);
            await Task.Yield();
            Assert.Equal($"refresh-{number - 1}", entry.Find("refresh_token")!.Text);
            return new VaultGrant(ImmutableDictionary<string, VaultValue>.Empty.Add("refresh_token", new VaultValue($"refresh-{number}")));
        }
    }
}
