using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Planner.Printing;

/// <summary>Writes JSON that people can read and every parser can: indented, UTF-8, accents as they are, controls escaped.</summary>
internal static class JsonText
{
    // Relaxed is unsafe only inside HTML, where none of this goes; it escapes what is not printable.
    private static readonly JsonWriterOptions Options = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Of(Action<Utf8JsonWriter> write)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes, Options))
        {
            write(json);
        }

        return WithoutActs(Encoding.UTF8.GetString(bytes.WrittenSpan)) + "\n";
    }

    /// <summary>
    /// Escapes what the encoder leaves as it is although it acts where the JSON is printed: orders to build servers, and
    /// marks that turn the reading direction of a terminal. It only ever stands inside strings.
    /// </summary>
    private static string WithoutActs(string json)
    {
        foreach (var mark in "\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069")
        {
            json = json.Replace(mark.ToString(), string.Create(CultureInfo.InvariantCulture, $"\\u{(int)mark:X4}"), StringComparison.Ordinal);
        }

        return BuildServerOrders.Break(json, @"\u0023");
    }
}
