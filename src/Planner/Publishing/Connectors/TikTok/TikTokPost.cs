using System.Text.Json;

namespace Planner.Publishing.Connectors.TikTok;

/// <summary>What a post is to be, as <c>video/init/</c> and <c>content/init/</c> take it.</summary>
internal static class TikTokPost
{
    /// <summary>What an upload gave back for a video: TikTok gets it when the post is begun, not before.</summary>
    public const string Video = "video";

    /// <summary>Whom it is shown to; null with the reason when the creator may not show it so.</summary>
    public static (string? Level, SendFault? Fault) PrivacyOf(Delivery delivery, TikTokCreator creator)
    {
        var level = delivery.Extra("privacy")?.Value.Trim().ToUpperInvariant() ?? delivery.Visibility switch
        {
            null or Visibility.Public => "PUBLIC_TO_EVERYONE",
            Visibility.Private or Visibility.Direct => "SELF_ONLY",
            _ => "",
        };
        return creator.Privacy.Contains(level) ? (level, null)
            : (null, new SendFault(FaultKind.Configuration, $"TikTok lets @{creator.Name} show it to {string.Join(", ", creator.Privacy)} only: 'extra: {{privacy: …}}' says which"));
    }

    /// <summary>What cannot be posted; null when it can.</summary>
    public static SendFault? Refusal(OutgoingMessage message) =>
        message.Media.IsEmpty ? Wrong("TikTok wants a video or photos")
        : message.Media.Length > 1 && message.Media.Any(media => media.Id == Video) ? Wrong("a video goes alone")
        : null;

    public static bool IsVideo(OutgoingMessage message) => message.Media is [{ Id: Video }];

    public static void WriteVideo(Utf8JsonWriter json, OutgoingMessage message, TikTokCreator creator, string privacy, TikTokChunks chunks)
    {
        json.WriteStartObject();
        json.WriteStartObject("post_info");
        json.WriteString("title", message.Content.Text.Text);
        WriteChoices(json, message.Delivery, creator, privacy);
        json.WriteBoolean("disable_duet", creator.NoDuets || Is(message.Delivery, "disable_duet"));
        json.WriteBoolean("disable_stitch", creator.NoStitches || Is(message.Delivery, "disable_stitch"));
        if (int.TryParse(message.Delivery.Extra("cover_ms")?.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var cover))
        {
            json.WriteNumber("video_cover_timestamp_ms", cover);
        }

        if (Is(message.Delivery, "made_with_ai"))
        {
            json.WriteBoolean("is_aigc", true);
        }

        json.WriteEndObject();
        json.WriteStartObject("source_info");
        json.WriteString("source", "FILE_UPLOAD");
        json.WriteNumber("video_size", chunks.Length);
        json.WriteNumber("chunk_size", chunks.Size);
        json.WriteNumber("total_chunk_count", chunks.Count);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    public static void WritePhotos(Utf8JsonWriter json, OutgoingMessage message, TikTokCreator creator, string privacy)
    {
        json.WriteStartObject();
        json.WriteString("post_mode", "DIRECT_POST");
        json.WriteString("media_type", "PHOTO");
        json.WriteStartObject("post_info");
        if (message.Delivery.Extra("title") is { } title)
        {
            json.WriteString("title", title.Value);
        }

        json.WriteString("description", message.Content.Text.Text);
        WriteChoices(json, message.Delivery, creator, privacy);
        json.WriteBoolean("auto_add_music", Is(message.Delivery, "auto_add_music"));
        json.WriteEndObject();
        json.WriteStartObject("source_info");
        json.WriteString("source", "PULL_FROM_URL");
        json.WriteNumber("photo_cover_index", 0);
        json.WriteStartArray("photo_images");
        foreach (var media in message.Media)
        {
            json.WriteStringValue(media.Id);
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteChoices(Utf8JsonWriter json, Delivery delivery, TikTokCreator creator, string privacy)
    {
        json.WriteString("privacy_level", privacy);
        json.WriteBoolean("disable_comment", creator.NoComments || Is(delivery, "disable_comment"));

        // Advertising has to be said: one's own brand, and another's (paid partnership).
        json.WriteBoolean("brand_organic_toggle", Is(delivery, "own_brand"));
        json.WriteBoolean("brand_content_toggle", Is(delivery, "paid_partnership"));
    }

    private static bool Is(Delivery delivery, string name) => string.Equals(delivery.Extra(name)?.Value.Trim(), "true", StringComparison.OrdinalIgnoreCase);

    private static SendFault Wrong(string why) => new(FaultKind.Validation, why);
}

/// <summary>
/// A video's parts ("Media Transfer Guide"): each of 5 MiB, the rest in the last one, which is so at most 10 MiB. Small ones, since the last
/// one is what publishes, and must take no longer than seconds.
/// </summary>
internal sealed record TikTokChunks(long Length)
{
    private const long Least = 5 << 20;

    public int Count { get; } = (int)Math.Max(1, Length / Least);

    /// <summary>Of each part but the last.</summary>
    public long Size => Count == 1 ? Length : Least;

    /// <summary>Where the last one begins.</summary>
    public long LastStart => (Count - 1) * Size;

    /// <summary>How long the part is that begins there.</summary>
    public int LengthAt(long offset) => (int)(offset == LastStart ? Length - offset : Size);
}
