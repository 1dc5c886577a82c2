using System.Text.Json;

namespace Planner.Publishing.Connectors.Discourse;

/// <summary>A topic or a reply as <c>POST /posts.json</c> takes it, and what changes one (openapi.json, 2026-08).</summary>
internal static class DiscourseBody
{
    /// <summary>Why it cannot be sent; null when it can.</summary>
    public static SendFault? RefusalOf(OutgoingMessage message, DiscoursePlace? answers) =>
        message.IsHandedOff ? new SendFault(FaultKind.Validation, "a forum holds no posts until their time")
        : answers is null && message.Delivery.Extra("category") is { } category && !DiscourseForum.IsNumber(category.Value)
            ? new SendFault(FaultKind.Configuration, "category under extra: is the category's number, the one at the end of its address /c/news/7")
        : null;

    /// <param name="answers">What it answers; null: it opens a topic.</param>
    public static void WriteNew(Utf8JsonWriter json, OutgoingMessage message, DiscoursePlace? answers)
    {
        json.WriteStartObject();
        json.WriteString("raw", DiscourseText.Of(message));
        if (answers is null)
        {
            WriteTopic(json, message);
        }
        else
        {
            json.WriteNumber("topic_id", long.Parse(answers.Topic, CultureInfo.InvariantCulture));
            if (!answers.IsFirst)
            {
                json.WriteNumber("reply_to_post_number", long.Parse(answers.Number, CultureInfo.InvariantCulture));
            }
        }

        json.WriteEndObject();
    }

    private static void WriteTopic(Utf8JsonWriter json, OutgoingMessage message)
    {
        json.WriteString("title", message.Prepared.Title?.Text);
        json.WriteString("external_id", message.Key);
        if (message.Delivery.Extra("category") is { } category)
        {
            json.WriteNumber("category", long.Parse(category.Value, CultureInfo.InvariantCulture));
        }

        var tags = TagsOf(message).ToArray();
        if (tags.Length > 0)
        {
            json.WriteStartArray("tags");
            foreach (var tag in tags)
            {
                json.WriteStringValue(tag);
            }

            json.WriteEndArray();
        }
    }

    /// <summary>Those under <c>extra:</c>, between commas, or the post's own; what the forum does not know it makes only for whom it lets.</summary>
    private static IEnumerable<string> TagsOf(OutgoingMessage message) => message.Delivery.Extra("tags") is { } given
        ? given.Value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        : message.Delivery.Post.Tags.Select(tag => tag.Value.TrimStart('#'));

    public static void WriteEdit(Utf8JsonWriter json, string raw)
    {
        json.WriteStartObject();
        json.WriteStartObject("post");
        json.WriteString("raw", raw);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    public static void WriteTitle(Utf8JsonWriter json, string title)
    {
        json.WriteStartObject();
        json.WriteString("title", title);
        json.WriteEndObject();
    }
}
