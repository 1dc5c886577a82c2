using System.Text.Json;

namespace Planner.Publishing.Connectors.Dailymotion;

/// <summary>
/// Videos on Dailymotion (networks.md 13). A video is made as a draft ahead of the moment, and its id noted; at the moment that draft is
/// published, which done twice is done once.
/// </summary>
internal sealed class DailymotionConnector : IConnector
{
    private const string Draft = "video";
    private const string File = "file";

    private readonly ConnectorSettings settings;
    private readonly DailymotionServer server;

    private DailymotionConnector(ConnectorSettings settings)
    {
        this.settings = settings;
        server = new DailymotionServer(settings);
    }

    public static ConnectorKind Kind { get; } = new("dailymotion", ["api_key", "api_secret"], NeedsServer: false, static settings => new DailymotionConnector(settings))
    {
        OtherSecrets = [["access_token"]],
        Can = Abilities.Withdraw | Abilities.Edit,
    };

    public DuplicateGuard Guard => DuplicateGuard.RecordId;

    public async Task<UploadOutcome> UploadAsync(OutgoingMedia media, CancellationToken cancellationToken)
    {
        if (media.Staging.Find(File) is { } known)
        {
            return new UploadOutcome.Uploaded(known);
        }

        var asked = await server.AskAsync(HttpMethod.Get, "file/upload", cancellationToken);
        if (asked is not Reply.Answer { IsSuccess: true } answer || settings.Given(AnswerJson.TryParse(answer.Body)?.Text("upload_url")) is not { } target)
        {
            return new UploadOutcome.Rejected(server.FaultOf(asked));
        }

        var posted = await PostAsync(target, media, cancellationToken);
        if (posted is not Reply.Answer { IsSuccess: true } stored || AnswerJson.TryParse(stored.Body)?.Text("url") is not { Length: > 0 } url)
        {
            return new UploadOutcome.Rejected(server.FaultOf(posted));
        }

        await media.Staging.KeepAsync(File, url);
        return new UploadOutcome.Uploaded(url);
    }

    /// <summary>Makes the draft, and waits until it can be shown. When the answer to its making is lost, a draft is left over that nobody sees.</summary>
    public async Task<SendFault?> StageAsync(OutgoingMessage message, CancellationToken cancellationToken)
    {
        if (DailymotionVideo.Refusal(message) is { } refusal)
        {
            return refusal;
        }

        if (message.Staging.Find(Draft) is not { } id)
        {
            var made = await server.PostAsync(
                $"user/{Uri.EscapeDataString(server.Profile)}/videos?fields=id",
                [("url", message.Media[0].Id), .. DailymotionVideo.WordsOf(message), ("published", "false"), ("private", DailymotionVideo.IsPrivate(message.Delivery) ? "true" : null)],
                cancellationToken);
            if (made is not Reply.Answer { IsSuccess: true } answer || IdOf(answer) is not { } draft)
            {
                if (made is Reply.Answer { Status: 400 })
                {
                    // The file may be too old to be used: the next try uploads it anew.
                    await message.Media[0].Media.Staging.KeepAsync(File, "");
                }

                return server.FaultOf(made);
            }

            await message.Staging.KeepAsync(Draft, id = draft);
        }

        return await WaitAsync(id, message, cancellationToken);
    }

    public async Task<Outcome> SendAsync(OutgoingMessage message, CancellationToken cancellationToken)
    {
        if (message.Staging.Find(Draft) is not { } id)
        {
            return new Outcome.Rejected(new SendFault(FaultKind.Server, "the draft was not made"));
        }

        var reply = await server.PostAsync($"video/{Uri.EscapeDataString(id)}?fields=id,private_id,private", [("published", "true")], cancellationToken);
        return reply switch
        {
            Reply.Answer { IsSuccess: true } answer when IdOf(answer) == id => new Outcome.Published(Sent(answer, id)),
            _ => reply.Unsent(server.FaultOf(reply)),
        };
    }

    /// <summary>Only what was staged can be out, and its id is noted before that.</summary>
    public async Task<Sighting> FindAsync(OutgoingMessage message, Instant since, CancellationToken cancellationToken) =>
        message.Staging.Find(Draft) is { } id ? await LookAsync(id, cancellationToken) : new Sighting.Missing();

    public Task<Sighting> VerifyAsync(SentMessage message, CancellationToken cancellationToken) => LookAsync(message.Id, cancellationToken);

    public async Task<SendFault?> WithdrawAsync(SentMessage message, CancellationToken cancellationToken) =>
        await server.AskAsync(HttpMethod.Delete, "video/" + Uri.EscapeDataString(message.Id), cancellationToken) switch
        {
            Reply.Answer { IsSuccess: true } => null,
            Reply.Answer { Status: 404 } answer when DailymotionFaults.TypeOf(answer) is "not_found" => null,
            var reply => server.FaultOf(reply),
        };

    public async Task<SendFault?> EditAsync(OutgoingMessage message, SentMessage sent, CancellationToken cancellationToken)
    {
        var reply = await server.PostAsync($"video/{Uri.EscapeDataString(sent.Id)}?fields=id", DailymotionVideo.WordsOf(message), cancellationToken);
        return reply is Reply.Answer { IsSuccess: true } answer && IdOf(answer) == sent.Id ? null : server.FaultOf(reply);
    }

    public async Task<TokenReport> AboutTokenAsync(CancellationToken cancellationToken)
    {
        var token = await server.TokenAsync(cancellationToken);
        if (token.Text is null)
        {
            return TokenReport.Failed(token.Fault!);
        }

        var reply = await server.AskAsync(HttpMethod.Get, $"user/{Uri.EscapeDataString(server.Profile)}?fields=id,screenname", cancellationToken);
        return reply is Reply.Answer { IsSuccess: true } answer && AnswerJson.TryParse(answer.Body)?.Text("screenname") is { } name
            ? new TokenReport(settings.Told(name)) { Scopes = token.Scopes, Remark = "the key does not end; the tokens that it gets live some hours" }
            : TokenReport.Failed(server.FaultOf(reply));
    }

    private async Task<Reply> PostAsync(Uri target, OutgoingMedia media, CancellationToken cancellationToken)
    {
        using var form = new MultipartFormDataContent();
        if (form.AddFile(settings, "file", media) is { } fault)
        {
            return new Reply.Nothing(fault, MayHaveArrived: false);
        }

        using var request = new HttpRequestMessage(HttpMethod.Post, target) { Content = form };
        return await settings.AskAsync(request, cancellationToken, FileForm.Patience(media));
    }

    private async Task<SendFault?> WaitAsync(string id, OutgoingMessage message, CancellationToken cancellationToken)
    {
        var state = await settings.UntilAsync(async token =>
        {
            var reply = await server.AskAsync(HttpMethod.Get, $"video/{Uri.EscapeDataString(id)}?fields=status", token);
            return reply is Reply.Answer { IsSuccess: true } answer && AnswerJson.TryParse(answer.Body)?.Text("status") is "waiting" or "uploading" or "processing"
                || reply is Reply.Answer { Status: 429 or >= 500 } or Reply.Nothing { MayHaveArrived: true } ? null : reply;
        }, cancellationToken);
        switch (state)
        {
            case null:
                return Polling.NotYet("the video");
            case Reply.Answer { IsSuccess: true } answer when AnswerJson.TryParse(answer.Body)?.Text("status") is { } status:
                return status is "ready" or "published" ? null : new SendFault(FaultKind.MediaProcessing, settings.Told($"Dailymotion could not use the video: {status}"));
            case Reply.Answer { Status: 404 }:
                await message.Staging.KeepAsync(Draft, "");
                return new SendFault(FaultKind.Server, "the draft is gone; it is made anew") { RetryAfter = Duration.FromSeconds(5) };
            default:
                return server.FaultOf(state);
        }
    }

    private async Task<Sighting> LookAsync(string id, CancellationToken cancellationToken)
    {
        var reply = await server.AskAsync(HttpMethod.Get, $"video/{Uri.EscapeDataString(id)}?fields=id,published,private,private_id", cancellationToken);
        return reply switch
        {
            Reply.Answer { IsSuccess: true } answer when IdOf(answer) == id => AnswerJson.TryParse(answer.Body)?.Member("published") switch
            {
                { ValueKind: JsonValueKind.True } => new Sighting.Found(Sent(answer, id)),
                { ValueKind: JsonValueKind.False } => new Sighting.Missing(),
                _ => new Sighting.Unclear(server.FaultOf(reply)),
            },
            Reply.Answer { Status: 404 } answer when DailymotionFaults.TypeOf(answer) is "not_found" => new Sighting.Missing(),
            _ => new Sighting.Unclear(server.FaultOf(reply)),
        };
    }

    /// <summary>A private one is seen under its other id only.</summary>
    private static SentMessage Sent(Reply.Answer answer, string id)
    {
        var body = AnswerJson.TryParse(answer.Body);
        var shown = body?.Member("private") is { ValueKind: JsonValueKind.True } && body?.Text("private_id") is { Length: > 0 } hidden && hidden.All(char.IsAsciiLetterOrDigit) ? hidden : id;
        return new SentMessage(id, "https://www.dailymotion.com/video/" + shown);
    }

    private static string? IdOf(Reply.Answer answer) => AnswerJson.TryParse(answer.Body)?.Text("id") is { Length: > 0 } id && id.All(char.IsAsciiLetterOrDigit) ? id : null;
}
