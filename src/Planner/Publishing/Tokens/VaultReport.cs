using NodaTime.Text;
using Planner.Printing;

namespace Planner.Publishing.Tokens;

/// <summary>What the vault holds, without any of it.</summary>
internal static class VaultReport
{
    public static void WriteText(ImmutableSortedDictionary<string, VaultHeader> headers, TextWriter output)
    {
        var values = headers.Values.SelectMany(header => header.Values.Select(value => (header, value))).ToArray();
        if (values.Length == 0)
        {
            output.WriteLine("The vault is empty.");
            return;
        }

        var width = headers.Keys.Max(TerminalColumns.Width);
        foreach (var (header, (name, until)) in values)
        {
            output.WriteLine($"{TerminalColumns.Pad(Printable.Of(header.Account), width)}  {Printable.Of(name)}{(until is { } end ? $", until {end:uuuu-MM-dd}" : "")}, sealed {header.At:uuuu-MM-dd} with key {Printable.Of(header.Key)}");
        }
    }

    /// <summary><c>{"accounts":[{"account","at","key","values":[{"name","until"}]}]}</c>.</summary>
    public static void WriteJson(ImmutableSortedDictionary<string, VaultHeader> headers, TextWriter output) => output.Write(JsonText.Of(json =>
    {
        json.WriteStartObject();
        json.WriteStartArray("accounts");
        foreach (var header in headers.Values)
        {
            json.WriteStartObject();
            json.WriteString("account", header.Account);
            json.WriteString("at", InstantPattern.ExtendedIso.Format(header.At));
            json.WriteString("key", header.Key);
            json.WriteStartArray("values");
            foreach (var (name, until) in header.Values)
            {
                json.WriteStartObject();
                json.WriteString("name", name);
                json.WriteString("until", until is { } end ? InstantPattern.ExtendedIso.Format(end) : null);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }));
}
