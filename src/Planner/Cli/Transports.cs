using Planner.Publishing;
using Planner.Publishing.Connectors;
using Planner.Publishing.Sending;

namespace Planner.Cli;

/// <summary>The connectors of a run: one for each account, made when it is first needed, with the secrets of the environment.</summary>
internal sealed class Transports(string root, Content content, Terminal terminal, HttpClient http)
{
    private readonly Dictionary<string, AccountTransport> made = new(StringComparer.Ordinal);
    private readonly Lock gate = new();

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

        if (account.Server is { } server && !IsSafe(server.Value))
        {
            return Faulty($"{server.Source}: the server has to be https, or http on this machine");
        }

        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var secret in kind.Secrets)
        {
            if (kind.VariableOf(account, secret) is not { } variable)
            {
                return Faulty($"{account.Source.Path} does not say under secrets: which variable holds '{secret}'");
            }

            if (terminal.Variable(variable) is not { Length: > 0 } value)
            {
                return Faulty($"the variable {variable} is not set, which holds the secret '{secret}' of {account.Id}");
            }

            values.Add(secret, value.Trim());
        }

        foreach (var other in account.Secrets.All.Where(other => !values.ContainsKey(other.Name)))
        {
            if (terminal.Variable(other.Text.Value) is { Length: > 0 } value)
            {
                values.Add(other.Name, value.Trim());
            }
        }

        var settings = new ConnectorSettings(account, content.Networks.Of(account)!, account.Server is { } at ? new Uri(at.Value.TrimEnd('/')) : null, new Secrets(values), http, terminal.Clock) { Disk = SentFiles.Of(root) };
        return new AccountTransport(kind.Create(settings), null);
    }

    private static bool IsSafe(string server) =>
        Uri.TryCreate(server, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback));

    private static AccountTransport Faulty(string message) => new(null, new SendFault(FaultKind.Configuration, message));
}
