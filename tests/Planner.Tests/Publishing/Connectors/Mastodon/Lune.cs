using Planner.Networks;
using Planner.Publishing.Connectors;
using Planner.Publishing.Connectors.Mastodon;

namespace Planner.Tests.Publishing.Connectors.Mastodon;

/// <summary>An account on a server that a test answers for.</summary>
internal sealed class Lune : IDisposable
{
    public const string Token = "uNMbk-3qVJ7pc_token";

    /// <summary>When the connector believes to be asked.</summary>
    public static readonly Instant Now = Instant.FromUtc(2026, 11, 28, 9, 0);

    private readonly HttpClient client = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, PooledConnectionLifetime = TimeSpan.Zero });

    public Lune(Func<LoopbackRequest, LoopbackAnswer> answer, string network = "mastodon", string token = Token)
    {
        Server = new LoopbackServer(answer);
        Network = network;
        Connector = ConnectorAt(Server.Address, token);
    }

    public LoopbackServer Server { get; }

    public string Network { get; }

    public MastodonConnector Connector { get; }

    /// <summary>The one request that was made.</summary>
    public LoopbackRequest Request => Server.Requests.Single();

    public OutgoingMessage Message(string text, string fields = "") => Outgoing.Message(Prepare(text, fields));

    public PreparedDelivery Prepare(string text, string fields = "") => Outgoing.Prepare($"network: {Network}\nserver: https://mastodon.example", fields, text);

    public MastodonConnector ConnectorAt(Uri address, string token = Token)
    {
        var delivery = Prepare("Hello").Delivery;
        var secrets = new Secrets(ImmutableDictionary<string, string>.Empty.Add("access_token", token));
        return new MastodonConnector(new ConnectorSettings(delivery.Account, delivery.Network, address, secrets, client, () => Now), Duration.FromMilliseconds(1));
    }

    public void Dispose()
    {
        client.Dispose();
        Server.Dispose();
    }
}
