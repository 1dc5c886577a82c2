using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Planner.Publishing.Notifying;

/// <summary>A message as each receiver takes it.</summary>
internal static class NotifyJson
{
    /// <summary>https://api.slack.com/methods/chat.postMessage: longer texts are cut at 40,000 characters; 4,000 is advised.</summary>
    private const int MostOfSlack = 4000;

    /// <summary>https://discord.com/developers/docs/resources/webhook: <c>content</c> has up to 2000 characters.</summary>
    private const int MostOfDiscord = 2000;

    private static readonly JsonWriterOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>See docs/notifications.md.</summary>
    public static byte[] Webhook(NotifyMessage message) => Of(json =>
    {
        json.WriteNumber("version", 1);
        json.WriteString("site", message.Site);
        json.WriteString("at", message.At.ToString());
        json.WriteString("text", message.Text(int.MaxValue));
        message.Own(json);
    });

    /// <summary>The deliveries of a run.</summary>
    public static void Lines(Utf8JsonWriter json, NotifySummary summary)
    {
        json.WriteStartArray("lines");
        foreach (var line in summary.Lines)
        {
            json.WriteStartObject();
            json.WriteString("reason", line.Reason.ToString().ToLowerInvariant());
            json.WriteString("post", line.Post);
            json.WriteString("account", line.Account);
            json.WriteString("due", line.Due?.ToString("uuuu-MM-dd HH:mm", CultureInfo.InvariantCulture));
            json.WriteString("message", line.Message);
            WriteText(json, "paste", line.Paste);
            WriteText(json, "page", line.Page);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>
    /// With Slack's three signs escaped, an author cannot call a whole channel, <c>&lt;!channel&gt;</c>
    /// (https://api.slack.com/reference/surfaces/formatting#escaping).
    /// </summary>
    public static byte[] Slack(NotifyMessage message) => Of(json => json.WriteString(
        "text",
        message.Text(MostOfSlack).Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal)));

    /// <summary>Nobody is mentioned, whatever a text says: <c>allowed_mentions</c> allows none.</summary>
    public static byte[] Discord(NotifyMessage message) => Of(json =>
    {
        json.WriteString("content", message.Text(MostOfDiscord));
        json.WriteStartObject("allowed_mentions");
        json.WriteStartArray("parse");
        json.WriteEndArray();
        json.WriteEndObject();
    });

    private static void WriteText(Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
        {
            json.WriteString(name, value);
        }
    }

    private static byte[] Of(Action<Utf8JsonWriter> write)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes, Compact))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }

        return bytes.WrittenSpan.ToArray();
    }
}
