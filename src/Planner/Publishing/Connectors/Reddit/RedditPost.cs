using System.Text.Json;

namespace Planner.Publishing.Connectors.Reddit;

/// <summary>A message as Reddit's forms take it.</summary>
internal static class RedditPost
{
    public static string? SubredditOf(OutgoingMessage message) =>
        message.Delivery.Extra("subreddit")?.Value.Trim().TrimStart('/') is { Length: > 0 } name ? (name.StartsWith("r/", StringComparison.OrdinalIgnoreCase) ? name[2..] : name).TrimEnd('/') : null;

    public static string TitleOf(OutgoingMessage message) => message.Prepared.Title?.Text ?? message.Delivery.Post.Title;

    /// <summary>Fields that all kinds have; praw's <c>submit</c>.</summary>
    public static (string Name, string? Value)[] Fields(OutgoingMessage message)
    {
        var (text, link) = (message.Content.Text.Text, message.Prepared.Card);
        var (kind, url) = message.Media.Length == 1 ? ("image", AddressOf(message.Media[0])) : link is not null ? ("link", link) : ("self", null);
        return
        [
            ("api_type", "json"), ("sr", SubredditOf(message)), ("kind", kind), ("title", TitleOf(message)), ("url", url),
            ("text", text.Length > 0 || kind == "self" ? text : null),

            // A link that is there already is refused, which is the proof that an earlier request arrived.
            ("resubmit", kind == "link" ? "false" : null),
            ("sendreplies", "true"), ("nsfw", Is(IsNsfw(message))), ("spoiler", Is(IsSpoiler(message))),
            ("flair_id", message.Delivery.Extra("flair_id")?.Value), ("flair_text", message.Delivery.Extra("flair_text")?.Value ?? message.Delivery.Extra("flair")?.Value),
        ];
    }

    /// <summary>Several pictures (praw, <c>submit_gallery</c>).</summary>
    public static void WriteGallery(Utf8JsonWriter json, OutgoingMessage message)
    {
        WriteStart(json, message);
        json.WriteStartArray("items");
        foreach (var media in message.Media)
        {
            json.WriteStartObject();
            json.WriteString("caption", media.Media.File.Alt is { Value: var alt } ? (alt.Length <= 180 ? alt : alt[..VisibleCharacters.LastEnd(alt, 180)]) : "");
            json.WriteString("outbound_url", "");
            json.WriteString("media_id", media.Id.Split(' ')[0]);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>A vote (praw, <c>submit_poll</c>); it lasts whole days.</summary>
    public static void WritePoll(Utf8JsonWriter json, OutgoingMessage message, Poll poll)
    {
        WriteStart(json, message);
        json.WriteStartArray("options");
        foreach (var option in poll.Options)
        {
            json.WriteStringValue(option.Value);
        }

        json.WriteEndArray();
        json.WriteNumber("duration", Math.Clamp((int)Math.Round((poll.Open?.ToDuration() ?? Duration.FromDays(3)).TotalDays), 1, 7));
        json.WriteEndObject();
    }

    private static void WriteStart(Utf8JsonWriter json, OutgoingMessage message)
    {
        json.WriteStartObject();
        json.WriteString("api_type", "json");
        json.WriteString("sr", SubredditOf(message));
        json.WriteString("title", TitleOf(message));
        json.WriteString("text", message.Content.Text.Text);
        json.WriteBoolean("nsfw", IsNsfw(message));
        json.WriteBoolean("spoiler", IsSpoiler(message));
        json.WriteBoolean("sendreplies", true);
        json.WriteBoolean("resubmit", true);
        json.WriteBoolean("show_error_list", true);
        json.WriteBoolean("validate_on_submit", true);
        foreach (var (name, value) in new[] { ("flair_id", message.Delivery.Extra("flair_id")), ("flair_text", message.Delivery.Extra("flair_text") ?? message.Delivery.Extra("flair")) })
        {
            if (value is { } said)
            {
                json.WriteString(name, said.Value);
            }
        }
    }

    private static string AddressOf(UploadedMedia media) => media.Id.Split(' ', 2)[^1];

    private static bool IsNsfw(OutgoingMessage message) =>
        message.Delivery.Extra("nsfw")?.Value == "true" || message.Delivery.ContentWarning?.Value.Contains("nsfw", StringComparison.OrdinalIgnoreCase) is true;

    /// <summary>What is warned of stands behind a click.</summary>
    private static bool IsSpoiler(OutgoingMessage message) =>
        message.Delivery.Extra("spoiler")?.Value == "true" || (message.Delivery.ContentWarning is not null && !IsNsfw(message));

    private static string Is(bool holds) => holds ? "true" : "false";
}
