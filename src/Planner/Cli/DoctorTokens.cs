using Planner.Examining;
using Planner.Publishing.Connectors;

namespace Planner.Cli;

/// <summary>What networks say of the accounts' tokens: whose they are, what they may do, until when.</summary>
internal static class DoctorTokens
{
    /// <summary>As for the vault's own warnings (docs/vault.md).</summary>
    private static readonly Duration Soon = Duration.FromDays(14);

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public static async Task<IEnumerable<Remark>> AskAsync(Workspace workspace, Terminal terminal, CancellationToken cancellationToken)
    {
        await using var session = await LedgerSession.OpenAsync(workspace, mayLack: true, terminal, cancellationToken);
        var transports = await session.KnownTransportsAsync(workspace.Content, cancellationToken);
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limited.CancelAfter(Patience);
        var asked = workspace.Content.Accounts.Select(account => (Account: account, transports.Of(account).Connector)).Where(each => each.Connector is not null).ToArray();
        var reports = await Task.WhenAll(asked.Select(each => AskAsync(each.Connector!, limited.Token)));
        return [.. asked.Zip(reports).SelectMany(each => Told(each.First.Account, each.Second, workspace.Plan.Now))];
    }

    /// <summary>Who did not answer in time keeps nobody from being told of the others.</summary>
    private static async Task<TokenReport> AskAsync(IConnector connector, CancellationToken cancellationToken)
    {
        try
        {
            return await connector.AboutTokenAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            return TokenReport.Failed(new SendFault(FaultKind.Network, "no answer in time"));
        }
    }

    private static IEnumerable<Remark> Told(Account account, TokenReport report, Instant now)
    {
        if (report.Fault is { } fault)
        {
            yield return Said("token-refused", Severity.Warning, $"the token could not be asked about: {fault.Message}");
            yield break;
        }

        if (report is { Owner: null, Scopes: null, Until: null, Remark: null })
        {
            // Transports with nobody to ask: file, webhook, manual.
            yield break;
        }

        string?[] parts =
        [
            report.Owner is { } owner ? $"the token is {owner}'s" : "the token is taken; whose it is the network does not say",
            report.Scopes is { IsEmpty: false } scopes ? $"may: {string.Join(", ", scopes)}" : null,
            report.Until is { } until ? $"until {until:uuuu-MM-dd}" : null,
            report.Remark,
        ];
        yield return Said("token-told", Severity.Info, string.Join("; ", parts.OfType<string>()));
        if (!report.Lacking.IsEmpty)
        {
            yield return Said("token-lacks", Severity.Warning, $"the token may not: {string.Join(", ", report.Lacking)}; make one that may");
        }

        if (report.Until < now + Soon)
        {
            yield return Said("token-ends", Severity.Warning, $"the token {(report.Until < now ? "ended" : "ends")} on {report.Until:uuuu-MM-dd}");
        }

        Remark Said(string check, Severity severity, string message) =>
            new(check, severity, account.Id, message) { Account = account.Id, Network = account.Network.Value, File = account.Source.Path };
    }
}
