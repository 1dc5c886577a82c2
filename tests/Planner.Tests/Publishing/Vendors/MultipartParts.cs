using System.Net.Http.Headers;
using System.Text;

namespace Planner.Tests.Publishing.Vendors;

/// <param name="FileName">Null for a field of text.</param>
internal sealed record MultipartPart(string Name, string? FileName, string? ContentType, ImmutableArray<byte> Bytes)
{
    public string Text => Encoding.UTF8.GetString(Bytes.AsSpan());
}

/// <summary>A body of several parts (RFC 2046).</summary>
internal static class MultipartParts
{
    public static ImmutableArray<MultipartPart> Read(string contentType, ImmutableArray<byte> bytes)
    {
        var boundary = MediaTypeHeaderValue.Parse(contentType).Parameters.FirstOrDefault(each => each.Name == "boundary")?.Value?.Trim('"');
        if (boundary is null)
        {
            return [];
        }

        // One character a byte, so that the bytes of files survive.
        var whole = "\r\n" + Encoding.Latin1.GetString(bytes.AsSpan());
        return [.. whole.Split("\r\n--" + boundary)[1..].Where(each => !each.StartsWith("--", StringComparison.Ordinal)).Select(Part)];
    }

    private static MultipartPart Part(string text)
    {
        var end = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        var headers = Encoding.UTF8.GetString(Encoding.Latin1.GetBytes(text[..Math.Max(end, 0)])).Split("\r\n", StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split(':', 2))
            .ToLookup(pair => pair[0].Trim(), pair => pair[^1].Trim(), StringComparer.OrdinalIgnoreCase);
        var said = headers["Content-Disposition"].FirstOrDefault();
        var disposition = said is null ? null : ContentDispositionHeaderValue.Parse(said);
        return new MultipartPart(
            disposition?.Name?.Trim('"') ?? "",
            (disposition?.FileNameStar ?? disposition?.FileName)?.Trim('"'),
            headers["Content-Type"].FirstOrDefault(),
            [.. Encoding.Latin1.GetBytes(text[(end + 4)..])]);
    }
}
