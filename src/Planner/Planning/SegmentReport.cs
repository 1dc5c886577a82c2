using System.Text.Json;
using Planner.Networks;
using Planner.Networks.Counting;

namespace Planner.Planning;

/// <summary>One message in the stable form that <c>plan</c> and <c>preview</c> share.</summary>
internal static class SegmentReport
{
    public static void Write(Utf8JsonWriter json, PreparedSegment segment)
    {
        json.WriteStartObject();
        json.WriteString("text", segment.Text.Text);
        if (segment.Text.Alternative is { } alternative)
        {
            json.WriteString("plainText", alternative);
        }

        json.WriteStartObject("length");
        json.WriteNumber("value", segment.Length.Value);
        Limit(json, segment.Length.Limit);
        json.WriteString("unit", LengthUnits.Word(segment.Length.Unit));
        json.WriteEndObject();
        if (segment.Bytes is { } bytes)
        {
            json.WriteStartObject("bytes");
            json.WriteNumber("value", bytes.Value);
            Limit(json, bytes.Limit);
            json.WriteEndObject();
        }

        Facets(json, segment);
        json.WriteStartArray("media");
        foreach (var item in segment.Media)
        {
            json.WriteStartObject();
            json.WriteString("file", item.File.Value);
            json.WriteString("alt", item.Alt?.Value);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>What the network bills; null where it bills nothing.</summary>
    public static void WriteCost(Utf8JsonWriter json, decimal? cost)
    {
        if (cost is not { } amount)
        {
            json.WriteNull("cost");
            return;
        }

        json.WriteStartObject("cost");
        json.WriteNumber("amount", amount);
        json.WriteString("currency", "USD");
        json.WriteEndObject();
    }

    private static void Limit(Utf8JsonWriter json, int? limit)
    {
        if (limit is { } most)
        {
            json.WriteNumber("limit", most);
        }
        else
        {
            json.WriteNull("limit");
        }
    }

    private static void Facets(Utf8JsonWriter json, PreparedSegment segment)
    {
        if (segment.Facets.IsEmpty)
        {
            return;
        }

        json.WriteStartArray("facets");
        foreach (var facet in segment.Facets)
        {
            json.WriteStartObject();
            json.WriteNumber("byteStart", facet.Start);
            json.WriteNumber("byteEnd", facet.End);
            json.WriteString("kind", Words.Of(facet.Kind));
            json.WriteString("value", facet.Value);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
