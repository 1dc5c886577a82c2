using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;

namespace Planner.Publishing.Connectors.OAuth;

/// <summary>
/// Signs requests by RFC 5849 with HMAC-SHA1, as X and Tumblr want it, in the <c>Authorization</c> header. It prints nothing of its secrets.
/// </summary>
/// <param name="consumer">The program's key and secret.</param>
/// <param name="token">The account's.</param>
internal sealed class OAuth1((string Key, string Secret) consumer, (string Key, string Secret) token)
{
    private const string Form = "application/x-www-form-urlencoded";

    /// <summary>Signs with a nonce of its own. The parameters of a form are signed along, other bodies are not (RFC 5849, 3.4.1.3.1).</summary>
    public Task<HttpRequestMessage> SignAsync(HttpRequestMessage request, Instant now) =>
        SignAsync(request, now, Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16)));

    /// <param name="realm">A parameter that is not signed; null: none.</param>
    /// <param name="hasVersion">Whether <c>oauth_version</c> goes along, which may be left out.</param>
    public async Task<HttpRequestMessage> SignAsync(HttpRequestMessage request, Instant now, string nonce, string? realm = null, bool hasVersion = true)
    {
        List<(string Name, string Value)> own =
        [
            ("oauth_consumer_key", consumer.Key),
            ("oauth_nonce", nonce),
            ("oauth_signature_method", "HMAC-SHA1"),
            ("oauth_timestamp", now.ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture)),
            ("oauth_token", token.Key),
        ];
        if (hasVersion)
        {
            own.Add(("oauth_version", "1.0"));
        }

        var form = request.Content is { Headers.ContentType.MediaType: Form } content ? await content.ReadAsStringAsync() : "";
        var text = BaseOf(request.Method, request.RequestUri!, [.. own, .. Decoded(request.RequestUri!.Query.TrimStart('?')), .. Decoded(form)]);
        own.Add(("oauth_signature", SignatureOf(text)));
        var parameters = own.OrderBy(each => each.Name, StringComparer.Ordinal).Select(each => $"{Encode(each.Name)}=\"{Encode(each.Value)}\"");
        request.Headers.Authorization = new AuthenticationHeaderValue("OAuth", string.Join(", ", realm is null ? parameters : [$"realm=\"{realm}\"", .. parameters]));
        return request;
    }

    /// <summary>The text that is signed (RFC 5849, 3.4.1).</summary>
    public static string BaseOf(HttpMethod method, Uri address, IEnumerable<(string Name, string Value)> parameters)
    {
        var sorted = parameters.Select(each => (Name: Encode(each.Name), Value: Encode(each.Value)))
            .OrderBy(each => each.Name, StringComparer.Ordinal).ThenBy(each => each.Value, StringComparer.Ordinal)
            .Select(each => $"{each.Name}={each.Value}");
        var port = address.IsDefaultPort ? "" : $":{address.Port}";
        return $"{method.Method.ToUpperInvariant()}&{Encode($"{address.Scheme}://{address.Host}{port}{address.AbsolutePath}")}&{Encode(string.Join('&', sorted))}";
    }

    /// <summary>RFC 5849, 3.6: all but letters, digits, <c>-</c>, <c>.</c>, <c>_</c> and <c>~</c>, in capital hexadecimal digits.</summary>
    public static string Encode(string text) => Uri.EscapeDataString(text);

    public override string ToString() => "***";

    /// <summary>Names and values of a query or form; a plus sign is a space there (RFC 5849, 3.4.1.3.1).</summary>
    private static IEnumerable<(string Name, string Value)> Decoded(string form) =>
        from pair in form.Split('&', StringSplitOptions.RemoveEmptyEntries)
        let parts = pair.Split('=', 2)
        select (Decode(parts[0]), parts.Length > 1 ? Decode(parts[1]) : "");

    private static string Decode(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));

    // HMAC-SHA1 is what RFC 5849 and both networks know; its key is secret, so that collisions of SHA-1 are of no use to anybody.
    private string SignatureOf(string text) => Convert.ToBase64String(HMACSHA1.HashData(Encoding.ASCII.GetBytes($"{Encode(consumer.Secret)}&{Encode(token.Secret)}"), Encoding.ASCII.GetBytes(text)));
}
