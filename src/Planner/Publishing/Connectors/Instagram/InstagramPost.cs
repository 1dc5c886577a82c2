using System.Text;

namespace Planner.Publishing.Connectors.Instagram;

internal enum InstagramFormat
{
    Picture,
    Carousel,
    Reel,
    Story,
}

/// <summary>What a message becomes on Instagram, and the fields of its containers (Graph API v25.0, IGUser POST media; ig-user/media, 2026-08).</summary>
internal sealed class InstagramPost(OutgoingMessage message)
{
    /// <summary>A container takes from two to ten.</summary>
    private const int Most = 10;

    private string? Wish => message.Delivery.Extra("format")?.Value.Trim().ToLowerInvariant();

    /// <summary>All single videos become reels; <c>format: story</c> below <c>extra:</c> makes a story.</summary>
    public InstagramFormat Format =>
        Wish is "story" ? InstagramFormat.Story
        : message.Content.Media.Length > 1 ? InstagramFormat.Carousel
        : message.Content.Media is [var only] && MediaTypes.IsVideo(only.File.Value) ? InstagramFormat.Reel
        : InstagramFormat.Picture;

    /// <summary>Why Instagram would not take it; null when it may.</summary>
    public SendFault? Refusal() =>
        message.Content.Media.IsEmpty ? Refused("Instagram takes no post without a picture or a video")
        : Wish is not (null or "" or "feed" or "post" or "reel" or "story") ? Refused($"format: is feed, reel or story, not '{Wish}'")
        : Wish is "reel" && Format is not InstagramFormat.Reel ? Refused("a reel is one video")
        : Format is InstagramFormat.Story && message.Content.Media.Length != 1 ? Refused("a story is one picture or one video; make a post of each")
        : message.Content.Media.Length > Most ? Refused($"Instagram's API takes {Most} pictures and videos at most")
        : null;

    /// <summary>Of the one container that is published.</summary>
    /// <param name="children">Containers of a carousel; empty else.</param>
    public (string Name, string? Value)[] Fields(ImmutableArray<string> children)
    {
        if (Format is InstagramFormat.Carousel)
        {
            return [("media_type", "CAROUSEL"), ("children", string.Join(',', children)), ("caption", Caption), .. Places()];
        }

        var media = message.Media[0].Media;
        return Format switch
        {
            InstagramFormat.Story => [("media_type", "STORIES"), Source(media)],
            InstagramFormat.Reel => [("media_type", "REELS"), Source(media), ("caption", Caption), ("share_to_feed", Extra("share_to_feed")?.ToLowerInvariant() ?? "true"), ("thumb_offset", Extra("thumb_offset")), .. Places()],
            _ => [Source(media), ("caption", Caption), ("alt_text", media.File.Alt?.Value), .. Places()],
        };
    }

    /// <summary>Of a picture or video of a carousel.</summary>
    public static (string Name, string? Value)[] ChildFields(OutgoingMedia media) => MediaTypes.IsVideo(media.File.File.Value)
        ? [("media_type", "VIDEO"), Source(media), ("is_carousel_item", "true")]
        : [Source(media), ("is_carousel_item", "true"), ("alt_text", media.File.Alt?.Value)];

    private string? Caption => message.Content.Text.Text is { Length: > 0 } text ? text : null;

    private (string Name, string? Value)[] Places() => [("location_id", Extra("location_id")), ("collaborators", Collaborators())];

    /// <summary>User names as the list that Graph wants.</summary>
    private string? Collaborators()
    {
        if (Extra("collaborators") is not { } names)
        {
            return null;
        }

        var list = new StringBuilder();
        foreach (var name in names.Split([',', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            list.Append(list.Length == 0 ? "[" : ",").Append('"').Append(name.TrimStart('@').Replace("\\", "", StringComparison.Ordinal).Replace("\"", "", StringComparison.Ordinal)).Append('"');
        }

        return list.Length == 0 ? null : list.Append(']').ToString();
    }

    private string? Extra(string name) => message.Delivery.Extra(name)?.Value.Trim() is { Length: > 0 } value ? value : null;

    private static (string Name, string? Value) Source(OutgoingMedia media) => (MediaTypes.IsVideo(media.File.File.Value) ? "video_url" : "image_url", media.PublicAddress?.AbsoluteUri);

    private static SendFault Refused(string why) => new(FaultKind.Validation, why);
}
