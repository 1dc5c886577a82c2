using System.Text.Json;

namespace Planner.Publishing.Connectors.Telegram;

/// <summary>
/// Posts into a Telegram channel or group as a bot (Bot API 10.1; networks.md 14). A bot cannot read what it wrote, and Telegram takes
/// the same message any number of times: after an answer that never came, only a person can tell.
/// </summary>
internal sealed class TelegramConnector(ConnectorSettings settings) : IConnector
{
    private static readonly ImmutableArray<string> Rights = ["can_post_messages", "can_edit_messages", "can_delete_messages"];

    private readonly TelegramBot bot = new(settings);

    public static ConnectorKind Kind { get; } = new("telegram", ["bot_token"], NeedsServer: false, static settings => new TelegramConnector(settings))
    {
        OtherSecrets = [["bot_token", "chat_id"]],
        Can = Abilities.Withdraw | Abilities.Edit,
    };

    public DuplicateGuard Guard => DuplicateGuard.None;

    /// <summary>A token or a chat that is wrong is told before the moment comes.</summary>
    public async Task<SendFault?> PrepareAsync(CancellationToken cancellationToken) =>
        bot.Refusal ?? (await bot.AskAsync("getChat", bot.InChat(), cancellationToken) is var reply && TelegramBot.IsRefusal(reply)
            && bot.FaultOf(reply) is { Kind: FaultKind.Authorization or FaultKind.Configuration } fault ? fault : null);

    /// <summary>Files go along with their message.</summary>
    public Task<UploadOutcome> UploadAsync(OutgoingMedia media, CancellationToken cancellationToken) =>
        Task.FromResult<UploadOutcome>(new UploadOutcome.Uploaded(media.File.File.Value));

    public async Task<Outcome> SendAsync(OutgoingMessage message, CancellationToken cancellationToken)
    {
        if ((bot.Refusal ?? (TelegramBody.RefusalOf(message) is { } why ? new SendFault(FaultKind.Validation, why) : null)) is { } refusal)
        {
            return new Outcome.Rejected(refusal);
        }

        var (made, unreadable) = TelegramBody.Of(settings, message, bot);
        if (made is null)
        {
            return new Outcome.Rejected(unreadable!);
        }

        using var request = made;
        var reply = await bot.AskAsync(request, cancellationToken, FileForm.Patience([.. message.Media.Select(each => each.Media)]));
        return TelegramBot.ResultIn(reply) is { } result && TelegramBot.Sent(result) is { } sent ? new Outcome.Published(sent)
            : reply is Reply.Nothing { MayHaveArrived: false } || TelegramBot.IsRefusal(reply) ? new Outcome.Rejected(bot.FaultOf(reply))
            : new Outcome.Unknown(bot.FaultOf(reply));
    }

    public Task<Sighting> FindAsync(OutgoingMessage message, Instant since, CancellationToken cancellationToken) =>
        Task.FromResult<Sighting>(new Sighting.Unclear(new SendFault(FaultKind.Unknown, "a bot cannot read what stands in a chat; look there")));

    public Task<Sighting> VerifyAsync(SentMessage message, CancellationToken cancellationToken) =>
        Task.FromResult<Sighting>(new Sighting.Unclear(new SendFault(FaultKind.Configuration, "a bot cannot read what stands in a chat; look there")));

    /// <remarks>Telegram deletes what is younger than 48 hours (deleteMessage).</remarks>
    public async Task<SendFault?> WithdrawAsync(SentMessage message, CancellationToken cancellationToken)
    {
        if (bot.Refusal is { } refusal)
        {
            return refusal;
        }

        var reply = message.Version is { } others
            ? await bot.AskAsync("deleteMessages", bot.InChat().Json("message_ids", json => WriteIds(json, $"{message.Id},{others}")), cancellationToken)
            : await bot.AskAsync("deleteMessage", bot.InChat().Number("message_id", message.Id), cancellationToken);
        return TelegramBot.ResultIn(reply) is { ValueKind: JsonValueKind.True } || TelegramFaults.Says(reply, "message to delete not found") ? null
            : TelegramFaults.Says(reply, "message can't be deleted") ? new SendFault(FaultKind.Validation, "Telegram deletes for bots only what is younger than 48 hours; delete it there by hand")
            : bot.FaultOf(reply);
    }

    public async Task<SendFault?> EditAsync(OutgoingMessage message, SentMessage sent, CancellationToken cancellationToken)
    {
        if ((bot.Refusal ?? (TelegramBody.IsVote(message) ? new SendFault(FaultKind.Configuration, "a poll cannot be changed on Telegram") : null)) is { } refusal)
        {
            return refusal;
        }

        var hasMedia = !message.Content.Media.IsEmpty;
        var fields = bot.InChat().Number("message_id", sent.Id).Text(hasMedia ? "caption" : "text", message.Content.Text.Text).Text("parse_mode", "HTML");
        var reply = hasMedia
            ? await bot.AskAsync("editMessageCaption", fields, cancellationToken)
            : await bot.AskAsync("editMessageText", fields.Json("link_preview_options", TelegramBody.PreviewOf(message)), cancellationToken);
        return TelegramBot.ResultIn(reply) is not null || TelegramFaults.Says(reply, "message is not modified") ? null : bot.FaultOf(reply);
    }

    public async Task<TokenReport> AboutTokenAsync(CancellationToken cancellationToken)
    {
        if (bot.Refusal is { } refusal)
        {
            return TokenReport.Failed(refusal);
        }

        var about = await bot.AskAsync("getMe", new TelegramFields(), cancellationToken);
        if (TelegramBot.ResultIn(about) is not { } self || self.Id("id") is not { } id)
        {
            return TokenReport.Failed(bot.FaultOf(about));
        }

        var owner = bot.Told($"bot @{self.Text("username")}");
        var there = await bot.AskAsync("getChatMember", bot.InChat().Number("user_id", id), cancellationToken);
        return TelegramBot.ResultIn(there) is { } member
            ? new TokenReport(owner) { Scopes = RightsOf(member), Lacking = LackingIn(member), Remark = member.Text("status") is { } status ? bot.Told($"{status} of {bot.Chat}") : null }
            : new TokenReport(owner) { Fault = bot.FaultOf(there) };
    }

    private static void WriteIds(Utf8JsonWriter json, string ids)
    {
        json.WriteStartArray();
        foreach (var each in ids.Split(','))
        {
            json.WriteNumberValue(long.TryParse(each, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0);
        }

        json.WriteEndArray();
    }

    private static ImmutableArray<string> RightsOf(JsonElement member) =>
        [.. Rights.Where(right => member.Member(right) is { ValueKind: JsonValueKind.True })];

    /// <summary>Channels alone know the right to post; in a group a member may write.</summary>
    private static ImmutableArray<string> LackingIn(JsonElement member) =>
        member.Text("status") is "left" or "kicked" || member.Member("can_post_messages") is { ValueKind: JsonValueKind.False } ? ["can_post_messages"] : [];
}
