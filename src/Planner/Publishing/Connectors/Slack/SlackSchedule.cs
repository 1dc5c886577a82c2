using System.Text.Json;

namespace Planner.Publishing.Connectors.Slack;

/// <summary>Messages that Slack holds until their time: chat.scheduledMessages.list and chat.deleteScheduledMessage. Their ids begin with Q.</summary>
internal sealed class SlackSchedule(SlackApi api)
{
    private const int MostPages = 50;

    /// <summary>Clocks differ by less.</summary>
    private static readonly Duration Least = Duration.FromMinutes(1);

    public static bool IsHeld(SentMessage message) => message.Id is ['Q', ..];

    /// <summary>Why it cannot be handed over; null when it can.</summary>
    public static string? RefusalOf(OutgoingMessage message, Instant now) =>
        message.Prepared.Segments.Length > 1 ? "Slack cannot hold a thread: its first message has no number that the second could answer"
        : !message.Content.Media.IsEmpty ? "Slack holds texts only; a message with files goes out at its time"
        : message.Due - now < Least ? "Slack holds only what is due in a minute or later"
        : null;

    /// <summary>Of the answer to chat.scheduleMessage; null when it cannot be read.</summary>
    public static SentMessage? SentIn(JsonElement answer, OutgoingMessage message) =>
        answer.Text("scheduled_message_id") is { Length: > 0 } id ? new SentMessage(id, null, answer.Text("channel") ?? null) { HeldUntil = message.Due } : null;

    /// <summary>Null when Slack does not hold it.</summary>
    public async Task<Sighting?> FindAsync(OutgoingMessage message, string channel, CancellationToken cancellationToken)
    {
        var (all, fault) = await ListAsync(channel, cancellationToken);
        if (fault is not null)
        {
            return new Sighting.Unclear(fault);
        }

        var then = all.Where(each => each.Id("post_at") == message.Due.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)).ToArray();
        return then.FirstOrDefault(each => TextLikeness.IsSame(each.Text("text") ?? "", message.Content.Text.Text)) is { ValueKind: JsonValueKind.Object } same && same.Id("id") is { } id
            ? new Sighting.Found(new SentMessage(id, null, channel) { HeldUntil = message.Due })
            : then.Length > 0 ? new Sighting.Unclear(new SendFault(FaultKind.Unknown, "Slack holds something for that minute, but not the same"))
            : null;
    }

    public async Task<Sighting> VerifyAsync(SentMessage message, string channel, CancellationToken cancellationToken)
    {
        var (all, fault) = await ListAsync(channel, cancellationToken);
        return fault is not null ? new Sighting.Unclear(fault)
            : all.Any(each => each.Id("id") == message.Id) ? new Sighting.Found(message)
            : message.HeldUntil is { } due && api.Now < due ? new Sighting.Missing()
            : message.HeldUntil is { } past ? await new SlackHistory(api).ReleasedAsync(past, channel, cancellationToken)
            : new Sighting.Unclear(new SendFault(FaultKind.Unknown, "Slack holds it no more; whether it went out, look into the channel"));
    }

    /// <summary>What is out already has another number, and cannot be taken back by this one.</summary>
    public async Task<SendFault?> CancelAsync(SentMessage message, string channel, CancellationToken cancellationToken)
    {
        var reply = await api.PostAsync("chat.deleteScheduledMessage", SlackBody.Of(("channel", channel), ("scheduled_message_id", message.Id)), cancellationToken);
        return SlackApi.Yes(reply) is not null ? null
            : SlackApi.WordOf(reply) is not "invalid_scheduled_message_id" ? api.FaultOf(reply)
            : message.HeldUntil is { } due && api.Now < due ? null
            : new SendFault(FaultKind.Unknown, "Slack holds it no more; if it went out, delete it there by hand");
    }

    private async Task<(List<JsonElement> All, SendFault? Fault)> ListAsync(string channel, CancellationToken cancellationToken)
    {
        var all = new List<JsonElement>();
        string? cursor = null;
        for (var page = 0; page < MostPages; page++)
        {
            var reply = await api.GetAsync("chat.scheduledMessages.list", cancellationToken, ("channel", channel), ("limit", "100"), ("cursor", cursor));
            if (SlackApi.Yes(reply) is not { } body || body.Member("scheduled_messages") is not { ValueKind: JsonValueKind.Array })
            {
                return ([], api.FaultOf(reply));
            }

            all.AddRange(body.List("scheduled_messages"));
            cursor = body.At("response_metadata")?.Text("next_cursor");
            if (string.IsNullOrEmpty(cursor))
            {
                return (all, null);
            }
        }

        return ([], new SendFault(FaultKind.Unknown, "Slack holds too much for this channel to look through"));
    }
}
