using Planner.Publishing;

namespace Planner.Examining;

/// <summary>What is to be said of accounts: whether anything can be sent for them.</summary>
internal static class AccountRemarks
{
    /// <param name="isSet">Whether the environment has a variable of this name; its value is nobody's business here.</param>
    public static IEnumerable<Remark> Of(Content content, Func<string, bool> isSet) =>
        content.Accounts.SelectMany(account => WithoutConnector(account).Concat(WithoutSecrets(account, isSet)));

    private static IEnumerable<Remark> WithoutConnector(Account account)
    {
        var transport = account.Connector?.Value ?? account.Network.Value;
        return transport == "manual" || AvailableConnectors.Names.Contains(transport) ? [] :
        [
            new Remark("connector-missing", Severity.Info, account.Id, $"this version sends nothing to {transport}; 'connector: manual' makes its deliveries a person's to do")
            {
                Account = account.Id,
                Network = account.Network.Value,
            },
        ];
    }

    private static IEnumerable<Remark> WithoutSecrets(Account account, Func<string, bool> isSet)
    {
        var missing = account.Secrets.All.Select(secret => secret.Text.Value).Where(name => !isSet(name)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToArray();
        return missing.Length == 0 ? [] :
        [
            new Remark("secret-missing", Severity.Info, account.Id, $"not set in this environment: {string.Join(", ", missing)}") { Account = account.Id, Network = account.Network.Value },
        ];
    }
}
