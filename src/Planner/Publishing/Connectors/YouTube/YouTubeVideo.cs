using System.Text.Json;
using NodaTime.Text;

namespace Planner.Publishing.Connectors.YouTube;

/// <summary>A message as a video resource (developers.google.com/youtube/v3/docs/videos, 2026-09-16).</summary>
internal static class YouTubeVideo
{
    /// <summary>What the media become.</summary>
    public const string Video = "video";
    public const string Thumbnail = "thumbnail";

    /// <summary>Of all tags together, with the commas between them; one with a space counts two quotes more.</summary>
    private const int MostTags = 500;

    /// <summary>"People &amp; Blogs", which YouTube's own page takes, too.</summary>
    private const string UsualCategory = "22";

    /// <summary>Why it cannot become a video; null when it can.</summary>
    public static SendFault? Refusal(OutgoingMessage message) =>
        message.Parent is not null ? Wrong("YouTube has no threads")
        : message.Media.Count(media => media.Id == Video) != 1 ? Wrong("YouTube wants one video; posts of the community tab cannot be made by programs")
        : message.Media.Count(media => media.Id == Thumbnail) > 1 ? Wrong("a video has one thumbnail")
        : message.Delivery.Visibility is Visibility.Direct ? Wrong("'visibility: direct' does not exist there")
        : message.IsHandedOff && PrivacyOf(message.Delivery) is not "public" ? Wrong("what YouTube publishes at its time becomes public: take native_schedule off the account, or visibility off the post")
        : !CategoryOf(message.Delivery).All(char.IsAsciiDigit) ? Wrong($"'category: {CategoryOf(message.Delivery)}' is no number of a category, such as 22, \"People & Blogs\"")
        : null;

    public static string Permalink(string id) => "https://www.youtube.com/watch?v=" + Uri.EscapeDataString(id);

    public static string TitleOf(OutgoingMessage message) => message.Prepared.Title?.Text ?? message.Delivery.Post.Title;

    public static string PrivacyOf(Delivery delivery) => delivery.Visibility switch
    {
        Visibility.Unlisted => "unlisted",
        Visibility.Private or Visibility.Direct => "private",
        _ => "public",
    };

    public static void WriteNew(Utf8JsonWriter json, OutgoingMessage message)
    {
        json.WriteStartObject();
        WriteSnippet(json, message);
        WriteStatus(json, message.Delivery, "private", null);
        json.WriteEndObject();
    }

    /// <summary>What a video says; as all of the part is replaced, all of it is written.</summary>
    public static void WriteWords(Utf8JsonWriter json, OutgoingMessage message, string id)
    {
        json.WriteStartObject();
        json.WriteString("id", id);
        WriteSnippet(json, message);
        json.WriteEndObject();
    }

    /// <summary>Who sees it from now on, or from <paramref name="publishAt"/> on; as all of the part is replaced, all of it is written.</summary>
    public static void WriteShown(Utf8JsonWriter json, Delivery delivery, string id, Instant? publishAt)
    {
        json.WriteStartObject();
        json.WriteString("id", id);
        WriteStatus(json, delivery, publishAt is null ? PrivacyOf(delivery) : "private", publishAt);
        json.WriteEndObject();
    }

    private static void WriteSnippet(Utf8JsonWriter json, OutgoingMessage message)
    {
        json.WriteStartObject("snippet");
        json.WriteString("title", TitleOf(message));
        json.WriteString("description", message.Content.Text.Text);
        json.WriteString("categoryId", CategoryOf(message.Delivery));
        json.WriteStartArray("tags");
        foreach (var tag in TagsOf(message.Delivery))
        {
            json.WriteStringValue(tag);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteStatus(Utf8JsonWriter json, Delivery delivery, string privacy, Instant? publishAt)
    {
        json.WriteStartObject("status");
        json.WriteString("privacyStatus", privacy);
        if (publishAt is { } at)
        {
            json.WriteString("publishAt", InstantPattern.General.Format(at));
        }

        json.WriteBoolean("selfDeclaredMadeForKids", Is(delivery, "made_for_kids") is true);
        if (Is(delivery, "embeddable") is { } embeddable)
        {
            json.WriteBoolean("embeddable", embeddable);
        }

        if (Is(delivery, "made_with_ai") is true)
        {
            json.WriteBoolean("containsSyntheticMedia", true);
        }

        if (delivery.Extra("license")?.Value.Trim() is "creativeCommon")
        {
            json.WriteString("license", "creativeCommon");
        }

        json.WriteEndObject();
    }

    /// <summary><c>tags</c> under <c>extra:</c>, else the post's; as many as there is room for.</summary>
    private static IEnumerable<string> TagsOf(Delivery delivery)
    {
        var room = MostTags + 1;
        var all = delivery.Extra("tags")?.Value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [.. delivery.Post.Tags.Select(tag => tag.Value)];
        foreach (var tag in all.Where(tag => tag.AsSpan().IndexOfAny("<>,\"") < 0))
        {
            room -= tag.Length + 1 + (tag.Contains(' ', StringComparison.Ordinal) ? 2 : 0);
            if (room < 0)
            {
                yield break;
            }

            yield return tag;
        }
    }

    private static string CategoryOf(Delivery delivery) => (delivery.Extra("category") ?? delivery.Extra("category_id"))?.Value.Trim() is { Length: > 0 } category ? category : UsualCategory;

    private static bool? Is(Delivery delivery, string name) => delivery.Extra(name)?.Value.Trim() is { } value ? string.Equals(value, "true", StringComparison.OrdinalIgnoreCase) : null;

    private static SendFault Wrong(string why) => new(FaultKind.Validation, why);
}
