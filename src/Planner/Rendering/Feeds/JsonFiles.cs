using System.Text.Encodings.Web;
using System.Text.Json;

namespace Planner.Rendering.Feeds;

internal static class JsonFiles
{
    /// <summary>
    /// Letters stay letters. The encoder's name warns of JSON inside HTML; these are files of their own, and the site's
    /// script shows what it finds as text.
    /// </summary>
    public static JsonWriterOptions Options { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
