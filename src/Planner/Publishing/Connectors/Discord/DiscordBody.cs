using System.Text;
using System.Text.Json;
using Planner.Networks.Texts;

namespace Planner.Publishing.Connectors.Discord;

/// <summary>
/// A message as Discord takes it (discord-api-docs resources/message, resources/webhook, resources/poll; 2026-08). Nobody is called by
/// it: the text's signs are guarded, and <c>allowed_mentions</c> allows none.
/// </summary>
internal static class DiscordBody
{
    private const int SuppressEmbeds = 1 << 2;
    private const int SuppressNotifications = 1 << 12;
    private const int LongestQuestion = 300;

    /// <summary>"up to 25 characters long", and unique for a few minutes.</summary>
    private const int LongestNonce = 25;

    /// <summary>Of a vote, in hours (resources/poll: "defaults to 24", "up to 32 days").</summary>
    private const int UsualHours = 24;

    /// <summary>Why it cannot be sent; null when it can.</summary>
    public static string? RefusalOf(OutgoingMessage message, bool isBot) =>
        message.IsHandedOff ? "Discord holds no posts until their time"
        : message.Media.Length > 10 ? "a message on Discord has at most 10 files"
        : IsVote(message) && QuestionOf(message).Length > LongestQuestion ? "a poll's question has at most 300 characters on Discord; give a shorter one under extra: as question"
        : isBot && ThreadName(message) is not null ? "a bot does not open a post in a forum here; use the forum's webhook"
        : null;

    /// <summary>The whole request's body; null beside a fault when a file cannot be read.</summary>
    /// <param name="place">The thread that a webhook writes into already; null: none.</param>
    public static (HttpContent? Content, SendFault? Fault) Of(ConnectorSettings settings, OutgoingMessage message, bool isBot, string? place)
    {
        void Write(Utf8JsonWriter json) => WriteNew(json, message, isBot, place);
        if (message.Media.IsEmpty)
        {
            return (new StringContent(CompactJson.Of(Write), Encoding.UTF8, "application/json"), null);
        }

        var form = new MultipartFormDataContent();
        form.AddText("payload_json", CompactJson.Of(Write));
        for (var index = 0; index < message.Media.Length; index++)
        {
            if (form.AddFile(settings, $"files[{index}]", message.Media[index].Media) is { } fault)
            {
                form.Dispose();
                return (null, fault);
            }
        }

        return (form.WithPlainBoundary(), null);
    }

    /// <summary>What replaces a message's text; its files and what they show stay.</summary>
    public static void WriteEdit(Utf8JsonWriter json, OutgoingMessage message)
    {
        json.WriteStartObject();
        json.WriteString("content", message.Content.Text.Text);
        WriteNobody(json);
        if (Is(message, "embeds", "none"))
        {
            json.WriteNumber("flags", SuppressEmbeds);
        }

        json.WriteEndObject();
    }

    /// <summary>What readers see of a vote where the message has no text.</summary>
    public static string QuestionOf(OutgoingMessage message) => message.Delivery.Extra("question")?.Value ?? PlainFormat.Of(message.Content.Source).Text;

    public static bool IsVote(OutgoingMessage message) => message is { Segment: 1, Delivery.Poll: not null };

    /// <summary>The post in a forum that it opens; only the first message does.</summary>
    public static string? ThreadName(OutgoingMessage message) => message.Segment == 1 ? message.Delivery.Extra("thread_name")?.Value : null;

    private static void WriteNew(Utf8JsonWriter json, OutgoingMessage message, bool isBot, string? place)
    {
        json.WriteStartObject();
        if (!IsVote(message) || message.Delivery.Extra("question") is not null)
        {
            json.WriteString("content", message.Content.Text.Text);
        }

        WriteNobody(json);
        var flags = (Is(message, "embeds", "none") ? SuppressEmbeds : 0) | (Is(message, "silent", "true") ? SuppressNotifications : 0);
        if (flags != 0)
        {
            json.WriteNumber("flags", flags);
        }

        if (IsVote(message))
        {
            WriteVote(json, message);
        }

        WriteAttachments(json, message);
        if (isBot)
        {
            WriteAsBot(json, message);
        }
        else if (place is null && ThreadName(message) is { } name)
        {
            json.WriteString("thread_name", name);
        }

        json.WriteEndObject();
    }

    private static void WriteAsBot(Utf8JsonWriter json, OutgoingMessage message)
    {
        json.WriteString("nonce", message.Key.Length <= LongestNonce ? message.Key : message.Key[..LongestNonce]);
        json.WriteBoolean("enforce_nonce", true);
        if (message.Parent is { } parent)
        {
            json.WriteStartObject("message_reference");
            json.WriteString("message_id", parent.Id);
            json.WriteBoolean("fail_if_not_exists", false);
            json.WriteEndObject();
        }
    }

    private static void WriteNobody(Utf8JsonWriter json)
    {
        json.WriteStartObject("allowed_mentions");
        json.WriteStartArray("parse");
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteAttachments(Utf8JsonWriter json, OutgoingMessage message)
    {
        if (message.Media.IsEmpty)
        {
            return;
        }

        json.WriteStartArray("attachments");
        for (var index = 0; index < message.Media.Length; index++)
        {
            var media = message.Media[index].Media;
            json.WriteStartObject();
            json.WriteString("id", index.ToString(CultureInfo.InvariantCulture));
            json.WriteString("filename", FileForm.NameOf(media));
            if (media.File.Alt is { } alt)
            {
                json.WriteString("description", alt.Value);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteVote(Utf8JsonWriter json, OutgoingMessage message)
    {
        var poll = message.Delivery.Poll!.Value.Value;
        json.WriteStartObject("poll");
        json.WriteStartObject("question");
        json.WriteString("text", QuestionOf(message));
        json.WriteEndObject();
        json.WriteStartArray("answers");
        foreach (var option in poll.Options)
        {
            json.WriteStartObject();
            json.WriteStartObject("poll_media");
            json.WriteString("text", option.Value);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteNumber("duration", poll.Open is { } open ? Math.Max(1, (int)Math.Ceiling(open.ToDuration().TotalHours)) : UsualHours);
        json.WriteBoolean("allow_multiselect", poll.Multiple);
        json.WriteEndObject();
    }

    private static bool Is(OutgoingMessage message, string name, string value) => message.Delivery.Extra(name)?.Value == value;
}
