namespace Planner.Publishing.Connectors.Slack;

/// <summary>
/// Writes into a channel of Slack as a bot (<c>bot_token</c>; networks.md 16), or through an incoming webhook (<see cref="SlackWebhook"/>).
/// Each message carries its key as metadata, so that it can be found again in the channel's history.
/// </summary>
internal sealed class SlackConnector : IConnector
{
    public const string FilesNote = "files";

    /// <summary>Looks for the message of a file that was just shared, two seconds apart.</summary>
    private const int Looks = 5;

    private static readonly ImmutableArray<string> Needed = ["chat:write", "files:write"];
    private static readonly ImmutableArray<string> Histories = ["channels:history", "groups:history"];
    private static readonly Duration BetweenLooks = Duration.FromSeconds(2);

    private readonly ConnectorSettings settings;
    private readonly SlackApi api;

    private SlackConnector(ConnectorSettings settings) => (this.settings, api) = (settings, new SlackApi(settings));

    public static ConnectorKind Kind { get; } = new("slack", ["bot_token"], NeedsServer: false, static settings => settings.Secrets.Find("bot_token") is null ? new SlackWebhook(settings) : new SlackConnector(settings))
    {
        OtherSecrets = [["webhook_url"]],
        Can = Abilities.Withdraw | Abilities.Edit | Abilities.Schedule,
    };

    /// <summary>Whether a receipt knows the file alone, as its message did not appear in time.</summary>
    public static bool IsFile(SentMessage message) => message.Id is ['F', ..];

    public DuplicateGuard Guard => DuplicateGuard.LookUp;

    /// <summary>A token that is not valid is told before the moment comes.</summary>
    public async Task<SendFault?> PrepareAsync(CancellationToken cancellationToken) =>
        await api.FormAsync("auth.test", cancellationToken) is var reply && SlackApi.Yes(reply) is null && api.FaultOf(reply) is { Kind: FaultKind.Authorization } fault ? fault : null;

    public Task<UploadOutcome> UploadAsync(OutgoingMedia media, CancellationToken cancellationToken) => new SlackUpload(settings, api).UploadAsync(media, cancellationToken);

    /// <summary>Its files' ids, by which a message is found that was never heard of again.</summary>
    public async Task<SendFault?> StageAsync(OutgoingMessage message, CancellationToken cancellationToken)
    {
        if (!message.Media.IsEmpty)
        {
            await message.Staging.KeepAsync(FilesNote, string.Join(' ', message.Media.Select(each => each.Id)));
        }

        return null;
    }

    public async Task<Outcome> SendAsync(OutgoingMessage message, CancellationToken cancellationToken)
    {
        if (message.IsHandedOff && SlackSchedule.RefusalOf(message, settings.Clock()) is { } refusal)
        {
            return new Outcome.Rejected(new SendFault(FaultKind.Validation, refusal));
        }

        if (message.Root is { } root && IsFile(root))
        {
            var (known, fault) = await new SlackHistory(api).RootAsync(root, cancellationToken);
            return known is null ? new Outcome.Rejected(fault!) : await SendAsync(message with { Root = known }, cancellationToken);
        }

        var channel = api.ChannelOf(message);
        var reply = message.IsHandedOff ? await api.PostAsync("chat.scheduleMessage", json => SlackBody.WriteScheduled(json, message, channel), cancellationToken)
            : message.Media.IsEmpty ? await api.PostAsync("chat.postMessage", json => SlackBody.WritePost(json, message, channel), cancellationToken)
            : await api.PostAsync("files.completeUploadExternal", json => SlackBody.WriteFiles(json, message, channel), cancellationToken);
        if (SlackApi.Yes(reply) is not { } body)
        {
            return SlackApi.IsRefusal(reply) ? new Outcome.Rejected(api.FaultOf(reply)) : new Outcome.Unknown(api.FaultOf(reply));
        }

        if (message.IsHandedOff)
        {
            return SlackSchedule.SentIn(body, message) is { } held ? new Outcome.HandedOff(held) : Unreadable();
        }

        return !message.Media.IsEmpty ? new Outcome.Published(await SharedAsync(message, channel, cancellationToken))
            : body.Text("ts") is { Length: > 0 } time ? new Outcome.Published(await api.WithUrlAsync(new SentMessage(time, null, body.Text("channel") ?? channel), cancellationToken))
            : Unreadable();
    }

    public Task<Sighting> FindAsync(OutgoingMessage message, Instant since, CancellationToken cancellationToken) => new SlackHistory(api).FindAsync(message, since, cancellationToken);

    public async Task<Sighting> VerifyAsync(SentMessage message, CancellationToken cancellationToken)
    {
        var channel = api.ChannelOf(message);
        if (SlackSchedule.IsHeld(message))
        {
            return await new SlackSchedule(api).VerifyAsync(message, channel, cancellationToken);
        }

        var reply = IsFile(message)
            ? await api.GetAsync("files.info", cancellationToken, ("file", message.Id))
            : await api.GetAsync("conversations.replies", cancellationToken, ("channel", channel), ("ts", message.Id), ("limit", "1"));
        return SlackApi.Yes(reply) is { } body ? IsFile(message) || body.List("messages").Any(each => each.Text("ts") == message.Id) ? new Sighting.Found(message) : new Sighting.Missing()
            : SlackApi.WordOf(reply) is "thread_not_found" or "message_not_found" or "file_not_found" or "file_deleted" ? new Sighting.Missing()
            : new Sighting.Unclear(api.FaultOf(reply));
    }

    public async Task<SendFault?> WithdrawAsync(SentMessage message, CancellationToken cancellationToken)
    {
        var channel = api.ChannelOf(message);
        if (SlackSchedule.IsHeld(message))
        {
            return await new SlackSchedule(api).CancelAsync(message, channel, cancellationToken);
        }

        var reply = IsFile(message)
            ? await api.PostAsync("files.delete", SlackBody.Of(("file", message.Id)), cancellationToken)
            : await api.PostAsync("chat.delete", SlackBody.Of(("channel", channel), ("ts", message.Id)), cancellationToken);
        return SlackApi.Yes(reply) is not null || SlackApi.WordOf(reply) is "message_not_found" or "file_not_found" or "file_deleted" ? null : api.FaultOf(reply);
    }

    public async Task<SendFault?> EditAsync(OutgoingMessage message, SentMessage sent, CancellationToken cancellationToken)
    {
        if (SlackSchedule.IsHeld(sent) || IsFile(sent))
        {
            return new SendFault(FaultKind.Configuration, "what Slack holds, and a file without its message, cannot be changed");
        }

        var reply = await api.PostAsync("chat.update", json => SlackBody.WriteEdit(json, message, sent, api.ChannelOf(sent)), cancellationToken);
        return SlackApi.Yes(reply) is not null ? null : api.FaultOf(reply);
    }

    public async Task<TokenReport> AboutTokenAsync(CancellationToken cancellationToken)
    {
        var reply = await api.FormAsync("auth.test", cancellationToken);
        if (SlackApi.Yes(reply) is not { } body)
        {
            return TokenReport.Failed(api.FaultOf(reply));
        }

        // Of every answer: "X-OAuth-Scopes" (docs.slack.dev/authentication).
        ImmutableArray<string>? scopes = ((Reply.Answer)reply).Headers.TryGetValues("X-OAuth-Scopes", out var values)
            ? [.. string.Join(',', values).Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(api.Told)]
            : null;
        return new TokenReport(api.Told($"{body.Text("user")} in {body.Text("team")}")) { Scopes = scopes, Lacking = scopes is { } known ? LackingIn(known) : [] };
    }

    private static ImmutableArray<string> LackingIn(ImmutableArray<string> scopes) =>
        [.. Needed.Except(scopes), .. scopes.Intersect(Histories).Any() ? [] : Histories.Take(1)];

    /// <summary>Slack answers before the message is there, and does not name it.</summary>
    private async Task<SentMessage> SharedAsync(OutgoingMessage message, string channel, CancellationToken cancellationToken)
    {
        for (var look = 0; look < Looks && !cancellationToken.IsCancellationRequested; look++)
        {
            if (await new SlackHistory(api).WithFileAsync(message, channel, cancellationToken) is { } found)
            {
                return found;
            }

            await settings.Wait(BetweenLooks, CancellationToken.None);
        }

        return new SentMessage(message.Media[0].Id, null, channel);
    }

    private static Outcome.Unknown Unreadable() => new(new SendFault(FaultKind.Server, "Slack's answer names no message"));
}
