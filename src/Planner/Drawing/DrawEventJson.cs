using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using NodaTime.Text;

namespace Planner.Drawing;

/// <summary>Events as lines of <c>content/draws/&lt;contest&gt;.yml</c>: each a dash and one line of JSON, which YAML is too.</summary>
internal static class DrawEventJson
{
    public const string Beginning = "# Written by 'planner contest': lines are added and never changed. What they mean: docs/draw.md\n";

    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string LineOf(DrawEvent happened)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, Options))
        {
            json.WriteStartObject();
            json.WriteString("event", WordOf(happened));
            json.WriteString("at", InstantPattern.General.Format(happened.At));
            json.WriteString("by", happened.By);
            Write(json, happened);
            json.WriteEndObject();
        }

        return $"- {Encoding.UTF8.GetString(bytes.ToArray())}\n";
    }

    public static string WordOf(DrawEvent happened) => happened switch
    {
        DrawEvent.EntriesRecorded => "entries",
        DrawEvent.WinnersDrawn => "draw",
        _ => "replacement",
    };

    internal static void Write(Utf8JsonWriter json, DrawEvent happened)
    {
        switch (happened)
        {
            case DrawEvent.EntriesRecorded entries:
                json.WriteString("digest", entries.Digest);
                json.WriteNumber("entries", entries.Entries);
                json.WriteNumber("people", entries.People);
                break;
            case DrawEvent.WinnersDrawn drawn:
                json.WriteString("digest", drawn.Digest);
                if (drawn.Round is { } round)
                {
                    json.WriteNumber("round", round);
                }

                json.WriteString("randomness", drawn.Randomness);
                if (drawn.Signature is { } signature)
                {
                    json.WriteString("signature", signature);
                }

                Texts(json, "secrets", drawn.Secrets);
                Texts(json, "winners", drawn.Winners);
                Texts(json, "reserves", drawn.Reserves);
                break;
            case DrawEvent.WinnerReplaced replaced:
                json.WriteNumber("place", replaced.Place);
                json.WriteString("out", replaced.Out);
                json.WriteString("in", replaced.In);
                json.WriteString("reason", replaced.Reason);
                break;
        }
    }

    private static void Texts(Utf8JsonWriter json, string name, ImmutableArray<string> texts)
    {
        if (name is "winners" or "reserves" || !texts.IsEmpty)
        {
            json.WriteStartArray(name);
            foreach (var text in texts)
            {
                json.WriteStringValue(text);
            }

            json.WriteEndArray();
        }
    }
}
