using System.Text.Json;

namespace Planner.Publishing.Connectors.Webhook;

/// <summary>What a receiver may say of the message that it took: <c>{"id", "url"}</c>, both of its choice.</summary>
internal static class WebhookAnswer
{
    /// <param name="key">The message's own, its id where the receiver gives none.</param>
    public static SentMessage MessageOf(string body, string key) => Read(
        body,
        json => new SentMessage(Text(json, "id") ?? key, Text(json, "url") is { } url && Checking.Links.IsWebAddress(url) ? url : null)) ?? new SentMessage(key);

    /// <summary>Why it was not taken: <c>{"error"}</c> or <c>{"message"}</c>, else the body as it is.</summary>
    public static string ReasonOf(string body) => Read(body, json => Text(json, "error") ?? Text(json, "message")) ?? body;

    /// <summary>Null where it is no JSON, such as an empty body or "ok", or holds half a character.</summary>
    private static T? Read<T>(string body, Func<JsonElement, T?> read)
        where T : class
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            return read(json.RootElement);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private static string? Text(JsonElement json, string name) =>
        json.ValueKind is not JsonValueKind.Object || !json.TryGetProperty(name, out var value) ? null : value.ValueKind switch
        {
            JsonValueKind.String => value.GetString()!.Trim() is { Length: > 0 and <= 500 } text ? text : null,
            JsonValueKind.Number => value.GetRawText(),
            _ => null,
        };
}
