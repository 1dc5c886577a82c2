using System.Net;
using System.Text;

namespace Planner.Tests.Publishing.Connectors.Doubles;

/// <param name="FileName">Null for a field of text.</param>
public sealed record ReceivedPart(string Name, string? FileName, string Text);

/// <summary>What a double finds in the body of a form, of either kind.</summary>
public static class ReceivedForm
{
    /// <summary>Files hold one character a byte.</summary>
    public static ImmutableArray<ReceivedPart> Read(LoopbackRequest request)
    {
        var type = request.Headers.GetValueOrDefault("Content-Type", "");
        return type.StartsWith("multipart/form-data", StringComparison.Ordinal) ? Parts(type, request.Bytes)
            : type.StartsWith("application/x-www-form-urlencoded", StringComparison.Ordinal) ? [.. Pairs(request.Body).Select(pair => new ReceivedPart(pair.Key, null, pair.Value))]
            : [];
    }

    /// <summary>Fields of text by name, of the form and of the query.</summary>
    public static ImmutableDictionary<string, string> Fields(LoopbackRequest request)
    {
        var query = request.Path.Split('?', 2) is [_, var asked] ? asked : "";
        return Pairs(query).Concat(Read(request).Where(part => part.FileName is null).Select(part => new KeyValuePair<string, string>(part.Name, part.Text)))
            .GroupBy(pair => pair.Key).ToImmutableDictionary(same => same.Key, same => same.Last().Value);
    }

    private static ImmutableArray<ReceivedPart> Parts(string type, ImmutableArray<byte> bytes)
    {
        var whole = "\r\n" + Encoding.Latin1.GetString(bytes.AsSpan());
        return [.. whole.Split("\r\n--" + type.Split("boundary=")[1].Trim('"'))[1..].Where(part => !part.StartsWith("--", StringComparison.Ordinal)).Select(Part)];
    }

    private static ReceivedPart Part(string text)
    {
        var end = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        var (head, body) = (text[..end], text[(end + 4)..]);
        var file = Quoted(head, "; filename=");
        return new ReceivedPart(Quoted(head, "; name=") ?? "", file, file is null ? Encoding.UTF8.GetString(Encoding.Latin1.GetBytes(body)) : body);
    }

    private static string? Quoted(string head, string name) => head.Split(name + "\"") is [_, var rest] ? rest.Split('"')[0] : null;

    private static IEnumerable<KeyValuePair<string, string>> Pairs(string text) =>
        text.Split('&', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=', 2)).Select(pair => KeyValuePair.Create(WebUtility.UrlDecode(pair[0]), WebUtility.UrlDecode(pair.ElementAtOrDefault(1) ?? "")));
}
