using System.Text.Json;
using NodaTime.Text;

namespace Planner.Publishing.Connectors.YouTube;

/// <summary>A video's first comment, by its channel (commentThreads.insert, comments.update; needs the scope youtube.force-ssl).</summary>
internal sealed class YouTubeComment(YouTubeServer server)
{
    private const string Mark = "&lc=";
    private const int Page = 100;

    public static bool Is(SentMessage message) => message.Url?.Contains(Mark, StringComparison.Ordinal) is true;

    public async Task<Outcome> SendAsync(OutgoingMessage message, CancellationToken cancellationToken)
    {
        var (channel, fault) = await server.ChannelAsync(cancellationToken);
        if (channel is null)
        {
            return new Outcome.Rejected(fault!);
        }

        var video = message.Parent!.Id;
        var reply = await server.SendAsync(HttpMethod.Post, "commentThreads", "snippet", json => WriteThread(json, message, channel.Id, video), cancellationToken);
        return reply is Reply.Answer { IsSuccess: true } answer && AnswerJson.TryParse(answer.Body) is { ValueKind: JsonValueKind.Object } body && body.Text("id") is { Length: > 0 } id ? new Outcome.Published(Sent(video, id))
            : reply.Unsent(server.FaultOf(reply));
    }

    public async Task<Sighting> FindAsync(OutgoingMessage message, Instant since, CancellationToken cancellationToken)
    {
        var (channel, fault) = await server.ChannelAsync(cancellationToken);
        if (channel is null || message.Parent is not { } parent)
        {
            return new Sighting.Unclear(fault ?? new SendFault(FaultKind.Unknown, "the video is not known"));
        }

        var reply = await server.AskAsync(
            HttpMethod.Get, "commentThreads", cancellationToken, ("part", "snippet"), ("videoId", parent.Id), ("order", "time"), ("textFormat", "plainText"), ("maxResults", Page.ToString(CultureInfo.InvariantCulture)));
        if (YouTubeFaults.ReasonOf(reply) is "commentsDisabled" or "videoNotFound")
        {
            return new Sighting.Missing();
        }

        if (reply is not Reply.Answer { IsSuccess: true } answer || AnswerJson.TryParse(answer.Body) is not { } body || body.Member("items") is not { ValueKind: JsonValueKind.Array })
        {
            return new Sighting.Unclear(server.FaultOf(reply));
        }

        var all = body.List("items").Select(Seen.Of).ToArray();
        var text = message.Content.Text.Text;
        ImmutableArray<Seen> own = [.. all.Where(seen => seen.Author == channel.Id && (seen.At is not { } at || at >= since))];
        return own.FirstOrDefault(seen => seen.Id is not null && TextLikeness.IsSame(seen.Text, text)) is { Id: { } id } ? new Sighting.Found(Sent(parent.Id, id))
            : own.Any(seen => TextLikeness.IsNear(seen.Text, text)) ? new Sighting.Unclear(new SendFault(FaultKind.Unknown, "a comment much like it stands there"))
            : all.Length < Page || all.Any(seen => seen.At < since) ? new Sighting.Missing()
            : new Sighting.Unclear(new SendFault(FaultKind.Unknown, "there are more comments since than can be listed"));
    }

    public async Task<Sighting> VerifyAsync(SentMessage message, CancellationToken cancellationToken)
    {
        var reply = await server.AskAsync(HttpMethod.Get, "comments", cancellationToken, ("part", "id"), ("id", message.Id));
        return reply is Reply.Answer { IsSuccess: true } answer && AnswerJson.TryParse(answer.Body) is { ValueKind: JsonValueKind.Object } body && body.Member("items") is { ValueKind: JsonValueKind.Array } items
            ? items.GetArrayLength() > 0 ? new Sighting.Found(message) : new Sighting.Missing()
            : new Sighting.Unclear(server.FaultOf(reply));
    }

    public async Task<SendFault?> EditAsync(OutgoingMessage message, SentMessage sent, CancellationToken cancellationToken)
    {
        var reply = await server.SendAsync(
            HttpMethod.Put,
            "comments",
            "snippet",
            json =>
            {
                json.WriteStartObject();
                json.WriteString("id", sent.Id);
                WriteText(json, message);
                json.WriteEndObject();
            },
            cancellationToken);
        return reply is Reply.Answer { IsSuccess: true } ? null : server.FaultOf(reply);
    }

    private static void WriteThread(Utf8JsonWriter json, OutgoingMessage message, string channel, string video)
    {
        json.WriteStartObject();
        json.WriteStartObject("snippet");
        json.WriteString("channelId", channel);
        json.WriteString("videoId", video);
        json.WriteStartObject("topLevelComment");
        WriteText(json, message);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteText(Utf8JsonWriter json, OutgoingMessage message)
    {
        json.WriteStartObject("snippet");
        json.WriteString("textOriginal", message.Content.Text.Text);
        json.WriteEndObject();
    }

    private static SentMessage Sent(string video, string id) => new(id, YouTubeVideo.Permalink(video) + Mark + Uri.EscapeDataString(id));

    private sealed record Seen(string? Id, string? Author, string Text, Instant? At)
    {
        public static Seen Of(JsonElement thread)
        {
            var comment = thread.At("snippet", "topLevelComment", "snippet") ?? default;
            return new Seen(
                thread.Text("id"),
                comment.At("authorChannelId")?.Text("value"),
                comment.Text("textOriginal") ?? comment.Text("textDisplay") ?? "",
                comment.Text("publishedAt") is { } time && InstantPattern.ExtendedIso.Parse(time).TryGetValue(default, out var at) ? at : null);
        }
    }
}
