using Planner.Publishing;
using Planner.Publishing.Connectors;
using Planner.Publishing.Sending;
using Planner.Publishing.Tokens;

namespace Planner.Cli;

/// <summary>The connectors of a run: one for each account, made when it is first needed, with the secrets of the environment and of the vault.</summary>
/// <param name="open">An account's place in the vault, for connectors whose tokens change.</param>
internal sealed class Transports(string root, Content content, Terminal terminal, HttpClient http, VaultContents vault, Func<VaultEntry, VaultKeys, AccountVault> open)
{
    private readonly Dictionary<string, AccountTransport> made = new(StringComparer.Ordinal);
    private readonly Lock gate = new();

    /// <summary>The vault's; null where the environment has none.</summary>
    public VaultKeys? Keys => vault.Keys;

    public AccountTransport Of(Account account)
    {
        lock (gate)
        {
            if (!made.TryGetValue(account.Id, out var transport))
            {
                made.Add(account.Id, transport = Make(account));
            }

            return transport;
        }
    }

    private AccountTransport Make(Account account)
    {
        var name = account.Connector?.Value ?? account.Network.Value;
        if (AvailableConnectors.Find(name) is not { } kind)
        {
            return Faulty($"this version sends nothing to {name}; 'connector: manual' in {account.Source.Path} makes its deliveries a person's to do");
        }

        if (kind.NeedsServer && account.Server is null)
        {
            return Faulty($"{account.Source.Path} names no server:");
        }

        foreach (var address in new[] { account.Server, account.Api })
        {
            if (address is { } named && !IsSafe(named.Value))
            {
                return Faulty($"{named.Source}: the address has to be https, or http on this machine");
            }
        }

        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var secret in kind.SecretsOf(name => account.Secrets.TryGetValue(name, out _) || vault.Holds(account.Id, name)))
        {
            var variable = kind.VariableOf(account, secret);
            if (ValueOf(account, secret, variable) is not { } value)
            {
                return Faulty(Missing(account, secret, variable));
            }

            values.Add(secret, value);
        }

        foreach (var other in account.Secrets.All.Where(other => !values.ContainsKey(other.Name)))
        {
            if (ValueOf(account, other.Name, other.Text.Value) is { } value)
            {
                values.Add(other.Name, value);
            }
        }

        foreach (var file in kind.Files.Where(values.ContainsKey))
        {
            try
            {
                values[file] = File.ReadAllText(Path.Combine(root, values[file]));
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                return Faulty($"the secret '{file}' of {account.Id} names a file that cannot be read: {exception.Message}");
            }
        }

        var settings = new ConnectorSettings(account, content.Networks.Of(account)!, account.Server is { } at ? new Uri(at.Value.TrimEnd('/')) : null, new Secrets(values), http, terminal.Clock)
        {
            Api = account.Api is { } api ? new Uri(api.Value.TrimEnd('/')) : null,
            Site = PublicMedia.SiteOf(content.Options),
            Disk = SentFiles.Of(root),
            Vault = vault.Keys is { } keys && vault.ProblemOf(account.Id) is null ? open(vault.EntryOf(account.Id) ?? VaultEntry.Empty(account.Id, terminal.Clock()), keys) : null,
        };
        return new AccountTransport(kind.Create(settings), null);
    }

    /// <summary>
    /// The environment's value goes first, because that is where people put a new one; unless the vault holds what was made from just
    /// this value.
    /// </summary>
    private string? ValueOf(Account account, string secret, string? variable)
    {
        var given = variable is not null && terminal.Variable(variable)?.Trim() is { Length: > 0 } value ? value : null;
        return vault.EntryOf(account.Id)?.Find(secret) is { } kept && (given is null || kept.Seed == VaultValue.SeedOf(given)) ? kept.Text : given;
    }

    private string Missing(Account account, string secret, string? variable) =>
        vault.Holds(account.Id, secret) && vault.ProblemOf(account.Id) is { } problem ? problem
        : variable is null ? $"{account.Source.Path} does not say under secrets: which variable holds '{secret}'"
        : $"the variable {variable} is not set, which holds the secret '{secret}' of {account.Id}";

    private static bool IsSafe(string server) =>
        Uri.TryCreate(server, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback));

    private static AccountTransport Faulty(string message) => new(null, new SendFault(FaultKind.Configuration, message));
}
