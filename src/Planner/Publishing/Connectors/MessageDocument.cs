using System.Text.Json;
using Planner.Networks.Bluesky;
using Planner.Planning;
using Planner.Reviewing;

namespace Planner.Publishing.Connectors;

/// <summary>
/// All that a reader, or another program, wants to know of a message, as JSON: what the connectors <c>file</c> and <c>webhook</c>
/// hand over. Its fields are documented in docs/connectors.md; they are added, never renamed or removed.
/// </summary>
internal static class MessageDocument
{
    private const int Version = 1;

    /// <param name="media">Writes the fields of one medium that only the connector knows: where its bytes are.</param>
    public static void Write(Utf8JsonWriter json, OutgoingMessage message, Action<Utf8JsonWriter, int> media)
    {
        var delivery = message.Delivery;
        json.WriteStartObject();
        json.WriteNumber("version", Version);
        json.WriteString("id", message.Key);
        json.WriteString("post", delivery.Post.Id);
        json.WriteString("title", message.Prepared.Title?.Text ?? delivery.Post.Title);
        json.WriteString("account", delivery.Account.Id);
        json.WriteString("handle", delivery.Account.Handle);
        json.WriteString("brand", delivery.Account.Brand.Value);
        json.WriteString("network", delivery.Network.Id);
        json.WriteString("due", message.Due.ToString());
        json.WriteNumber("segment", message.Segment);
        json.WriteNumber("segments", message.Prepared.Segments.Length);
        json.WriteString("replyTo", message.Parent?.Id);
        json.WriteString("text", message.Content.Text.Text);
        json.WriteString("alternative", message.Content.Text.Alternative);
        WriteFacets(json, message.Content.Facets);
        WriteMedia(json, message.Media, media);
        json.WriteString("link", message.Prepared.Card);
        json.WriteString("language", message.Prepared.Language);
        json.WriteString("warning", delivery.ContentWarning?.Value);
        json.WriteString("visibility", delivery.Visibility is { } visibility ? Words.Of(visibility) : null);
        json.WriteString("firstComment", message.Segment == 1 ? delivery.FirstComment?.Value : null);
        if (message.Segment == 1 && delivery.Poll is { } poll)
        {
            PollReport.Write(json, poll.Value);
        }

        json.WriteString("digest", Digest.Of(delivery));
        json.WriteEndObject();
    }

    /// <summary>A medium's name, without its folders.</summary>
    public static string NameOf(OutgoingMedia media) => media.File.File.Value.Split('/')[^1];

    private static void WriteFacets(Utf8JsonWriter json, ImmutableArray<Facet> facets)
    {
        if (facets.IsEmpty)
        {
            return;
        }

        json.WriteStartArray("facets");
        foreach (var facet in facets)
        {
            json.WriteStartObject();
            json.WriteString("kind", Words.Of(facet.Kind));
            json.WriteNumber("byteStart", facet.Start);
            json.WriteNumber("byteEnd", facet.End);
            json.WriteString("value", facet.Value);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteMedia(Utf8JsonWriter json, ImmutableArray<UploadedMedia> media, Action<Utf8JsonWriter, int> more)
    {
        json.WriteStartArray("media");
        for (var index = 0; index < media.Length; index++)
        {
            var (file, facts, _) = media[index].Media;
            json.WriteStartObject();
            json.WriteString("name", NameOf(media[index].Media));
            json.WriteString("source", file.File.Value);
            json.WriteString("type", facts.MediaType);
            json.WriteString("alt", file.Alt?.Value);
            json.WriteString("focus", file.Focus);
            json.WriteNumber("size", facts.Length);
            WriteNumber(json, "width", facts.Width);
            WriteNumber(json, "height", facts.Height);
            more(json, index);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteNumber(Utf8JsonWriter json, string name, int? value)
    {
        if (value is { } number)
        {
            json.WriteNumber(name, number);
        }
    }
}
