using Planner.Networks;
using Planner.Publishing;
using Planner.Publishing.Connectors;

namespace Planner.Tests.Publishing.Connectors.Doubles;

/// <summary>An account on a double, and its connector as each run makes it anew.</summary>
internal sealed class Rehearsal : IDisposable
{
    /// <summary>When the post is due, and runs believe to be.</summary>
    public static readonly Instant Now = Instant.FromUtc(2026, 11, 28, 10, 0);

    private readonly INetworkDouble network;
    private readonly HttpClient http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });
    private readonly LoopbackServer server;
    private readonly string account;

    /// <param name="account">Lines instead of the double's own.</param>
    public Rehearsal(INetworkDouble network, string? account = null)
    {
        (this.network, this.account) = (network, account ?? network.Account);
        server = new LoopbackServer(request => Instead?.Invoke(request) ?? Lost(request));
    }

    /// <summary>Answers in the network's place; null where it answers itself.</summary>
    public Func<LoopbackRequest, LoopbackAnswer?>? Instead { get; set; }

    /// <summary>The network does what it is asked, and its answer to such a request is never heard.</summary>
    public Func<LoopbackRequest, bool> Loses { get; set; } = static _ => false;

    public ImmutableArray<LoopbackRequest> Requests => server.Requests;

    public LoopbackRequest Last => server.Requests[^1];

    /// <summary>What runs noted, and the next one finds.</summary>
    public Dictionary<string, string> Notes { get; } = [];

    public IConnector NextRun(Instant? now = null)
    {
        var delivery = Prepare("Hello there, this is the kiln.").Delivery;
        var secrets = new Secrets(delivery.Account.Secrets.All.ToDictionary(secret => secret.Name, secret => network.Variables[secret.Text.Value]));
        return AvailableConnectors.Find(delivery.Network.Id)!.Create(new ConnectorSettings(delivery.Account, delivery.Network, network.IsServer ? server.Address : null, secrets, http, () => now ?? Now)
        {
            Api = network.IsServer ? null : server.Address,
            Site = new Uri("https://lune.example/"),
            Wait = static (_, _) => Task.CompletedTask,
        });
    }

    public PreparedDelivery Prepare(string text, string fields = "")
    {
        var where = network.IsServer ? "\nserver: https://forum.example" : "";
        var more = string.Join('\n', new[] { network.Fields, fields }.Where(lines => lines.Length > 0));
        return Preparing.WithComment(Outgoing.Prepare(account + where, more, text));
    }

    public OutgoingMessage Message(string text, string fields = "", int segment = 1, string key = "key-of-this-message-which-is-forty-three-ch") =>
        Outgoing.Message(Prepare(text, fields), segment, key) with { Staging = Staging() };

    /// <summary>Uploaded, staged and sent, as a run does it.</summary>
    public async Task<Outcome> RunAsync(OutgoingMessage message, IConnector? connector = null, params string[] types)
    {
        connector ??= NextRun();
        Assert.Null(await connector.PrepareAsync(default));
        message = await UploadedAsync(connector, message, types);
        return await connector.StageAsync(message, default) is { } fault ? new Outcome.Rejected(fault) : await connector.SendAsync(message, default);
    }

    public async Task<SentMessage> PublishedAsync(OutgoingMessage message, params string[] types) =>
        Assert.IsType<Outcome.Published>(await RunAsync(message, null, types)).Message;

    public async Task<SendFault> RejectedAsync(OutgoingMessage message, params string[] types) =>
        Assert.IsType<Outcome.Rejected>(await RunAsync(message, null, types)).Fault;

    /// <param name="types">Of each of its media; the first by default what its name says.</param>
    public async Task<OutgoingMessage> UploadedAsync(IConnector connector, OutgoingMessage message, params string[] types)
    {
        var uploaded = ImmutableArray.CreateBuilder<UploadedMedia>();
        foreach (var media in Media(message, types))
        {
            uploaded.Add(new UploadedMedia(media, Assert.IsType<UploadOutcome.Uploaded>(await connector.UploadAsync(media, default)).Id));
        }

        return message with { Media = uploaded.ToImmutable() };
    }

    public ImmutableArray<OutgoingMedia> Media(OutgoingMessage message, params string[] types) =>
    [
        .. message.Content.Media.Select((file, index) => new OutgoingMedia(
            file,
            new MediaFacts { MediaType = types.ElementAtOrDefault(index) ?? (file.File.Value.EndsWith(".mp4", StringComparison.Ordinal) ? "video/mp4" : "image/png"), Length = 4, Width = 640, Height = 480 },
            () => new MemoryStream([1, 2, 3, 4])) { Staging = Staging().Of($"media/{index}") }),
    ];

    public void Dispose()
    {
        http.Dispose();
        server.Dispose();
    }

    private Staging Staging() => new(Notes, note =>
    {
        Notes[note.Name] = note.Text;
        return Task.CompletedTask;
    });

    private LoopbackAnswer Lost(LoopbackRequest request)
    {
        var answer = network.Answer(request);
        return Loses(request) ? new LoopbackAnswer(0, "") : answer;
    }
}
