namespace Planner.Publishing.Connectors.Facebook;

/// <summary>What a message becomes on a Page.</summary>
internal enum FacebookFormat
{
    /// <summary>A text, with a link, a picture or several.</summary>
    Feed,
    Video,
    Reel,
    Comment,
}

/// <summary>The fields of a post on a Page (Graph API v25.0, Page POST feed, videos, video_reels).</summary>
internal sealed class FacebookPost(OutgoingMessage message)
{
    private string? Wish => message.Delivery.Extra("format")?.Value.Trim().ToLowerInvariant();

    /// <summary>A video is a video, and a reel where <c>format: reel</c> stands below <c>extra:</c>.</summary>
    public FacebookFormat Format =>
        message.IsComment ? FacebookFormat.Comment
        : !HasVideo ? FacebookFormat.Feed
        : Wish is "reel" ? FacebookFormat.Reel : FacebookFormat.Video;

    public string Text => message.Content.Text.Text;

    private bool HasVideo => message.Content.Media.Any(media => MediaTypes.IsVideo(media.File.Value));

    /// <summary>Why a Page would not take it; null when it may.</summary>
    public SendFault? Refusal() =>
        HasVideo && message.Content.Media.Length > 1 ? Refused("pictures and a video, or two videos, cannot stand in one post of a Page")
        : Wish is not (null or "" or "feed" or "post" or "video" or "reel") ? Refused($"format: is feed or reel, not '{Wish}'")
        : Wish is "reel" && !HasVideo && !message.IsComment ? Refused("a reel is one video")
        : Text.Length == 0 && message.Content.Media.IsEmpty && message.Prepared.Card is null ? Refused("a post of a Page has a text, a link or media")
        : null;

    /// <summary>Of a post in the feed. Pictures were uploaded before, unseen.</summary>
    public (string Name, string? Value)[] Feed() =>
    [
        ("message", Text.Length > 0 ? Text : null),
        ("link", message.Segment == 1 && message.Media.IsEmpty ? message.Prepared.Card : null),
        .. message.Media.Select((media, index) => (string.Create(CultureInfo.InvariantCulture, $"attached_media[{index}]"), (string?)$$"""{"media_fbid":"{{media.Id}}"}""")),
        .. Time(),
    ];

    /// <summary>The end of a video's upload, which publishes it.</summary>
    public (string Name, string? Value)[] VideoEnd(string session) =>
    [
        ("upload_phase", "finish"), ("upload_session_id", session), ("description", Text.Length > 0 ? Text : null), ("title", message.Delivery.Extra("title")?.Value.Trim()), .. Time(),
    ];

    public (string Name, string? Value)[] ReelEnd(string video) =>
    [
        ("upload_phase", "finish"), ("video_id", video), ("description", Text.Length > 0 ? Text : null), ("video_state", message.IsHandedOff ? "SCHEDULED" : "PUBLISHED"),
        ("scheduled_publish_time", message.IsHandedOff ? Seconds : null),
    ];

    private string Seconds => message.Due.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);

    /// <summary>Ten minutes to 75 days ahead (page/feed reference, 2026-08).</summary>
    private (string Name, string? Value)[] Time() => message.IsHandedOff ? [("published", "false"), ("scheduled_publish_time", Seconds)] : [];

    private static SendFault Refused(string why) => new(FaultKind.Validation, why);
}
