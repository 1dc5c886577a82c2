using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Planner.Findings.Formats;

/// <summary>Writes JSON that people can read and every parser can: indented, UTF-8, accents as they are, controls escaped.</summary>
internal static partial class JsonText
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

        return Acting().Replace(Encoding.UTF8.GetString(bytes.WrittenSpan), Escape) + "\n";
    }

    private static string Escape(Match match) => string.Create(CultureInfo.InvariantCulture, $"\\u{(int)match.Value[0]:X4}");

    /// <summary>
    /// What the encoder leaves as it is although it acts where the JSON is printed: marks that turn the reading direction
    /// on a terminal, and what build servers take for an order. It only ever stands inside strings.
    /// </summary>
    [GeneratedRegex(@"[\u202A-\u202E\u2066-\u2069]|(?<=#)#(?=(?:vso|teamcity)?\[)")]
    private static partial Regex Acting();
}
