using Planner.Publishing.Connectors.Files;

namespace Planner.Publishing.Connectors;

/// <summary>A kind of transport, as accounts name it.</summary>
/// <param name="Name">A network's id, <c>file</c>, <c>webhook</c>, <c>manual</c>.</param>
/// <param name="Secrets">What an account of it has to name under <c>secrets:</c>.</param>
/// <param name="NeedsServer">Whether the account has to name its <c>server:</c>.</param>
/// <param name="Create">Makes one for an account; the client belongs to whoever calls.</param>
internal sealed record ConnectorKind(string Name, ImmutableArray<string> Secrets, bool NeedsServer, Func<ConnectorSettings, IConnector> Create)
{
    /// <summary>Other sets of secrets that do as well; an account has the first of which it names one that the sets before lack.</summary>
    public ImmutableArray<ImmutableArray<string>> OtherSecrets { get; init; } = [];

    /// <summary>Secrets whose variable holds a file's path; the connector gets what stands in the file.</summary>
    public ImmutableArray<string> Files { get; init; } = [];

    public Abilities Can { get; init; } = Abilities.Withdraw;

    /// <summary>Whether the network fetches media itself, so that the deployed site has to have them (<see cref="PublicMedia"/>).</summary>
    public bool FetchesMedia { get; init; }

    /// <summary>Whether it fetches videos, too; some are sent those, and fetch pictures.</summary>
    public bool FetchesVideos { get; init; } = true;

    /// <summary>The secrets that an account of it has to have.</summary>
    /// <param name="has">Whether the account has a secret of this name, in its file or in the vault.</param>
    public ImmutableArray<string> SecretsOf(Func<string, bool> has) =>
        OtherSecrets.FirstOrDefault(set => set.All(has) && !Secrets.All(has)) is { IsDefault: false } whole ? whole
        : OtherSecrets.FirstOrDefault(set => set.Except(Secrets, StringComparer.Ordinal).Any(has)) is { IsDefault: false } begun ? begun
        : Secrets;

    /// <summary>
    /// The variable that an account names for a secret; null where it names none. Where a kind wants one secret and the account has one,
    /// its name does not matter.
    /// </summary>
    public string? VariableOf(Account account, string secret) =>
        account.Secrets.TryGetValue(secret, out var named) ? named.Value
        : Secrets.Length == 1 && OtherSecrets.IsEmpty && account.Secrets.All is [var only] ? only.Text.Value
        : null;
}

/// <summary>What a connector is made from.</summary>
/// <param name="Server">The account's server, without a slash at its end; null where it has none.</param>
/// <param name="Secrets">By the names of <see cref="ConnectorKind.Secrets"/>; all are there.</param>
/// <param name="Http">Follows no redirects and knows no cookies.</param>
/// <param name="Clock">For signatures and look-ups; a run's own.</param>
internal sealed record ConnectorSettings(Account Account, Network Network, Uri? Server, Secrets Secrets, HttpClient Http, Func<Instant> Clock)
{
    /// <summary>Where the network's API is instead of its own addresses (<c>api:</c>), without a slash at its end; null where it is where it always is.</summary>
    public Uri? Api { get; init; }

    /// <summary>Where the team's site is deployed (<c>base_url:</c>); null where nobody has said it, or where no network would read it.</summary>
    public Uri? Site { get; init; }

    /// <summary>Waits that long, between two looks at something that the network is working on.</summary>
    public Func<Duration, CancellationToken, Task> Wait { get; init; } = static (pause, cancellationToken) => Task.Delay(pause.ToTimeSpan(), cancellationToken);

    /// <summary>The repository's own folder, for connectors that write there; null where nothing may be written.</summary>
    public SentFolder? Disk { get; init; }

    /// <summary>The account's place in the vault, for tokens that change; null where the environment has no key for it.</summary>
    public Tokens.AccountVault? Vault { get; init; }

    /// <summary>An address of the network's API; below <see cref="Api"/> where the account has one.</summary>
    /// <param name="address">As the network documents it, with its host.</param>
    public Uri At(string address)
    {
        var official = new Uri(address);
        return Api is null ? official : new Uri(Api.AbsoluteUri.TrimEnd('/') + official.PathAndQuery);
    }
}

/// <summary>Secrets by name. It prints nothing of them.</summary>
internal sealed class Secrets(IReadOnlyDictionary<string, string> values)
{
    /// <exception cref="KeyNotFoundException">The connector's kind does not name it.</exception>
    public string this[string name] => values[name];

    public string? Find(string name) => values.GetValueOrDefault(name);

    /// <summary>A text that came from outside, with what is secret in it replaced by stars.</summary>
    public string Redact(string text)
    {
        foreach (var value in values.Values.Where(value => value.Length > 0).OrderByDescending(value => value.Length))
        {
            text = text.Replace(value, "***", StringComparison.Ordinal).Replace(Uri.EscapeDataString(value), "***", StringComparison.Ordinal);
        }

        return text;
    }

    /// <summary>Tells other values from these, and nothing of them.</summary>
    /// <param name="except">The secret that may change; null: none does.</param>
    public string Fingerprint(string? except) => Tokens.VaultValue.SeedOf(string.Join(
        '\n',
        values.Where(value => value.Key != except).OrderBy(value => value.Key, StringComparer.Ordinal).Select(value => $"{value.Key} {value.Value}")));

    public override string ToString() => "***";
}
