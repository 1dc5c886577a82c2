using System.Text;
using System.Text.Json;

namespace Planner.Publishing.Connectors.Threads;

/// <summary>
/// What a message becomes on Threads, and the fields of its containers (developers.facebook.com/docs/threads/reference/publishing and
/// fbsamples/threads_api, 2026-01): a text, a picture, a video, or a carousel of them.
/// </summary>
internal sealed class ThreadsPost(OutgoingMessage message)
{
    /// <summary>A carousel takes from two to twenty (threads/posts, 2026-08).</summary>
    private const int Most = 20;

    private static readonly ImmutableArray<string> Answers = ["option_a", "option_b", "option_c", "option_d"];

    public bool IsCarousel => message.Content.Media.Length > 1;

    public bool IsAnswer => message.Parent is not null;

    /// <summary>Why Threads would not take it; null when it may.</summary>
    public SendFault? Refusal() =>
        message.Content.Media.Length > Most ? Refused($"Threads takes {Most} pictures and videos at most")
        : Poll is { } poll && !message.Content.Media.IsEmpty ? Refused($"Threads takes no poll beside media; it has {poll.Options.Length} answers")
        : Poll is { Options.Length: > 4 } ? Refused("a poll has four answers at most")
        : null;

    /// <summary>Of the one container that is published.</summary>
    /// <param name="children">Containers of a carousel; empty else.</param>
    public (string Name, string? Value)[] Fields(ImmutableArray<string> children) =>
    [
        .. IsCarousel ? [("media_type", "CAROUSEL"), ("children", string.Join(',', children))]
            : message.Media is [var (media, _)] ? Source(media)
            : [("media_type", "TEXT"), ("link_attachment", message.Segment == 1 && Poll is null ? message.Prepared.Card : null), ("poll_attachment", PollAttachment())],
        ("text", message.Content.Text.Text is { Length: > 0 } text ? text : null),
        ("reply_to_id", message.Parent?.Id),
        ("reply_control", message.Segment == 1 ? Extra("reply_control") : null),
        ("topic_tag", message.Segment == 1 ? Extra("topic_tag")?.TrimStart('#') : null),
    ];

    /// <summary>Of a picture or video of a carousel.</summary>
    public static (string Name, string? Value)[] ChildFields(OutgoingMedia media) => [.. Source(media), ("is_carousel_item", "true")];

    private Poll? Poll => message.Segment == 1 ? message.Delivery.Poll?.Value : null;

    private string? PollAttachment()
    {
        if (Poll is not { } poll)
        {
            return null;
        }

        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            foreach (var (name, option) in Answers.Zip(poll.Options))
            {
                json.WriteString(name, option.Value);
            }

            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(bytes.ToArray());
    }

    private string? Extra(string name) => message.Delivery.Extra(name)?.Value.Trim() is { Length: > 0 } value ? value : null;

    private static (string Name, string? Value)[] Source(OutgoingMedia media)
    {
        var isVideo = MediaTypes.IsVideo(media.File.File.Value);
        return [("media_type", isVideo ? "VIDEO" : "IMAGE"), (isVideo ? "video_url" : "image_url", media.PublicAddress?.AbsoluteUri), ("alt_text", media.File.Alt?.Value)];
    }

    private static SendFault Refused(string why) => new(FaultKind.Validation, why);
}
