using System.Text.Json;
using NodaTime.Text;
using Planner.Networks.Bluesky;
using Planner.Printing;

namespace Planner.Publishing.Connectors.Bluesky;

/// <summary>A message as the record that Bluesky shows (atproto lexicons/app/bsky/feed/post.json, 2026-08-20).</summary>
internal static class BlueskyRecord
{
    public const string Collection = "app.bsky.feed.post";

    /// <summary>What Bluesky itself takes for clocks that differ (bsky-docs timestamps.md, 2026).</summary>
    private static readonly Duration OnTime = Duration.FromMinutes(2);

    private static readonly InstantPattern Moment = InstantPattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd'T'HH':'mm':'ss'.'fff'Z'");

    /// <summary>The body of putRecord. Its <c>swapRecord: null</c> says that there must be none yet: sent twice, it makes one post.</summary>
    /// <param name="now">When it is sent.</param>
    /// <param name="facets">With DIDs for mentions.</param>
    /// <param name="root">The thread's first message, with its version; null outside a thread.</param>
    /// <param name="parent">The message before, with its version; null outside a thread.</param>
    public static string Put(string did, OutgoingMessage message, Instant now, ImmutableArray<Facet> facets, SentMessage? root, SentMessage? parent) => JsonText.Of(json =>
    {
        json.WriteStartObject();
        json.WriteString("repo", did);
        json.WriteString("collection", Collection);
        json.WriteString("rkey", RecordKey.Of(message));
        json.WriteNull("swapRecord");
        json.WriteStartObject("record");
        json.WriteString("$type", Collection);
        json.WriteString("text", message.Content.Text.Text);
        json.WriteString("createdAt", Moment.Format(CreatedAt(message.Due, now)));
        json.WriteStartArray("langs");
        json.WriteStringValue(message.Prepared.Language);
        json.WriteEndArray();
        WriteFacets(json, facets);
        WriteReply(json, root, parent);
        WriteEmbed(json, message);
        json.WriteEndObject();
        json.WriteEndObject();
    });

    /// <summary>
    /// Feeds sort by it (bsky-docs timestamps.md, 2026): with its due time, what goes out hours late would stand where nobody looks any
    /// more. A message that is sent again may have another time than the record that stands; key and text tell that it is ours.
    /// </summary>
    private static Instant CreatedAt(Instant due, Instant now) => now > due + OnTime ? now : due;

    private static void WriteFacets(Utf8JsonWriter json, ImmutableArray<Facet> facets)
    {
        if (facets.IsEmpty)
        {
            return;
        }

        json.WriteStartArray("facets");
        foreach (var facet in facets)
        {
            var (type, name) = facet.Kind switch
            {
                FacetKind.Link => ("link", "uri"),
                FacetKind.Mention => ("mention", "did"),
                _ => ("tag", "tag"),
            };
            json.WriteStartObject();
            json.WriteStartObject("index");
            json.WriteNumber("byteStart", facet.Start);
            json.WriteNumber("byteEnd", facet.End);
            json.WriteEndObject();
            json.WriteStartArray("features");
            json.WriteStartObject();
            json.WriteString("$type", "app.bsky.richtext.facet#" + type);
            json.WriteString(name, facet.Value);
            json.WriteEndObject();
            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteReply(Utf8JsonWriter json, SentMessage? root, SentMessage? parent)
    {
        if (root is null || parent is null)
        {
            return;
        }

        json.WriteStartObject("reply");
        foreach (var (name, message) in new[] { ("root", root), ("parent", parent) })
        {
            json.WriteStartObject(name);
            json.WriteString("uri", message.Id);
            json.WriteString("cid", message.Version);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void WriteEmbed(Utf8JsonWriter json, OutgoingMessage message)
    {
        if (!message.Media.IsEmpty)
        {
            BlueskyEmbed.WriteMedia(json, message.Media);
        }
        else if (message is { Segment: 1, Prepared.Card: { } card })
        {
            BlueskyEmbed.WriteCard(json, card, message.Delivery.Extra("title")?.Value);
        }
    }
}
