using System.Buffers;
using System.Net.Http.Headers;
using System.Text.Encodings.Web;
using System.Text.Json;
using NodaTime.Text;

namespace Planner.Publishing.Connectors.Mastodon;

/// <summary>A message as <c>POST /api/v1/statuses</c> takes it. Who sees it is left to the account's settings where the author left it open.</summary>
internal static class MastodonBody
{
    /// <summary>How long people may vote where the author does not say; the API has no default of its own.</summary>
    private static readonly Duration Vote = Duration.FromDays(1);

    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static HttpContent Of(OutgoingMessage message) => Of(message, [.. message.Media.Select(media => media.Id)]);

    /// <param name="media">Their ids.</param>
    public static HttpContent Of(OutgoingMessage message, ImmutableArray<string> media)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes, Options))
        {
            Write(json, message, media);
        }

        var content = new ReadOnlyMemoryContent(bytes.WrittenMemory);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return content;
    }

    private static void Write(Utf8JsonWriter json, OutgoingMessage message, ImmutableArray<string> media)
    {
        var delivery = message.Delivery;
        json.WriteStartObject();
        json.WriteString("status", message.Content.Text.Text);
        if (!media.IsEmpty)
        {
            json.WriteStartArray("media_ids");
            foreach (var id in media)
            {
                json.WriteStringValue(id);
            }

            json.WriteEndArray();
        }

        WriteText(json, "in_reply_to_id", message.Parent?.Id);
        if (delivery.ContentWarning is { } warning)
        {
            json.WriteString("spoiler_text", warning.Value);
            json.WriteBoolean("sensitive", true);
        }

        WriteText(json, "visibility", delivery.Visibility is { } visibility ? Words.Of(visibility) : null);
        json.WriteString("language", message.Prepared.Language);
        if (message.Segment == 1 && delivery.Poll is { } poll)
        {
            Write(json, poll.Value);
        }

        WriteText(json, "scheduled_at", message.IsHandedOff ? InstantPattern.ExtendedIso.Format(message.Due) : null);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Poll poll)
    {
        json.WriteStartObject("poll");
        json.WriteStartArray("options");
        foreach (var option in poll.Options)
        {
            json.WriteStringValue(option.Value);
        }

        json.WriteEndArray();
        json.WriteNumber("expires_in", (long)(poll.Open?.ToDuration() ?? Vote).TotalSeconds);
        json.WriteBoolean("multiple", poll.Multiple);
        json.WriteEndObject();
    }

    private static void WriteText(Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
        {
            json.WriteString(name, value);
        }
    }
}
