using System.Text.Json;

namespace Planner.Publishing.Connectors;

/// <summary>Members of an answer that may be anything.</summary>
internal static class AnswerJson
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

    /// <summary>An id that may be a text or a number; null when it is absent or neither.</summary>
    public static string? Id(this JsonElement element, string name) =>
        element.Member(name) is { ValueKind: JsonValueKind.Number } number ? number.GetRawText() : element.Text(name) is { Length: > 0 } text ? text : null;

    /// <summary>Empty when it is absent or no list.</summary>
    public static IEnumerable<JsonElement> List(this JsonElement element, string name) =>
        element.Member(name) is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray() : [];

    /// <summary>Down through objects; null when any of them is absent.</summary>
    public static JsonElement? At(this JsonElement element, params ReadOnlySpan<string> names)
    {
        var found = element;
        foreach (var name in names)
        {
            if (found.Member(name) is not { } member)
            {
                return null;
            }

            found = member;
        }

        return found;
    }

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
