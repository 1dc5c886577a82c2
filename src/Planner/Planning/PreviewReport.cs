using System.Text.Json;
using Planner.Networks;
using Planner.Networks.Bluesky;
using Planner.Printing;
using Planner.Reviewing;

namespace Planner.Planning;

/// <summary>What each network would get of a post, as people and programs read it.</summary>
internal static class PreviewReport
{
    /// <summary>See docs/preview.md.</summary>
    public static void WriteJson(string post, IReadOnlyList<PreparedDelivery> previews, TextWriter output) =>
        output.Write(JsonText.Of(json =>
        {
            json.WriteStartObject();
            json.WriteString("post", post);
            json.WriteStartArray("previews");
            foreach (var preview in previews)
            {
                Write(json, preview);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }));

    private static void Write(Utf8JsonWriter json, PreparedDelivery preview)
    {
        var delivery = preview.Delivery;
        json.WriteStartObject();
        json.WriteString("account", delivery.Account.Id);
        json.WriteString("network", delivery.Network.Id);
        json.WriteString("due", delivery.Due?.ToString());
        json.WriteString("state", Words.Of(delivery.State));
        json.WriteString("digest", Digest.Of(delivery));
        json.WriteString("title", preview.Title?.Text);
        json.WriteStartArray("segments");
        foreach (var segment in preview.Segments)
        {
            SegmentReport.Write(json, segment);
        }

        json.WriteEndArray();
        json.WriteString("link", preview.Card);
        json.WriteString("firstComment", delivery.Network.HasComments ? delivery.FirstComment?.Value : null);
        json.WriteString("contentWarning", delivery.Network.HasWarnings ? delivery.ContentWarning?.Value : null);
        json.WriteString("visibility", delivery.Visibility is { } visibility ? Words.Of(visibility) : null);
        WritePoll(json, delivery);
        SegmentReport.WriteCost(json, preview.Cost);
        json.WriteEndObject();
    }

    private static void WritePoll(Utf8JsonWriter json, Delivery delivery)
    {
        if (delivery.Network.Poll is not null && delivery.Poll is { } poll)
        {
            PollReport.Write(json, poll.Value);
        }
        else
        {
            json.WriteNull("poll");
        }
    }

    public static void WriteText(IReadOnlyList<PreparedDelivery> previews, TextWriter output, bool colour)
    {
        foreach (var preview in previews)
        {
            var delivery = preview.Delivery;
            var time = delivery.Local?.ToString("uuuu-MM-dd HH:mm", CultureInfo.InvariantCulture) ?? "without a time";
            var heading = $"{delivery.Account.Id} ({Printable.Of(delivery.Network.Name)}), {time} {delivery.Zone.Id}";
            output.WriteLine(colour ? $"\e[1m{heading}\e[0m" : heading);
            Line(output, "title", preview.Title?.Text);
            Line(output, "warning", delivery.Network.HasWarnings ? delivery.ContentWarning?.Value : null);
            for (var index = 0; index < preview.Segments.Length; index++)
            {
                Segment(preview.Segments[index], index + 1, preview.Segments.Length, output);
            }

            Line(output, "link card", preview.Card);
            Line(output, "first comment", delivery.Network.HasComments ? delivery.FirstComment?.Value : null);
            Line(output, "poll", delivery.Network.Poll is null || delivery.Poll is not { } poll ? null : string.Join(" / ", poll.Value.Options.Select(option => option.Value)));
            Line(output, "cost", preview.Cost is { } cost ? string.Create(CultureInfo.InvariantCulture, $"{cost:0.000} USD") : null);
            output.WriteLine();
        }
    }

    private static void Segment(PreparedSegment segment, int number, int count, TextWriter output)
    {
        var position = count > 1 ? string.Create(CultureInfo.InvariantCulture, $"{number}/{count}  ") : "";
        output.WriteLine($"  {position}{LengthText.Of(segment.Length)}{(segment.Bytes is { } bytes ? ", " + LengthText.Of(bytes) : "")}");
        foreach (var line in segment.Text.Text.Split('\n'))
        {
            output.WriteLine(line.Length == 0 ? "  |" : "  | " + Printable.Of(line));
        }

        foreach (var media in segment.Media)
        {
            Line(output, "media", media.File.Value + (media.Alt is { } alt ? $" ({alt.Value})" : ""));
        }

        foreach (var facet in segment.Facets)
        {
            Line(output, facet.Kind is FacetKind.Link ? "links to" : facet.Kind is FacetKind.Mention ? "mentions" : "tag", facet.Value);
        }
    }

    private static void Line(TextWriter output, string name, string? value)
    {
        if (value is { Length: > 0 })
        {
            output.WriteLine($"  {name}: {Printable.Of(value.ReplaceLineEndings(" "))}");
        }
    }
}
