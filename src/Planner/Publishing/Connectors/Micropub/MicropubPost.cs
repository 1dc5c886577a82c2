using System.Text.Json;

namespace Planner.Publishing.Connectors.Micropub;

/// <summary>A message as an <c>h-entry</c> in JSON (Micropub 3.3): each property is a list.</summary>
internal static class MicropubPost
{
    /// <summary>What the address shall end with: what <c>extra: {slug: …}</c> says, else the post's id. An extension that most servers know.</summary>
    public static string SlugOf(OutgoingMessage message) => message.Delivery.Extra("slug")?.Value.Trim() ?? message.Delivery.Post.Id.Split('/')[^1];

    public static void Write(Utf8JsonWriter json, OutgoingMessage message)
    {
        json.WriteStartObject();
        Texts(json, "type", ["h-entry"]);
        json.WriteStartObject("properties");
        WriteContent(json, message, Placed(message));
        WriteMedia(json, message);
        Texts(json, "mp-slug", [SlugOf(message)]);
        if (message.Delivery.Visibility is { } visibility)
        {
            Texts(json, "visibility", [Words.Of(visibility)]);
        }

        Texts(json, "post-status", ["published"]);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    /// <param name="addresses">Of each of the media; null: not in the text.</param>
    public static void WriteContent(Utf8JsonWriter json, OutgoingMessage message, ImmutableArray<string?> addresses)
    {
        // A note has no name (Micropub 3.2); 'title: ""' under extra makes one.
        if ((message.Prepared.Title?.Text ?? message.Delivery.Post.Title) is { Length: > 0 } title)
        {
            Texts(json, "name", [title]);
        }

        json.WriteStartArray("content");
        json.WriteStartObject();
        json.WriteString("html", BlogText.Html(message, addresses));
        json.WriteEndObject();
        json.WriteEndArray();
        if (message.Delivery.Extra("summary") is { } summary)
        {
            Texts(json, "summary", [summary.Value]);
        }

        var categories = message.Delivery.Extra("categories")?.Value.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [.. message.Delivery.Post.Tags.Select(tag => tag.Value.TrimStart('#'))];
        if (categories.Length > 0)
        {
            Texts(json, "category", categories);
        }
    }

    /// <summary>Pictures of the text stand in it; the post's own are properties.</summary>
    private static ImmutableArray<string?> Placed(OutgoingMessage message)
    {
        var beside = message.Media.Length - BlogText.InText(message);
        return [.. message.Media.Select((media, index) => index < beside && !MediaTypes.IsDocument(media.Media.File.File.Value) ? null : media.Id)];
    }

    private static void WriteMedia(Utf8JsonWriter json, OutgoingMessage message)
    {
        var beside = message.Media.Take(message.Media.Length - BlogText.InText(message)).ToArray();
        var pictures = beside.Where(media => MediaTypes.IsPicture(media.Media.File.File.Value)).ToArray();
        if (pictures.Length > 0)
        {
            json.WriteStartArray("photo");
            foreach (var (media, address) in pictures)
            {
                json.WriteStartObject();
                json.WriteString("value", address);
                json.WriteString("alt", media.File.Alt?.Value ?? "");
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        string[] videos = [.. beside.Where(media => MediaTypes.IsVideo(media.Media.File.File.Value)).Select(media => media.Id)];
        if (videos.Length > 0)
        {
            Texts(json, "video", videos);
        }
    }

    private static void Texts(Utf8JsonWriter json, string name, ReadOnlySpan<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts)
        {
            json.WriteStringValue(text);
        }

        json.WriteEndArray();
    }
}
