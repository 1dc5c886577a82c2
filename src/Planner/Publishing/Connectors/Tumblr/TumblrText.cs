using System.Text;
using System.Text.Json;
using Planner.Networks.Texts;

namespace Planner.Publishing.Connectors.Tumblr;

/// <summary>
/// Paragraphs as blocks of text, with ranges of bold, italics, strokes and links counted in code points (npf-spec.md "Inline Formatting within a Text
/// Block"). What comes before their text in lists and quotes is a subtype there.
/// </summary>
internal static class TumblrText
{
    /// <summary>Deeper lists are as deep as this (npf-spec.md "List Item").</summary>
    private const int Deepest = 7;

    public static void Write(Utf8JsonWriter json, RichText text)
    {
        var prose = Pictures.Without(text);
        var top = prose.Blocks.Where(block => block.Kind is BlockKind.Heading).Select(block => block.Level).DefaultIfEmpty(1).Min();
        foreach (var block in prose.Blocks)
        {
            Write(json, block, top);
        }
    }

    /// <summary>A block without formatting.</summary>
    public static void Write(Utf8JsonWriter json, string text, string? subtype)
    {
        json.WriteStartObject();
        json.WriteString("type", "text");
        if (subtype is not null)
        {
            json.WriteString("subtype", subtype);
        }

        json.WriteString("text", text);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, TextBlock block, int top)
    {
        var (text, ranges) = Ranges(block);
        json.WriteStartObject();
        json.WriteString("type", "text");
        if (SubtypeOf(block, top) is { } subtype)
        {
            json.WriteString("subtype", subtype);
        }

        if (block.Nesting.Length > 1)
        {
            json.WriteNumber("indent_level", Math.Min(block.Nesting.Length - 1, Deepest));
        }

        json.WriteString("text", text);
        if (ranges.Count > 0)
        {
            json.WriteStartArray("formatting");
            foreach (var range in ranges)
            {
                json.WriteStartObject();
                json.WriteNumber("start", range.Start);
                json.WriteNumber("end", range.End);
                json.WriteString("type", range.Type);
                if (range.Url is not null)
                {
                    json.WriteString("url", range.Url);
                }

                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private static string? SubtypeOf(TextBlock block, int top) =>
        block.Kind is BlockKind.Code ? "chat"
        : block.Kind is BlockKind.Heading ? block.Level == top ? "heading1" : "heading2"
        : block.Nesting.Length == 0 ? null
        : block.Nesting[^1] is '>' || block.Marker is null ? "indented"
        : block.Nesting[^1] is '1' ? "ordered-list-item"
        : "unordered-list-item";

    private static (string Text, List<Range> Ranges) Ranges(TextBlock block)
    {
        var (text, at, ranges) = (new StringBuilder(), 0, new List<Range>());
        for (var index = 0; index < block.Runs.Length; index++)
        {
            var run = block.Runs[index];
            var shown = (run.Style & RunStyle.CellEnd) == 0 ? run.Text.ToString() : index + 1 < block.Runs.Length ? Layout.Bar : "";
            var end = at + shown.EnumerateRunes().Count();
            if (end > at && block.Kind is not BlockKind.Code)
            {
                Add("bold", (run.Style & RunStyle.Bold) != 0, null);
                Add("italic", (run.Style & RunStyle.Italic) != 0, null);
                Add("strikethrough", (run.Style & RunStyle.Strike) != 0, null);
                Add("link", run.Link is { } link && Addresses.IsReadable(link), run.Link);
            }

            text.Append(shown);
            at = end;

            void Add(string type, bool holds, string? url)
            {
                if (!holds)
                {
                    return;
                }

                // Ranges of one type must not touch where they could be one.
                var before = ranges.FindLastIndex(range => range.Type == type && range.End == at && range.Url == url);
                if (before >= 0)
                {
                    ranges[before] = ranges[before] with { End = end };
                }
                else
                {
                    ranges.Add(new Range(at, end, type, url));
                }
            }
        }

        return (text.ToString(), ranges);
    }

    private sealed record Range(int Start, int End, string Type, string? Url);
}
