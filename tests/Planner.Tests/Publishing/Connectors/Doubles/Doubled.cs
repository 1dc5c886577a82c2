using Planner.Networks;
using Planner.Publishing;
using Planner.Publishing.Connectors;
using Planner.Tests.Publishing.Tokens;

namespace Planner.Tests.Publishing.Connectors.Doubles;

/// <summary>A double on loopback, and the account's connector as one run after the other makes it.</summary>
internal sealed class Doubled : IDisposable
{
    /// <summary>When the post is due, and runs believe to be.</summary>
    public static readonly Instant Now = Instant.FromUtc(2026, 11, 28, 10, 0);

    private readonly INetworkDouble network;
    private readonly LoopbackServer server;
    private readonly HttpClient http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });
    private readonly string account;

    /// <param name="broken">Answers in the network's place, before it or after it; null: as it would.</param>
    /// <param name="account">Lines instead of the double's own.</param>
    public Doubled(INetworkDouble network, Func<LoopbackRequest, Func<LoopbackAnswer>, LoopbackAnswer?>? broken = null, string? account = null)
    {
        this.network = network;
        this.account = account ?? network.Account;
        server = new LoopbackServer(request =>
        {
            var answered = default(LoopbackAnswer);
            LoopbackAnswer Usual() => answered ??= network.Answer(request);
            return broken?.Invoke(request, Usual) ?? Usual();
        });
    }

    public ImmutableArray<LoopbackRequest> Requests => server.Requests;

    public IEnumerable<string> Asked => server.Requests.Select(request => $"{request.Method} {request.Path}");

    public List<StageNote> Notes { get; } = [];

    public MemoryVault? Vault { get; init; }

    /// <summary>Whether the deployed site has media for networks that fetch them: below <c>/m/</c> of the double, <c>/m/0.png</c> for the first.</summary>
    public bool HasSite { get; init; } = true;

    /// <summary>The time that runs waited in all.</summary>
    public Duration Waited { get; private set; }

    /// <param name="now">When it runs; null: when the message is due.</param>
    public IConnector NextRun(Instant? now = null)
    {
        var delivery = Outgoing.Prepare(account, network.Fields, "Hello").Delivery;
        var kind = AvailableConnectors.Find(delivery.Network.Id)!;
        var secrets = new Secrets(delivery.Account.Secrets.All.ToDictionary(secret => secret.Name, secret => network.Variables[secret.Text.Value]));
        return kind.Create(new ConnectorSettings(delivery.Account, delivery.Network, network.IsServer ? server.Address : null, secrets, http, () => now ?? Now)
        {
            Api = network.IsServer ? null : server.Address,
            Site = new Uri("https://lune.example/"),
            Vault = Vault?.Open(delivery.Account.Id, Guid.NewGuid().ToString("N")),
            Wait = (pause, _) =>
            {
                Waited += pause;
                return Task.CompletedTask;
            },
        });
    }

    /// <param name="fields">Lines of the post's front matter instead of the double's own.</param>
    public OutgoingMessage Message(string text, string? fields = null, int segment = 1) =>
        Outgoing.Message(Preparing.WithComment(Outgoing.Prepare(account, fields ?? network.Fields, text)), segment) with { Staging = Staging() };

    /// <summary>Of the message, in their order, each of bytes that count from zero.</summary>
    public ImmutableArray<OutgoingMedia> Media(OutgoingMessage message, string type = "image/png", int length = 1000) =>
    [
        .. message.Content.Media.Select((file, index) => new OutgoingMedia(file, new MediaFacts { MediaType = type, Length = length, Width = 1080, Height = 1350 }, () => new MemoryStream([.. Enumerable.Range(0, length).Select(number => (byte)number)]))
        {
            PublicAddress = HasSite ? new Uri(server.Address, $"m/{index}{Path.GetExtension(file.File.Value)}") : null,
            Staging = Staging().Of($"media/{index}"),
        }),
    ];

    /// <summary>What runs noted so far, as the next one finds it.</summary>
    public Staging Staging() => new(
        Notes.GroupBy(note => note.Name).ToDictionary(notes => notes.Key, notes => notes.Last().Text),
        note =>
        {
            Notes.Add(note);
            return Task.CompletedTask;
        });

    /// <summary>The message with its media on the network.</summary>
    public static async Task<OutgoingMessage> UploadedAsync(IConnector connector, OutgoingMessage message, IEnumerable<OutgoingMedia> media)
    {
        var uploaded = ImmutableArray.CreateBuilder<UploadedMedia>();
        foreach (var each in media)
        {
            uploaded.Add(new UploadedMedia(each, Assert.IsType<UploadOutcome.Uploaded>(await connector.UploadAsync(each, default)).Id));
        }

        return message with { Media = uploaded.ToImmutable() };
    }

    /// <summary>Uploaded, staged and sent, as a run does it.</summary>
    public async Task<Outcome> RunAsync(OutgoingMessage message, IConnector? connector = null, string type = "image/png", int length = 1000)
    {
        connector ??= NextRun();
        Assert.Null(await connector.PrepareAsync(default));
        var ready = await UploadedAsync(connector, message, Media(message, type, length));
        Assert.Null(await connector.StageAsync(ready, default));
        return await connector.SendAsync(ready, default);
    }

    public async Task<SentMessage> PublishedAsync(OutgoingMessage message, string type = "image/png", int length = 1000) =>
        Assert.IsType<Outcome.Published>(await RunAsync(message, type: type, length: length)).Message;

    public void Dispose()
    {
        http.Dispose();
        server.Dispose();
    }
}
