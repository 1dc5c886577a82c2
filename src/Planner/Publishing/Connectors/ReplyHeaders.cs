using System.Net.Http.Headers;

namespace Planner.Publishing.Connectors;

/// <summary>Headers of an answer that may be anything.</summary>
internal static class ReplyHeaders
{
    /// <summary>Null when it is absent or no whole number from zero.</summary>
    public static long? Number(this HttpResponseHeaders headers, string name) =>
        headers.Text(name) is { } text && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>The first of that name; null when it is absent.</summary>
    public static string? Text(this HttpResponseHeaders headers, string name) =>
        headers.TryGetValues(name, out var values) ? values.FirstOrDefault()?.Trim() : null;
}
