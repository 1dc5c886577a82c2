using System.Text.Json;

namespace Planner.Publishing.Connectors.Bluesky;

/// <summary>What a post carries beside its text: pictures, or one video, or the card of an address.</summary>
internal static class BlueskyEmbed
{
    /// <summary>embed/images.json, 2026-08-20.</summary>
    private const int MostPictures = 4;

    private const string Video = "video/mp4";

    /// <summary>Why the media cannot go out together; null when they can.</summary>
    public static string? RefusalOf(ImmutableArray<UploadedMedia> media)
    {
        if (media.FirstOrDefault(file => !IsPicture(file) && !IsVideo(file)) is { } strange)
        {
            return $"Bluesky takes pictures and MP4 videos; {strange.Media.File.File.Value} is {strange.Media.Facts.MediaType ?? "neither"}";
        }

        return media.Any(IsVideo)
            ? media.Length > 1 ? "a post on Bluesky holds one video and nothing beside it" : null
            : media.Length > MostPictures ? $"a post on Bluesky holds at most {MostPictures} pictures; this one has {media.Length}" : null;
    }

    public static void WriteMedia(Utf8JsonWriter json, ImmutableArray<UploadedMedia> media)
    {
        json.WriteStartObject("embed");
        if (IsVideo(media[0]))
        {
            json.WriteString("$type", "app.bsky.embed.video");
            WriteFile(json, "video", media[0]);
        }
        else
        {
            json.WriteString("$type", "app.bsky.embed.images");
            json.WriteStartArray("images");
            foreach (var picture in media)
            {
                json.WriteStartObject();
                WriteFile(json, "image", picture);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    /// <summary>
    /// The page is not fetched, so the card has the title that the author gave it, and what the preview shows otherwise: the
    /// host. The post's own title is for the team, and was not agreed to go out.
    /// </summary>
    public static void WriteCard(Utf8JsonWriter json, string address, string? title)
    {
        json.WriteStartObject("embed");
        json.WriteString("$type", "app.bsky.embed.external");
        json.WriteStartObject("external");
        json.WriteString("uri", address);
        json.WriteString("title", title ?? HostOf(address));
        json.WriteString("description", "");
        json.WriteEndObject();
        json.WriteEndObject();
    }

    /// <summary>Without a description <c>alt</c> is empty; the server refuses a picture that has none at all.</summary>
    private static void WriteFile(Utf8JsonWriter json, string name, UploadedMedia media)
    {
        json.WritePropertyName(name);
        json.WriteRawValue(media.Id);
        json.WriteString("alt", media.Media.File.Alt?.Value ?? "");
        if (media.Media.Facts is { Width: { } width, Height: { } height })
        {
            json.WriteStartObject("aspectRatio");
            json.WriteNumber("width", width);
            json.WriteNumber("height", height);
            json.WriteEndObject();
        }
    }

    private static bool IsPicture(UploadedMedia media) => media.Media.Facts.MediaType?.StartsWith("image/", StringComparison.Ordinal) is true;

    private static bool IsVideo(UploadedMedia media) => media.Media.Facts.MediaType is Video;

    private static string HostOf(string address)
    {
        var host = Uri.TryCreate(address, UriKind.Absolute, out var uri) ? uri.Host : address;
        return host.StartsWith("www.", StringComparison.Ordinal) ? host["www.".Length..] : host;
    }
}
