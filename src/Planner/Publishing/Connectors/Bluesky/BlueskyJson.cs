using System.Text.Json;

namespace Planner.Publishing.Connectors.Bluesky;

/// <summary>Members of an answer that may be anything.</summary>
internal static class BlueskyJson
{
    /// <summary>Null when it is no JSON.</summary>
    public static JsonElement? TryParse(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public static JsonElement? Member(this JsonElement element, string name) =>
        element.ValueKind is JsonValueKind.Object && element.TryGetProperty(name, out var member) ? member : null;

    /// <summary>Null when it is absent or no text.</summary>
    public static string? Text(this JsonElement element, string name)
    {
        try
        {
            return element.Member(name) is { ValueKind: JsonValueKind.String } member ? member.GetString() : null;
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair, which JSON can spell and no text can hold.
            return null;
        }
    }
}
