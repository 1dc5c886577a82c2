using System.Text;
using System.Text.Json;
using NodaTime.Text;

namespace Planner.Publishing.Connectors.Tumblr;

/// <summary>
/// A message as <c>POST /v2/blog/{blog}/posts</c> takes it: its heading, media, paragraphs and link as blocks. With media it is a form whose first part
/// is the JSON, and whose files have the names by which the blocks call them (api.md "User Uploaded Media", 2024-10).
/// </summary>
internal static class TumblrPost
{
    /// <summary>Of a list or a post: blocks that stand for media, and stay when a post is changed.</summary>
    public static bool IsMedia(JsonElement block) => block.Text("type") is "image" or "video" or "audio";

    public static HttpContent New(OutgoingMessage message, ConnectorSettings settings)
    {
        var json = CompactJson.Of(writer => Write(writer, message, blocks: null));
        if (message.Media.IsEmpty)
        {
            return new StringContent(json, Encoding.UTF8, "application/json");
        }

        var form = new MultipartFormDataContent();
        form.AddJson("json", json);
        foreach (var (media, index) in message.Media.Select((media, index) => (media.Media, index)))
        {
            if (form.AddFile(settings, NameOf(index), media) is { } fault)
            {
                form.Dispose();
                throw new IOException(fault.Message);
            }
        }

        return form.WithPlainBoundary();
    }

    /// <param name="media">The blocks of the post as it stands, which the changed one has too.</param>
    public static HttpContent Changed(OutgoingMessage message, ImmutableArray<JsonElement> media) =>
        new StringContent(CompactJson.Of(writer => Write(writer, message, media)), Encoding.UTF8, "application/json");

    /// <summary>What readers see of it: the text of its blocks.</summary>
    public static string TextOf(JsonElement content) =>
        content.ValueKind is JsonValueKind.Array ? string.Join('\n', content.EnumerateArray().Select(block => block.Text("text")).OfType<string>()) : "";

    /// <summary>The same of a message that is not there yet.</summary>
    public static string TextOf(OutgoingMessage message) =>
        AnswerJson.TryParse(CompactJson.Of(writer => Write(writer, message, [])))?.Member("content") is { } content ? TextOf(content) : "";

    private static void Write(Utf8JsonWriter json, OutgoingMessage message, ImmutableArray<JsonElement>? blocks)
    {
        json.WriteStartObject();
        json.WriteStartArray("content");
        if (message.Prepared.Title?.Text.Trim() is { Length: > 0 } title)
        {
            TumblrText.Write(json, title, "heading1");
        }

        if (blocks is { } standing)
        {
            WriteStanding(json, message, standing);
        }
        else
        {
            WriteNew(json, message);
        }

        TumblrText.Write(json, message.Content.Source);
        if (message.Prepared.Card is { } card)
        {
            json.WriteStartObject();
            json.WriteString("type", "link");
            json.WriteString("url", card);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteString("state", message.IsHandedOff ? "queue" : "published");
        if (message.IsHandedOff)
        {
            json.WriteString("publish_on", InstantPattern.General.Format(message.Due));
        }

        if (message.Delivery.Post.Tags is { IsEmpty: false } tags)
        {
            // A comma separates them there.
            json.WriteString("tags", string.Join(',', tags.Select(tag => tag.Value.TrimStart('#').Replace(',', ' '))));
        }

        json.WriteEndObject();
    }

    private static void WriteNew(Utf8JsonWriter json, OutgoingMessage message)
    {
        foreach (var (media, index) in message.Media.Select((media, index) => (media.Media, index)))
        {
            var type = media.Facts.MediaType ?? "application/octet-stream";
            var kind = type.Split('/')[0] is "image" ? "image" : type.Split('/')[0] is "audio" ? "audio" : "video";
            json.WriteStartObject();
            json.WriteString("type", kind);
            if (kind is "image")
            {
                json.WriteStartArray("media");
                WriteObject(json, media, type, index);
                json.WriteEndArray();
                WriteAlt(json, media.File.Alt?.Value);
            }
            else
            {
                json.WritePropertyName("media");
                WriteObject(json, media, type, index);
            }

            json.WriteEndObject();
        }
    }

    private static void WriteObject(Utf8JsonWriter json, OutgoingMedia media, string type, int index)
    {
        json.WriteStartObject();
        json.WriteString("type", type);
        json.WriteString("identifier", NameOf(index));
        if (media.Facts is { Width: { } width, Height: { } height })
        {
            json.WriteNumber("width", width);
            json.WriteNumber("height", height);
        }

        json.WriteEndObject();
    }

    /// <summary>As they are, but for what stands for a picture to those who do not see it.</summary>
    private static void WriteStanding(Utf8JsonWriter json, OutgoingMessage message, ImmutableArray<JsonElement> standing)
    {
        for (var index = 0; index < standing.Length; index++)
        {
            var isImage = standing[index].Text("type") is "image";
            json.WriteStartObject();
            foreach (var member in standing[index].EnumerateObject().Where(member => !isImage || member.Name is not "alt_text"))
            {
                member.WriteTo(json);
            }

            if (isImage)
            {
                WriteAlt(json, index < message.Content.Media.Length ? message.Content.Media[index].Alt?.Value : null);
            }

            json.WriteEndObject();
        }
    }

    private static void WriteAlt(Utf8JsonWriter json, string? alt)
    {
        if (alt is { Length: > 0 })
        {
            json.WriteString("alt_text", alt);
        }
    }

    private static string NameOf(int index) => string.Create(CultureInfo.InvariantCulture, $"media-{index}");
}
