namespace Planner.Publishing.Connectors.Discord;

/// <summary>
/// Writes into a channel of Discord, through its webhook (<c>webhook_url</c>) or as a bot (<c>bot_token</c>, and the channel's number
/// under <c>extra:</c>). A webhook cannot list what it wrote; a bot can, and gives each message a nonce, with which Discord makes one
/// of two that come within minutes (networks.md 15).
/// </summary>
internal sealed class DiscordConnector(ConnectorSettings settings) : IConnector
{
    private readonly DiscordChannel channel = new(settings);

    public static ConnectorKind Kind { get; } = new("discord", ["webhook_url"], NeedsServer: false, static settings => new DiscordConnector(settings))
    {
        OtherSecrets = [["bot_token"]],
        Can = Abilities.Withdraw | Abilities.Edit,
    };

    public DuplicateGuard Guard => channel.IsBot ? DuplicateGuard.LookUp : DuplicateGuard.None;

    /// <summary>Asks for the server's number, and hears on the way when the webhook or the token is gone.</summary>
    public async Task<SendFault?> PrepareAsync(CancellationToken cancellationToken)
    {
        var place = channel.PlaceOf(new SentMessage(""));
        if (channel.Refusal(place ?? (channel.IsBot ? "0" : null)) is { } refusal)
        {
            return refusal;
        }

        return (place is not null || !channel.IsBot) && await channel.AskForServerAsync(place, cancellationToken) is Reply.Answer { IsSuccess: false } no
            && channel.FaultOf(no) is { Kind: FaultKind.Authorization } fault ? fault : null;
    }

    /// <summary>Files go along with their message.</summary>
    public Task<UploadOutcome> UploadAsync(OutgoingMedia media, CancellationToken cancellationToken) =>
        Task.FromResult<UploadOutcome>(new UploadOutcome.Uploaded(media.File.File.Value));

    public async Task<Outcome> SendAsync(OutgoingMessage message, CancellationToken cancellationToken)
    {
        // A comment to a post in a forum goes into that post.
        var place = message.Parent?.Version ?? channel.PlaceOf(message);
        if (channel.Refusal(place) is { } fault)
        {
            return new Outcome.Rejected(fault);
        }

        if (DiscordBody.RefusalOf(message, channel.IsBot) is { } refusal)
        {
            return new Outcome.Rejected(new SendFault(FaultKind.Validation, refusal));
        }

        var (content, unreadable) = DiscordBody.Of(settings, message, channel.IsBot, place);
        if (unreadable is not null)
        {
            return new Outcome.Rejected(unreadable);
        }

        using var request = new HttpRequestMessage(HttpMethod.Post, channel.Messages(place)) { Content = content };
        var reply = await channel.AskAsync(request, cancellationToken, FileForm.Patience([.. message.Media.Select(each => each.Media)]));
        return reply switch
        {
            Reply.Answer { IsSuccess: true } answer => await SentAsync(answer, message, place, cancellationToken),
            _ => reply.Unsent(channel.FaultOf(reply)),
        };
    }

    public Task<Sighting> FindAsync(OutgoingMessage message, Instant since, CancellationToken cancellationToken) => channel.IsBot
        ? new DiscordHistory(channel, message, since).FindAsync(cancellationToken)
        : Task.FromResult<Sighting>(new Sighting.Unclear(new SendFault(FaultKind.Unknown, "a webhook cannot list what it wrote; look into the channel")));

    public async Task<Sighting> VerifyAsync(SentMessage message, CancellationToken cancellationToken)
    {
        var place = channel.PlaceOf(message);
        if (channel.Refusal(place) is { } refusal)
        {
            return new Sighting.Unclear(refusal);
        }

        await channel.AskForServerAsync(place, cancellationToken);
        var reply = await channel.GetAsync(channel.Message(message.Id, place), cancellationToken);
        return reply switch
        {
            Reply.Answer { IsSuccess: true } answer when channel.Sent(answer.Body, message.Version) is { } sent => new Sighting.Found(sent),
            Reply.Answer answer when IsGone(answer) => new Sighting.Missing(),
            _ => new Sighting.Unclear(channel.FaultOf(reply)),
        };
    }

    public async Task<SendFault?> WithdrawAsync(SentMessage message, CancellationToken cancellationToken)
    {
        var place = channel.PlaceOf(message);
        if (channel.Refusal(place) is { } refusal)
        {
            return refusal;
        }

        using var request = new HttpRequestMessage(HttpMethod.Delete, channel.Message(message.Id, place));
        var reply = await channel.AskAsync(request, cancellationToken);
        return reply is Reply.Answer answer && (answer.IsSuccess || IsGone(answer)) ? null : channel.FaultOf(reply);
    }

    public async Task<SendFault?> EditAsync(OutgoingMessage message, SentMessage sent, CancellationToken cancellationToken)
    {
        var place = channel.PlaceOf(sent);
        if ((channel.Refusal(place) ?? (DiscordBody.IsVote(message) ? new SendFault(FaultKind.Configuration, "a poll cannot be changed on Discord") : null)) is { } refusal)
        {
            return refusal;
        }

        using var request = Requests.Json(HttpMethod.Patch, channel.Message(sent.Id, place), json => DiscordBody.WriteEdit(json, message));
        var reply = await channel.AskAsync(request, cancellationToken);
        return reply is Reply.Answer { IsSuccess: true } ? null : channel.FaultOf(reply);
    }

    public async Task<TokenReport> AboutTokenAsync(CancellationToken cancellationToken)
    {
        var place = channel.PlaceOf(new SentMessage(""));
        if (channel.Refusal(place) is { } refusal)
        {
            return TokenReport.Failed(refusal);
        }

        var about = await channel.GetAsync(channel.IsBot ? channel.Api("users/@me") : channel.About(place), cancellationToken);
        if (about is not Reply.Answer { IsSuccess: true } answer || AnswerJson.TryParse(answer.Body) is not { } self)
        {
            return TokenReport.Failed(channel.FaultOf(about));
        }

        if (!channel.IsBot)
        {
            return new TokenReport(settings.Told($"webhook {self.Text("name")}")) { Remark = settings.Told($"writes into channel {self.Id("channel_id")} of server {self.Id("guild_id")}") };
        }

        var there = await channel.GetAsync(channel.About(place), cancellationToken);
        var isSeen = there is Reply.Answer { IsSuccess: true };
        return new TokenReport(settings.Told($"bot {self.Text("username")}"))
        {
            Lacking = isSeen ? [] : ["View Channel"],
            Remark = there is Reply.Answer { IsSuccess: true } found && AnswerJson.TryParse(found.Body)?.Text("name") is { } name ? settings.Told($"writes into #{name}") : channel.FaultOf(there).Message,
        };
    }

    private static bool IsGone(Reply.Answer answer) => answer.Status == 404 && DiscordFaults.CodeOf(answer) == DiscordFaults.UnknownMessage;

    private async Task<Outcome> SentAsync(Reply.Answer answer, OutgoingMessage message, string? place, CancellationToken cancellationToken)
    {
        await channel.AskForServerAsync(channel.IsBot ? place : null, cancellationToken);

        // A new post in a forum is a thread of its own: whoever wants to change it has to name it.
        var opened = DiscordBody.ThreadName(message) is not null && place is null ? AnswerJson.TryParse(answer.Body)?.Text("channel_id") : place;
        return channel.Sent(answer.Body, DiscordChannel.IsId(opened) ? opened : null) is { } sent
            ? new Outcome.Published(sent)
            : new Outcome.Unknown(new SendFault(FaultKind.Server, settings.Told($"{answer.Status}, with an answer that names no message")));
    }
}
