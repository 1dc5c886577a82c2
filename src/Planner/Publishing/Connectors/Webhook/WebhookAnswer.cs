using System.Text.Json;

namespace Planner.Publishing.Connectors.Webhook;

/// <summary>What a receiver may say of the message that it took: <c>{"id", "url"}</c>, both of its choice.</summary>
internal static class WebhookAnswer
{
    /// <param name="key">The message's own, its id where the receiver gives none.</param>
    public static SentMessage MessageOf(string body, string key)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            return new SentMessage(Text(json.RootElement, "id") ?? key, Text(json.RootElement, "url") is { } url && Checking.Links.IsWebAddress(url) ? url : null);
        }
        catch (JsonException)
        {
            // An empty body, or "ok".
            return new SentMessage(key);
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
