using System.Text.Json;

namespace Planner.Publishing.Connectors.X;

/// <summary>A message as <c>POST /2/tweets</c> takes it, which refuses properties that it does not know (openapi.json 2.167, 2026-08).</summary>
internal static class XPost
{
    private const int MinutesOfADay = 24 * 60;

    /// <summary>Who may answer; everyone where nothing is said.</summary>
    private static readonly ImmutableArray<string> ReplySettings = ["following", "mentionedUsers", "subscribers", "verified"];

    /// <summary>Why it cannot be sent; null when it can.</summary>
    public static SendFault? Refusal(OutgoingMessage message) =>
        message.IsHandedOff ? Refused("X holds no post until its time")
        : ReplySettingsOf(message) is { } who && !ReplySettings.Contains(who, StringComparer.Ordinal) ? Refused($"'reply_settings: {who}' is none of {string.Join(", ", ReplySettings)}")
        : CommunityOf(message) is { } community && !IsId(community) ? Refused($"'community_id: {community}' is no number")
        : message.Delivery.Poll is not null && message.Segment == 1 && !message.Media.IsEmpty ? Refused("a poll has no media beside it on X")
        : null;

    public static void Write(Utf8JsonWriter json, OutgoingMessage message)
    {
        json.WriteStartObject();
        if (message.Content.Text.Text is { Length: > 0 } text)
        {
            json.WriteString("text", text);
        }

        if (!message.Media.IsEmpty)
        {
            json.WriteStartObject("media");
            json.WriteStartArray("media_ids");
            foreach (var media in message.Media)
            {
                json.WriteStringValue(media.Id);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        if (message.Parent is { } parent)
        {
            json.WriteStartObject("reply");
            json.WriteString("in_reply_to_tweet_id", parent.Id);
            json.WriteEndObject();
        }
        else
        {
            WriteFirst(json, message);
        }

        json.WriteEndObject();
    }

    /// <summary>1 to 19 digits.</summary>
    public static bool IsId(string text) => text.Length is > 0 and <= 19 && text.All(char.IsAsciiDigit);

    private static void WriteFirst(Utf8JsonWriter json, OutgoingMessage message)
    {
        if (message.Delivery.Poll?.Value is { } poll)
        {
            json.WriteStartObject("poll");
            json.WriteStartArray("options");
            foreach (var option in poll.Options)
            {
                json.WriteStringValue(option.Value);
            }

            json.WriteEndArray();
            json.WriteNumber("duration_minutes", (int?)poll.Open?.ToDuration().TotalMinutes ?? MinutesOfADay);
            json.WriteEndObject();
        }

        if (ReplySettingsOf(message) is { } who)
        {
            json.WriteString("reply_settings", who);
        }

        if (CommunityOf(message) is { } community)
        {
            json.WriteString("community_id", community);
        }
    }

    private static string? ReplySettingsOf(OutgoingMessage message) => message.Delivery.Extra("reply_settings")?.Value.Trim();

    private static string? CommunityOf(OutgoingMessage message) => message.Delivery.Extra("community_id")?.Value.Trim();

    private static SendFault Refused(string why) => new(FaultKind.Validation, why);
}
