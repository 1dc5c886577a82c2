using Planner.Publishing;
using Planner.Publishing.Tokens;

namespace Planner.Examining;

/// <summary>What is to be said of accounts: whether anything can be sent for them.</summary>
internal static class AccountRemarks
{
    /// <param name="isSet">Whether the environment has a variable of this name; its value is nobody's business here.</param>
    /// <param name="vault">What is sealed in the ledger's branch.</param>
    public static IEnumerable<Remark> Of(Content content, Func<string, bool> isSet, ImmutableArray<VaultHeader> vault) =>
        content.Accounts.SelectMany(account => WithoutConnector(account).Concat(Unnamed(account, vault)).Concat(WithoutSecrets(account, isSet, vault)));

    private static bool Holds(ImmutableArray<VaultHeader> vault, Account account, string secret) =>
        vault.Any(header => header.Account == account.Id && header.Values.Any(value => value.Name == secret));

    private static IEnumerable<Remark> WithoutConnector(Account account)
    {
        var transport = account.Connector?.Value ?? account.Network.Value;
        return AvailableConnectors.Names.Contains(transport) ? [] :
        [
            new Remark("connector-missing", Severity.Info, account.Id, $"this version sends nothing to {transport}; 'connector: manual' makes its deliveries a person's to do")
            {
                Account = account.Id,
                Network = account.Network.Value,
            },
        ];
    }

    /// <summary>Secrets that its connector wants and the account's file does not speak of.</summary>
    private static IEnumerable<Remark> Unnamed(Account account, ImmutableArray<VaultHeader> vault)
    {
        var kind = AvailableConnectors.Find(account.Connector?.Value ?? account.Network.Value);
        var unnamed = kind is null ? [] : kind.SecretsOf(name => account.Secrets.TryGetValue(name, out _) || Holds(vault, account, name)).Where(secret => kind.VariableOf(account, secret) is null && !Holds(vault, account, secret)).ToArray();
        if (unnamed.Length == 0)
        {
            return [];
        }

        var others = account.Secrets.All.Select(secret => secret.Name).Except(kind!.Secrets.Concat(kind.OtherSecrets.SelectMany(set => set)), StringComparer.Ordinal).ToArray();
        var near = unnamed.Select(secret => DidYouMean.Nearest(secret, others)).FirstOrDefault(name => name is not null);
        var hint = near is null ? "" : $"; '{near}' is not one of them";
        return
        [
            new Remark("secret-unnamed", Severity.Info, account.Id, $"nothing can be sent: 'secrets:' does not say which variable holds {string.Join(", ", unnamed)}{hint}")
            {
                Account = account.Id,
                Network = account.Network.Value,
                File = account.Source.Path,
            },
        ];
    }

    private static IEnumerable<Remark> WithoutSecrets(Account account, Func<string, bool> isSet, ImmutableArray<VaultHeader> vault)
    {
        var missing = account.Secrets.All.Where(secret => !Holds(vault, account, secret.Name)).Select(secret => secret.Text.Value).Where(name => !isSet(name)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToArray();
        return missing.Length == 0 ? [] :
        [
            new Remark("secret-missing", Severity.Info, account.Id, $"not set in this environment: {string.Join(", ", missing)}") { Account = account.Id, Network = account.Network.Value },
        ];
    }
}
