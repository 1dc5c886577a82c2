using System.Text.Json;

namespace Planner.Publishing.Connectors.LinkedIn;

/// <summary>A post's first comment ("Comments API", 2026-08). Its text is plain: what would be escaped in a post stands there as it is.</summary>
internal static class LinkedInComment
{
    public static string TextOf(OutgoingMessage message) => message.Content.Text.Counted;

    public static string PathBelow(string urn) => $"socialActions/{Uri.EscapeDataString(urn)}/comments";

    /// <summary>Null when it is no comment.</summary>
    public static string? PathOf(string urn, string actor) =>
        LinkedInUrn.Comment(urn) is var (of, id) ? $"{PathBelow(of)}/{id}?actor={Uri.EscapeDataString(actor)}" : null;

    public static void Write(Utf8JsonWriter json, OutgoingMessage message, string actor)
    {
        json.WriteStartObject();
        json.WriteString("actor", actor);
        json.WriteString("object", message.Parent!.Id);
        json.WriteStartObject("message");
        json.WriteString("text", TextOf(message));
        json.WriteEndObject();
        json.WriteEndObject();
    }

    public static void WriteChange(Utf8JsonWriter json, OutgoingMessage message)
    {
        json.WriteStartObject();
        json.WriteStartObject("patch");
        json.WriteStartObject("message");
        json.WriteStartObject("$set");
        json.WriteString("text", TextOf(message));
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    /// <summary>Of one that stands there, or was just made; null when the answer does not name it.</summary>
    public static string? UrnOf(JsonElement comment, string parent) =>
        comment.Text("commentUrn") is { } urn && LinkedInUrn.Comment(urn) is not null ? urn
        : comment.Id("id") is { } id && id.All(char.IsAsciiDigit) ? $"urn:li:comment:({parent},{id})"
        : null;
}
