using System.Text.Json;

namespace Planner.Publishing.Connectors.Slack;

/// <summary>Arguments of the methods that write (docs.slack.dev/reference/methods, 2026-11). The text is mrkdwn, escaped by the network's format.</summary>
internal static class SlackBody
{
    /// <summary>Of the metadata in which a message carries its key; "alphanumeric characters and underscores" (docs.slack.dev/messaging/message-metadata).</summary>
    public const string EventType = "planner_message";

    /// <summary>chat.postMessage. The metadata are for programs alone; history gives them back, which makes the key findable.</summary>
    public static void WritePost(Utf8JsonWriter json, OutgoingMessage message, string channel)
    {
        json.WriteStartObject();
        WriteText(json, message, channel);
        json.WriteStartObject("metadata");
        json.WriteString("event_type", EventType);
        json.WriteStartObject("event_payload");
        json.WriteString("key", message.Key);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    /// <summary>chat.scheduleMessage. Without metadata: what has some is never posted, as its page says.</summary>
    public static void WriteScheduled(Utf8JsonWriter json, OutgoingMessage message, string channel)
    {
        json.WriteStartObject();
        WriteText(json, message, channel);
        json.WriteNumber("post_at", message.Due.ToUnixTimeSeconds());
        json.WriteEndObject();
    }

    /// <summary>files.completeUploadExternal: shows what was uploaded, with the text above it.</summary>
    public static void WriteFiles(Utf8JsonWriter json, OutgoingMessage message, string channel)
    {
        json.WriteStartObject();
        json.WriteStartArray("files");
        foreach (var media in message.Media)
        {
            json.WriteStartObject();
            json.WriteString("id", media.Id);
            json.WriteString("title", FileForm.NameOf(media.Media));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteString("channel_id", channel);
        if (message.Content.Text.Text.Length > 0)
        {
            json.WriteString("initial_comment", message.Content.Text.Text);
        }

        WriteThread(json, message);
        json.WriteEndObject();
    }

    /// <summary>chat.update, which parses names where nobody says no, and keeps metadata that it is not given.</summary>
    public static void WriteEdit(Utf8JsonWriter json, OutgoingMessage message, SentMessage sent, string channel)
    {
        json.WriteStartObject();
        json.WriteString("channel", channel);
        json.WriteString("ts", sent.Id);
        json.WriteString("text", message.Content.Text.Text);
        json.WriteString("parse", "none");
        json.WriteEndObject();
    }

    /// <summary>Members that are text.</summary>
    public static Action<Utf8JsonWriter> Of(params (string Name, string Value)[] members) => json =>
    {
        json.WriteStartObject();
        foreach (var (name, value) in members)
        {
            json.WriteString(name, value);
        }

        json.WriteEndObject();
    };

    /// <summary>Whether links show what stands behind them; a person's message does, a program's only where it says so.</summary>
    public static bool Unfurls(OutgoingMessage message) => message.Delivery.Extra("unfurl")?.Value != "false";

    private static void WriteText(Utf8JsonWriter json, OutgoingMessage message, string channel)
    {
        json.WriteString("channel", channel);
        json.WriteString("text", message.Content.Text.Text);
        json.WriteBoolean("unfurl_links", Unfurls(message));
        json.WriteBoolean("unfurl_media", Unfurls(message));
        WriteThread(json, message);
    }

    /// <summary>Always the first message's: a thread has one level.</summary>
    private static void WriteThread(Utf8JsonWriter json, OutgoingMessage message)
    {
        if (message.Root is { } root)
        {
            json.WriteString("thread_ts", root.Id);
        }
    }
}
