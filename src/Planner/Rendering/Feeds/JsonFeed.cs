using System.Buffers;
using System.Text.Json;
using NodaTime.Text;

namespace Planner.Rendering.Feeds;

/// <summary>JSON Feed 1.1.</summary>
internal static class JsonFeed
{
    public static ReadOnlyMemory<byte> Write(Options options, FeedAddresses addresses, ImmutableArray<FeedEntry> entries)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes, JsonFiles.Options))
        {
            json.WriteStartObject();
            json.WriteString("version", "https://jsonfeed.org/version/1.1");
            json.WriteString("title", CleanText.Of(options.Title));
            WriteAddress(json, "home_page_url", addresses.Absolute("index.html"));
            WriteAddress(json, "feed_url", addresses.Absolute("feed.json"));
            json.WriteString("language", options.Language);
            json.WriteStartArray("items");
            foreach (var entry in entries)
            {
                WriteItem(json, entry);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return bytes.WrittenMemory;
    }

    private static void WriteItem(Utf8JsonWriter json, FeedEntry entry)
    {
        json.WriteStartObject();
        json.WriteString("id", entry.Tag);
        WriteAddress(json, "url", entry.Url);
        json.WriteString("title", entry.Title);
        json.WriteString("content_html", entry.Html);
        json.WriteString("date_published", InstantPattern.General.Format(entry.Due));
        json.WriteStartArray("authors");
        json.WriteStartObject();
        json.WriteString("name", entry.Author);
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteStartArray("tags");
        foreach (var category in entry.Categories)
        {
            json.WriteStringValue(category);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>Addresses are absolute there or absent.</summary>
    private static void WriteAddress(Utf8JsonWriter json, string name, string? address)
    {
        if (address is not null)
        {
            json.WriteString(name, address);
        }
    }
}
