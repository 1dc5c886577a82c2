using System.Text.Json;

namespace Planner.Publishing.Connectors.LinkedIn;

/// <summary>A message as <c>POST /rest/posts</c> takes it ("Posts API", "MultiImage API", "Poll API", 2026-08).</summary>
internal static class LinkedInPost
{
    /// <summary>Why it cannot be sent as it is; null when it can.</summary>
    public static SendFault? Refusal(OutgoingMessage message, string author)
    {
        var delivery = message.Delivery;
        var pictures = message.Media.Count(media => media.Id.StartsWith("urn:li:image:", StringComparison.Ordinal));
        return message.Parent is not null && !message.IsComment ? Wrong("LinkedIn has no threads")
            : message.Media.Length > 1 && pictures < message.Media.Length ? Wrong("a video or a document goes alone")
            : delivery.Poll is not null && !message.Media.IsEmpty ? Wrong("a poll cannot have media beside it")
            : delivery.Poll is { Value.Multiple: true } ? Wrong("a poll there has one answer")
            : delivery.Poll is not null && Question(delivery).Length > 140 ? Wrong("the question of a poll has at most 140 characters: 'extra: {poll_question: …}'")
            : VisibilityOf(delivery.Visibility, author) is null ? Wrong($"'visibility: {Words.Of(delivery.Visibility!.Value)}' does not exist there")
            : null;

        static SendFault Wrong(string why) => new(FaultKind.Validation, why);
    }

    public static void Write(Utf8JsonWriter json, OutgoingMessage message, string author)
    {
        json.WriteStartObject();
        json.WriteString("author", author);
        json.WriteString("commentary", message.Content.Text.Text);
        json.WriteString("visibility", VisibilityOf(message.Delivery.Visibility, author));
        json.WriteStartObject("distribution");
        json.WriteString("feedDistribution", "MAIN_FEED");
        json.WriteStartArray("targetEntities");
        json.WriteEndArray();
        json.WriteStartArray("thirdPartyDistributionChannels");
        json.WriteEndArray();
        json.WriteEndObject();
        WriteContent(json, message);
        json.WriteString("lifecycleState", "PUBLISHED");
        json.WriteBoolean("isReshareDisabledByAuthor", false);
        json.WriteEndObject();
    }

    private static void WriteContent(Utf8JsonWriter json, OutgoingMessage message)
    {
        if (message.Media.IsEmpty && message.Delivery.Poll is null && message.Prepared.Card is null)
        {
            return;
        }

        json.WriteStartObject("content");
        switch (message.Media)
        {
            case { Length: > 1 }:
                json.WriteStartObject("multiImage");
                json.WriteStartArray("images");
                foreach (var media in message.Media)
                {
                    json.WriteStartObject();
                    WriteMedia(json, media);
                    json.WriteEndObject();
                }

                json.WriteEndArray();
                json.WriteEndObject();
                break;
            case [var media]:
                json.WriteStartObject("media");
                if (!media.Id.StartsWith("urn:li:image:", StringComparison.Ordinal))
                {
                    json.WriteString("title", message.Delivery.Extra("media_title")?.Value ?? message.Delivery.Post.Title);
                }

                WriteMedia(json, media);
                json.WriteEndObject();
                break;
            default:
                if (message.Delivery.Poll is { } poll)
                {
                    WritePoll(json, message.Delivery, poll.Value);
                }
                else
                {
                    WriteCard(json, message);
                }

                break;
        }

        json.WriteEndObject();
    }

    private static void WriteMedia(Utf8JsonWriter json, UploadedMedia media)
    {
        json.WriteString("id", media.Id);
        if (media.Media.File.Alt is { Value: { Length: > 0 } alt } && media.Id.StartsWith("urn:li:image:", StringComparison.Ordinal))
        {
            json.WriteString("altText", alt);
        }
    }

    /// <summary>LinkedIn reads nothing from the page itself ("does not support URL scraping").</summary>
    private static void WriteCard(Utf8JsonWriter json, OutgoingMessage message)
    {
        json.WriteStartObject("article");
        json.WriteString("source", message.Prepared.Card);
        json.WriteString("title", message.Delivery.Extra("link_title")?.Value ?? message.Delivery.Post.Title);
        if (message.Delivery.Extra("link_description") is { } description)
        {
            json.WriteString("description", description.Value);
        }

        if (message.Delivery.Extra("link_thumbnail") is { } thumbnail)
        {
            json.WriteString("thumbnail", thumbnail.Value);
        }

        json.WriteEndObject();
    }

    private static void WritePoll(Utf8JsonWriter json, Delivery delivery, Poll poll)
    {
        json.WriteStartObject("poll");
        json.WriteString("question", Question(delivery));
        json.WriteStartArray("options");
        foreach (var option in poll.Options)
        {
            json.WriteStartObject();
            json.WriteString("text", option.Value);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartObject("settings");
        json.WriteString("duration", (poll.Open?.ToDuration().TotalDays ?? 7) switch
        {
            <= 1 => "ONE_DAY",
            <= 3 => "THREE_DAYS",
            <= 7 => "SEVEN_DAYS",
            _ => "FOURTEEN_DAYS",
        });
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static string Question(Delivery delivery) => delivery.Extra("poll_question")?.Value ?? delivery.Post.Title;

    /// <summary>A page has no connections; LOGGED_IN are all members. Null: there is nothing like it.</summary>
    private static string? VisibilityOf(Visibility? visibility, string author) => visibility switch
    {
        null or Visibility.Public => "PUBLIC",
        Visibility.Private => LinkedInUrn.IsOrganization(author) ? "LOGGED_IN" : "CONNECTIONS",
        _ => null,
    };
}
