using System.Text.Json;
using NodaTime.Text;

namespace Planner.Publishing.Connectors.Pinterest;

/// <summary>Pins on an account's boards (networks.md 8). A board's own pins tell whether one is out: there is no key against a second one.</summary>
internal sealed class PinterestConnector : IConnector
{
    /// <summary>2,500 pins; the order of the list is not documented, so only a whole list says that something is not on it.</summary>
    private const int Pages = 10;

    private static readonly ImmutableArray<string> Needed = ["boards:read", "boards:write", "pins:read", "pins:write"];

    private readonly ConnectorSettings settings;
    private readonly PinterestServer server;
    private readonly PinterestBoards boards;

    private PinterestConnector(ConnectorSettings settings)
    {
        this.settings = settings;
        server = new PinterestServer(settings);
        boards = new PinterestBoards(server);
    }

    public static ConnectorKind Kind { get; } = new("pinterest", ["client_id", "client_secret", "refresh_token"], NeedsServer: false, static settings => new PinterestConnector(settings))
    {
        OtherSecrets = [["access_token"], ["client_id", "client_secret"]],
        Can = Abilities.Withdraw | Abilities.Edit,
    };

    public DuplicateGuard Guard => DuplicateGuard.LookUp;

    public Task<UploadOutcome> UploadAsync(OutgoingMedia media, CancellationToken cancellationToken) => new PinterestUpload(server).UploadAsync(media, cancellationToken);

    /// <summary>The board is looked up before the moment.</summary>
    public async Task<SendFault?> StageAsync(OutgoingMessage message, CancellationToken cancellationToken) =>
        PinterestPin.Refusal(message) ?? (await boards.OfAsync(message.Delivery, cancellationToken)).Fault;

    public async Task<Outcome> SendAsync(OutgoingMessage message, CancellationToken cancellationToken)
    {
        var (board, fault) = await boards.OfAsync(message.Delivery, cancellationToken);
        if (board is null || (fault = PinterestPin.Refusal(message)) is not null)
        {
            return new Outcome.Rejected(fault!);
        }

        ImmutableArray<byte[]> bytes;
        try
        {
            bytes = await BytesAsync(message.Media, cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return new Outcome.Rejected(new SendFault(FaultKind.MediaProcessing, settings.Told($"the picture cannot be read: {exception.Message}")));
        }

        var patience = Requests.PatienceFor(bytes.Sum(each => (long)each.Length));
        var reply = await server.SendAsync(HttpMethod.Post, "pins", json => PinterestPin.Write(json, message, board, bytes), cancellationToken, patience);
        return reply switch
        {
            Reply.Answer { IsSuccess: true } answer when AnswerJson.TryParse(answer.Body)?.Id("id") is { } id && id.All(char.IsAsciiDigit) => new Outcome.Published(Sent(id)),
            _ => reply.Unsent(server.FaultOf(reply)),
        };
    }

    public async Task<Sighting> FindAsync(OutgoingMessage message, Instant since, CancellationToken cancellationToken)
    {
        var (board, fault) = await boards.OfAsync(message.Delivery, cancellationToken);
        var list = board is null ? new PinterestList([], fault, false) : await server.ListAsync($"boards/{board}/pins", Pages, cancellationToken);
        if (list.Fault is { } refusal)
        {
            return new Sighting.Unclear(refusal);
        }

        var later = list.Items.Where(pin => TimeOf(pin) is not { } at || at >= since).ToArray();
        return later.FirstOrDefault(pin => pin.Id("id") is not null && Same(pin, message) == 3) is { ValueKind: JsonValueKind.Object } found ? new Sighting.Found(Sent(found.Id("id")!))
            : later.Any(pin => Same(pin, message) > 0) ? new Sighting.Unclear(new SendFault(FaultKind.Unknown, "a pin much like it stands there"))
            : list.IsWhole ? new Sighting.Missing()
            : new Sighting.Unclear(new SendFault(FaultKind.Unknown, "the board has more pins than can be looked through"));
    }

    public async Task<Sighting> VerifyAsync(SentMessage message, CancellationToken cancellationToken) =>
        await server.AskAsync(HttpMethod.Get, PathOf(message), cancellationToken) switch
        {
            Reply.Answer { IsSuccess: true } => new Sighting.Found(message),
            Reply.Answer { Status: 404 } answer when IsPinterests(answer) => new Sighting.Missing(),
            var reply => new Sighting.Unclear(server.FaultOf(reply)),
        };

    public async Task<SendFault?> WithdrawAsync(SentMessage message, CancellationToken cancellationToken) =>
        await server.AskAsync(HttpMethod.Delete, PathOf(message), cancellationToken) switch
        {
            Reply.Answer { IsSuccess: true } => null,
            Reply.Answer { Status: 404 } answer when IsPinterests(answer) => null,
            var reply => server.FaultOf(reply),
        };

    public async Task<SendFault?> EditAsync(OutgoingMessage message, SentMessage sent, CancellationToken cancellationToken)
    {
        var reply = await server.SendAsync(HttpMethod.Patch, PathOf(sent), json =>
        {
            json.WriteStartObject();
            PinterestPin.WriteText(json, message);
            json.WriteEndObject();
        }, cancellationToken);
        return reply is Reply.Answer { IsSuccess: true } ? null : server.FaultOf(reply);
    }

    public async Task<TokenReport> AboutTokenAsync(CancellationToken cancellationToken)
    {
        var token = await server.TokenAsync(cancellationToken);
        if (token.Text is null)
        {
            return TokenReport.Failed(token.Fault!);
        }

        var reply = await server.AskAsync(HttpMethod.Get, "user_account", cancellationToken);
        var until = settings.Vault?.Entry.Find("refresh_token")?.Until ?? (settings.Secrets.Find("refresh_token") is null ? token.Until : null);
        return reply switch
        {
            Reply.Answer { IsSuccess: true } answer when AnswerJson.TryParse(answer.Body)?.Text("username") is { } name => new TokenReport(settings.Told(name))
            {
                Scopes = token.Scopes,
                Lacking = token.Scopes is { } scopes ? [.. Needed.Except(scopes, StringComparer.Ordinal)] : [],
                Until = until,
                Remark = "with trial access only you see the pins; Pinterest does not tell programs which access they have",
            },
            Reply.Answer { Status: 403 } => new TokenReport((string?)null) { Until = until, Remark = "the token lacks user_accounts:read, so Pinterest does not say whose it is" },
            _ => TokenReport.Failed(server.FaultOf(reply)),
        };
    }

    private static async Task<ImmutableArray<byte[]>> BytesAsync(ImmutableArray<UploadedMedia> media, CancellationToken cancellationToken)
    {
        var all = ImmutableArray.CreateBuilder<byte[]>();
        foreach (var each in media.Where(each => each.Id == PinterestPin.Picture))
        {
            await using var stream = each.Media.Open();
            using var buffer = new MemoryStream();
            await stream.CopyToAsync(buffer, cancellationToken);
            all.Add(buffer.ToArray());
        }

        return all.ToImmutable();
    }

    /// <summary>Of title, description and link, how many are the same; none of them counts where the pin has nothing.</summary>
    private static int Same(JsonElement pin, OutgoingMessage message)
    {
        (string? There, string? Here)[] pairs = [(pin.Text("title"), message.Prepared.Title?.Text), (pin.Text("description"), message.Content.Text.Text), (pin.Text("link"), message.Prepared.Card)];
        var same = pairs.Count(pair => Comparable(pair.There) == Comparable(pair.Here));
        return same == 3 ? 3 : pairs.Count(pair => Comparable(pair.There).Length > 0 && Comparable(pair.There) == Comparable(pair.Here));

        static string Comparable(string? text) => string.Join(' ', (text ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).TrimEnd('/');
    }

    /// <summary>Written without an offset in the documentation's examples: it is UTC.</summary>
    private static Instant? TimeOf(JsonElement pin) =>
        pin.Text("created_at") is not { } text ? null
        : OffsetDateTimePattern.Rfc3339.Parse(text) is { Success: true } offset ? offset.Value.ToInstant()
        : LocalDateTimePattern.ExtendedIso.Parse(text) is { Success: true } local ? local.Value.InUtc().ToInstant()
        : null;

    private static SentMessage Sent(string id) => new(id, PinterestPin.Permalink(id));

    private static string PathOf(SentMessage message) => "pins/" + Uri.EscapeDataString(message.Id);

    /// <summary>What Pinterest itself says is JSON; a proxy's 404 is not.</summary>
    private static bool IsPinterests(Reply.Answer answer) => AnswerJson.TryParse(answer.Body)?.Member("code") is not null;
}
