using System.Text.Json;

namespace Planner.Publishing.Connectors.Pinterest;

/// <summary>A message as <c>POST /pins</c> takes it (the schema PinCreate).</summary>
internal static class PinterestPin
{
    public const string Picture = "picture";

    /// <summary>Before the id of a video.</summary>
    public const string Video = "video:";

    public static string Permalink(string id) => $"https://www.pinterest.com/pin/{id}/";

    /// <summary>What Pinterest cannot take together; null when it can.</summary>
    public static SendFault? Refusal(OutgoingMessage message) =>
        message.Media.IsEmpty ? Wrong("a pin needs a picture or a video")
        : message.Media.Length > 1 && message.Media.Any(media => media.Id.StartsWith(Video, StringComparison.Ordinal)) ? Wrong("a video goes alone")
        : message.Media.Length > 5 ? Wrong("a carousel has at most 5 pictures")
        : null;

    /// <param name="bytes">Of each picture that is sent along.</param>
    public static void Write(Utf8JsonWriter json, OutgoingMessage message, string board, ImmutableArray<byte[]> bytes)
    {
        json.WriteStartObject();
        json.WriteString("board_id", board);
        if (message.Delivery.Extra("board_section") is { } section)
        {
            json.WriteString("board_section_id", section.Value);
        }

        WriteText(json, message);
        json.WriteStartObject("media_source");
        switch (message.Media)
        {
            case [{ Id: var id }] when id.StartsWith(Video, StringComparison.Ordinal):
                json.WriteString("source_type", "video_id");
                json.WriteString("media_id", id[Video.Length..]);
                json.WriteNumber("cover_image_key_frame_time", int.TryParse(message.Delivery.Extra("cover_seconds")?.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) ? seconds : 0);
                break;
            case [var picture]:
                json.WriteString("source_type", "image_base64");
                WriteBytes(json, picture, bytes[0]);
                break;
            default:
                WriteCarousel(json, message.Media, bytes);
                break;
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    /// <summary>What can be changed later, too.</summary>
    public static void WriteText(Utf8JsonWriter json, OutgoingMessage message)
    {
        Write("title", message.Prepared.Title?.Text);
        Write("description", message.Content.Text.Text);
        Write("link", message.Prepared.Card);
        Write("alt_text", message.Content.Media.Select(media => media.Alt?.Value).FirstOrDefault(alt => alt is not null));

        void Write(string name, string? value)
        {
            if (!string.IsNullOrEmpty(value))
            {
                json.WriteString(name, value);
            }
        }
    }

    private static void WriteCarousel(Utf8JsonWriter json, ImmutableArray<UploadedMedia> media, ImmutableArray<byte[]> bytes)
    {
        json.WriteString("source_type", "multiple_image_base64");
        json.WriteStartArray("items");
        for (var index = 0; index < media.Length; index++)
        {
            json.WriteStartObject();
            WriteBytes(json, media[index], bytes[index]);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteBytes(Utf8JsonWriter json, UploadedMedia media, byte[] bytes)
    {
        json.WriteString("content_type", media.Media.Facts.MediaType);
        json.WriteBase64String("data", bytes);
    }

    private static SendFault Wrong(string why) => new(FaultKind.Validation, why);
}
