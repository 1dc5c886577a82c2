using System.Text;
using System.Text.Json;
using Planner.Printing;

namespace Planner.Drawing;

/// <summary>A draw as people and programs read it.</summary>
internal static class DrawReport
{
    /// <param name="names">Who stands behind pseudonyms, where somebody asked for it.</param>
    public static string ToText(Draw draw, IReadOnlyDictionary<string, string> names)
    {
        var (drawn, standing) = (draw.Drawn!, Standing.Of(draw)!);
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{draw.Id}: drawn at {drawn.At} from the list {drawn.Digest}\n");
        text.Append(CultureInfo.InvariantCulture, $"  by {(drawn.Round is { } round ? $"round {round} of drand's quicknet" : "the organisers' secrets")}, randomness {drawn.Randomness}\n");
        for (var place = 1; place <= standing.Winners.Length; place++)
        {
            Line("winner", place, standing.Winners[place - 1]);
        }

        for (var place = 1; place <= standing.Reserves.Length; place++)
        {
            Line("reserve", place, standing.Reserves[place - 1]);
        }

        foreach (var replaced in draw.Events.OfType<DrawEvent.WinnerReplaced>())
        {
            text.Append(CultureInfo.InvariantCulture, $"  replaced {replaced.Place}, {replaced.Out[..12]}… at {replaced.At} by {Printable.Of(replaced.By)}: {Printable.Of(replaced.Reason)}\n");
        }

        return text.ToString();

        void Line(string word, int place, string person) =>
            text.Append(CultureInfo.InvariantCulture, $"  {word,-7} {place,3}  {person}{(names.TryGetValue(person, out var name) ? "  " + Printable.Of(name) : "")}\n");
    }

    public static string ToJson(Draw draw, IReadOnlyDictionary<string, string> names) => JsonText.Of(json =>
    {
        var (drawn, standing) = (draw.Drawn!, Standing.Of(draw)!);
        json.WriteStartObject();
        json.WriteString("contest", draw.Id);
        json.WriteString("drawnAt", drawn.At.ToString());
        json.WriteString("by", drawn.By);
        json.WriteString("digest", drawn.Digest);
        if (drawn.Round is { } round)
        {
            json.WriteNumber("round", round);
        }

        json.WriteString("randomness", drawn.Randomness);
        json.WriteString("signature", drawn.Signature);
        People(json, "winners", standing.Winners, names);
        People(json, "reserves", standing.Reserves, names);
        json.WriteStartArray("replacements");
        foreach (var replaced in draw.Events.OfType<DrawEvent.WinnerReplaced>())
        {
            json.WriteStartObject();
            json.WriteString("at", replaced.At.ToString());
            json.WriteString("by", replaced.By);
            DrawEventJson.Write(json, replaced);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    });

    public static string ToText(Draw draw, ImmutableArray<DrawCheck> checks)
    {
        var text = new StringBuilder();
        foreach (var check in checks)
        {
            text.Append(CultureInfo.InvariantCulture, $"  {(check.Fault is null ? "same" : "DIFFERS"),-8} {check.Check,-13} {Printable.Of(check.Fault ?? check.Said)}\n");
        }

        var isRight = checks.All(check => check.Fault is null);
        return $"{draw.Id}: {(!isRight ? "the draw does not verify" : draw.Drawn is null ? "the list is as it was recorded; there is no draw yet" : "the draw verifies")}.\n{text}";
    }

    public static string ToJson(Draw draw, ImmutableArray<DrawCheck> checks) => JsonText.Of(json =>
    {
        json.WriteStartObject();
        json.WriteString("contest", draw.Id);
        json.WriteBoolean("isRight", checks.All(check => check.Fault is null));
        json.WriteBoolean("isDrawn", draw.Drawn is not null);
        json.WriteStartArray("checks");
        foreach (var check in checks)
        {
            json.WriteStartObject();
            json.WriteString("check", check.Check);
            json.WriteString("value", check.Said);
            json.WriteString("fault", check.Fault);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    });

    private static void People(Utf8JsonWriter json, string name, ImmutableArray<string> people, IReadOnlyDictionary<string, string> names)
    {
        json.WriteStartArray(name);
        for (var place = 0; place < people.Length; place++)
        {
            json.WriteStartObject();
            json.WriteNumber("place", place + 1);
            json.WriteString("pseudonym", people[place]);
            if (names.TryGetValue(people[place], out var identity))
            {
                json.WriteString("identity", identity);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
