using System.Text.Json;

namespace Planner.Publishing.Connectors.Slack;

/// <summary>
/// What stands in the channel, or in a thread: conversations.history and conversations.replies, with the messages' metadata. A message
/// carries its key there; one with files has their ids, and what was scheduled has neither.
/// </summary>
internal sealed class SlackHistory(SlackApi api)
{
    private const int MostPages = 50;

    /// <summary>Files are shared in the background: until then that one is not there says nothing.</summary>
    private static readonly Duration Sharing = Duration.FromMinutes(5);

    /// <summary>What follows a message follows it within hours, or after some failed runs.</summary>
    private static readonly Duration Remembered = Duration.FromDays(2);

    /// <summary>Slack posts what it held within the minute (docs.slack.dev, chat.scheduleMessage).</summary>
    private static readonly Duration Skew = Duration.FromMinutes(2);

    public async Task<Sighting> FindAsync(OutgoingMessage message, Instant since, CancellationToken cancellationToken)
    {
        if (message.Root is { } root && SlackConnector.IsFile(root))
        {
            var (known, fault) = await RootAsync(root, cancellationToken);
            return known is null ? new Sighting.Unclear(fault!) : await FindAsync(message with { Root = known }, since, cancellationToken);
        }

        var channel = api.ChannelOf(message);
        if (message.IsHandedOff)
        {
            return await new SlackSchedule(api).FindAsync(message, channel, cancellationToken) is { } seen ? seen : await FindReleasedAsync(message, channel, cancellationToken);
        }

        var files = message.Staging.Find(SlackConnector.FilesNote)?.Split(' ') ?? [];
        var hasFiles = !message.Content.Media.IsEmpty;
        var sight = await LookAsync(channel, message.Root, since, null, each => !hasFiles ? KeyIn(each) == message.Key : files.Length > 0 && FilesIn(each).Intersect(files).Any(), cancellationToken);
        return sight switch
        {
            Sighting.Missing when hasFiles && files.Length == 0 => Unclear("Slack does not tell which of its messages this one is"),
            Sighting.Missing when hasFiles && api.Now < since + Sharing => new Sighting.Unclear(new SendFault(FaultKind.Server, "Slack may still be sharing the file")),
            _ => sight,
        };
    }

    /// <summary>The message that shows a file; null where it is not there, or cannot be asked for.</summary>
    public async Task<SentMessage?> WithFileAsync(OutgoingMessage message, string channel, CancellationToken cancellationToken)
    {
        var files = message.Media.Select(each => each.Id).ToArray();
        return await LookAsync(channel, message.Root, api.Now - Sharing, null, each => FilesIn(each).Intersect(files).Any(), cancellationToken) is Sighting.Found found ? found.Message : null;
    }

    /// <summary>The message that shows a file, when the receipt knows the file alone: only its number opens a thread.</summary>
    public async Task<(SentMessage? Message, SendFault? Fault)> RootAsync(SentMessage file, CancellationToken cancellationToken) =>
        await LookAsync(api.ChannelOf(file), null, api.Now - Remembered, null, each => FilesIn(each).Contains(file.Id), cancellationToken) switch
        {
            Sighting.Found found => (found.Message, null),
            Sighting.Unclear unclear => (null, unclear.Fault),
            _ => (null, new SendFault(FaultKind.Server, "Slack does not show the message yet that this one answers")),
        };

    /// <summary>What was held until then and is out now: the only message of this bot in its minute that has no key.</summary>
    public async Task<Sighting> ReleasedAsync(Instant due, string channel, CancellationToken cancellationToken)
    {
        var found = new List<JsonElement>();
        return await OwnAsync(due, channel, found, cancellationToken) ?? (found is [var only] && SentIn(only, channel) is { } sent
            ? new Sighting.Found(await api.WithUrlAsync(sent, cancellationToken))
            : Unclear("Slack holds it no more; whether it went out, look into the channel"));
    }

    private async Task<Sighting> FindReleasedAsync(OutgoingMessage message, string channel, CancellationToken cancellationToken)
    {
        if (api.Now < message.Due)
        {
            return new Sighting.Missing();
        }

        var found = new List<JsonElement>();
        if (await OwnAsync(message.Due, channel, found, cancellationToken) is { } fault)
        {
            return fault;
        }

        return found.FirstOrDefault(each => TextLikeness.IsSame(each.Text("text") ?? "", message.Content.Text.Text)) is { ValueKind: JsonValueKind.Object } same && SentIn(same, channel) is { } sent
            ? new Sighting.Found(await api.WithUrlAsync(sent, cancellationToken))
            : found.Count == 0 && api.Now > message.Due + Skew ? new Sighting.Missing()
            : Unclear("the bot wrote something in that minute, but not the same");
    }

    /// <summary>Null when all could be read.</summary>
    private async Task<Sighting?> OwnAsync(Instant due, string channel, List<JsonElement> found, CancellationToken cancellationToken)
    {
        var self = await api.FormAsync("auth.test", cancellationToken);
        if (SlackApi.Yes(self)?.Text("user_id") is not { } user)
        {
            return new Sighting.Unclear(api.FaultOf(self));
        }

        var sight = await LookAsync(
            channel,
            null,
            due - Duration.FromSeconds(1),
            due + Skew,
            each =>
            {
                if (each.Text("user") == user && KeyIn(each) is null)
                {
                    found.Add(each);
                }

                return false;
            },
            cancellationToken);
        return sight is Sighting.Missing ? null : sight;
    }

    /// <param name="root">The thread to look into; null: the channel.</param>
    private async Task<Sighting> LookAsync(string channel, SentMessage? root, Instant since, Instant? until, Func<JsonElement, bool> isIt, CancellationToken cancellationToken)
    {
        var thread = root?.Id;
        string? cursor = null;
        for (var page = 0; page < MostPages; page++)
        {
            var reply = await api.GetAsync(
                thread is null ? "conversations.history" : "conversations.replies",
                cancellationToken,
                ("channel", root?.Version ?? channel),
                ("ts", thread),
                ("oldest", SlackApi.TimeOf(since)),
                ("latest", until is { } end ? SlackApi.TimeOf(end) : null),
                ("limit", "200"),
                ("include_all_metadata", "true"),
                ("cursor", cursor));
            if (SlackApi.Yes(reply) is not { } body || body.Member("messages") is not { ValueKind: JsonValueKind.Array })
            {
                return new Sighting.Unclear(api.FaultOf(reply));
            }

            foreach (var each in body.List("messages"))
            {
                if (isIt(each) && SentIn(each, root?.Version ?? channel) is { } sent)
                {
                    return new Sighting.Found(await api.WithUrlAsync(sent, cancellationToken));
                }
            }

            cursor = body.At("response_metadata")?.Text("next_cursor");
            if (string.IsNullOrEmpty(cursor))
            {
                return body.Member("has_more") is { ValueKind: JsonValueKind.True } ? Unclear("Slack gives only a part of the history") : new Sighting.Missing();
            }
        }

        return Unclear("too much was written there since");
    }

    private static SentMessage? SentIn(JsonElement message, string channel) => message.Text("ts") is { Length: > 0 } time ? new SentMessage(time, null, channel) : null;

    private static string? KeyIn(JsonElement message) =>
        message.At("metadata") is { } metadata && metadata.Text("event_type") == SlackBody.EventType ? metadata.At("event_payload")?.Text("key") : null;

    private static IEnumerable<string> FilesIn(JsonElement message) => message.List("files").Select(file => file.Text("id")).OfType<string>();

    private static Sighting.Unclear Unclear(string why) => new(new SendFault(FaultKind.Unknown, why));
}
