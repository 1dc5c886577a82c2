using Planner.Publishing;
using Planner.Publishing.Connectors;
using Planner.Publishing.Sending;
using Planner.Publishing.Tokens;
using Planner.Tests.Publishing.Connectors.Doubles;
using Planner.Tests.Publishing.Tokens;

namespace Planner.Tests.Publishing.Connectors.Sweep;

/// <summary>Connectors as a run makes them, each over the same wire, with a vault that all runs share.</summary>
internal sealed class SweepTransport(INetworkDouble network, HttpClient http, SweepClock clock)
{
    private readonly MemoryVault vault = new() { Now = clock.Now };

    public AccountTransport Of(Account account, Content content, string run)
    {
        var kind = AvailableConnectors.Find(account.Connector?.Value ?? account.Network.Value)
            ?? throw new InvalidOperationException($"{account.Network.Value} has a double, but no connector.");
        vault.Now = Instant.Max(vault.Now, clock.Now);
        var opened = vault.Open(account.Id, run);
        var secrets = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var name in kind.SecretsOf(name => account.Secrets.TryGetValue(name, out _)).Concat(account.Secrets.All.Select(secret => secret.Name)).Distinct(StringComparer.Ordinal))
        {
            secrets[name] = ValueOf(network.Variables[kind.VariableOf(account, name) ?? account.Secrets.All.First(secret => secret.Name == name).Text.Value], opened.Entry.Find(name));
        }

        var settings = new ConnectorSettings(account, content.Networks.Of(account)!, account.Server is { } server ? new Uri(server.Value) : null, new Secrets(secrets), http, () => clock.Now)
        {
            Api = account.Api is { } api ? new Uri(api.Value) : null,
            Site = new Uri($"https://{FaultyWire.Site}/"),
            Wait = clock.WaitAsync,
            Vault = opened,
        };
        return new AccountTransport(kind.Create(settings), null);
    }

    /// <summary>What the vault made of a value goes before it.</summary>
    private static string ValueOf(string given, VaultValue? kept) => kept is not null && kept.Seed == VaultValue.SeedOf(given) ? kept.Text : given;
}
