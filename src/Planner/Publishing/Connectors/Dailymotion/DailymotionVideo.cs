namespace Planner.Publishing.Connectors.Dailymotion;

/// <summary>A message as the fields of a video ("Create a video", developers.dailymotion.com/v0, 2026).</summary>
internal static class DailymotionVideo
{
    /// <summary>The API calls them channels.</summary>
    private static readonly ImmutableArray<string> Categories = ["animals", "auto", "creation", "fun", "kids", "lifestyle", "music", "news", "people", "school", "shortfilms", "sport", "tech", "travel", "tv", "videogames", "webcam"];

    /// <summary>The profile's id: <c>profile</c> under <c>extra:</c>, or <c>channel</c> where it is no category; else the key's own.</summary>
    public static string ProfileOf(Account account) =>
        account.Extra.TryGetValue("profile", out var profile) ? profile.Value.Trim()
        : account.Extra.TryGetValue("channel", out var channel) && !Categories.Contains(channel.Value) ? channel.Value.Trim()
        : "me";

    public static SendFault? Refusal(OutgoingMessage message) =>
        message.Media is not [_] ? new SendFault(FaultKind.Validation, "Dailymotion takes one video")
        : Categories.Contains(CategoryOf(message.Delivery)) ? null
        : new SendFault(FaultKind.Validation, $"'category: {CategoryOf(message.Delivery)}' is none of Dailymotion's: {string.Join(", ", Categories)}");

    /// <summary>What can be changed later, too.</summary>
    public static (string Name, string? Value)[] WordsOf(OutgoingMessage message) =>
    [
        ("title", message.Prepared.Title?.Text ?? message.Delivery.Post.Title),
        ("description", message.Content.Text.Text),
        ("channel", CategoryOf(message.Delivery)),
        ("tags", message.Delivery.Extra("tags")?.Value ?? (message.Delivery.Post.Tags.IsEmpty ? null : string.Join(',', message.Delivery.Post.Tags.Select(tag => tag.Value)))),
        ("is_created_for_kids", Words(message.Delivery.Extra("for_kids")?.Value)),
        ("thumbnail_url", message.Delivery.Extra("thumbnail_url")?.Value),
    ];

    /// <summary>Behind an address that cannot be guessed, and in no list.</summary>
    public static bool IsPrivate(Delivery delivery) => delivery.Visibility is Visibility.Private or Visibility.Unlisted or Visibility.Direct;

    public static string Words(string? value) => string.Equals(value?.Trim(), "true", StringComparison.OrdinalIgnoreCase) ? "true" : "false";

    /// <summary><c>category</c> under <c>extra:</c>, or <c>channel</c> where it is one; the API's own default otherwise.</summary>
    private static string CategoryOf(Delivery delivery) =>
        delivery.Extra("category")?.Value.Trim() ?? (delivery.Extra("channel") is { } channel && Categories.Contains(channel.Value) ? channel.Value : "news");
}
