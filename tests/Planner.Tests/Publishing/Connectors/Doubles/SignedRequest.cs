using System.Security.Cryptography;
using System.Text;

namespace Planner.Tests.Publishing.Connectors.Doubles;

/// <summary>Looks at a request's signature as a server does that knows both secrets (RFC 5849, 3.2).</summary>
internal static class SignedRequest
{
    /// <summary>Whether it is signed by RFC 5849 with HMAC-SHA1 for this program and account.</summary>
    public static bool IsSigned(Checked said, (string Key, string Secret) consumer, (string Key, string Secret) token)
    {
        if (said.Request.Headers.GetValueOrDefault("Authorization", "") is not { } header || !header.StartsWith("OAuth ", StringComparison.Ordinal))
        {
            return false;
        }

        var given = header["OAuth ".Length..].Split(',', StringSplitOptions.TrimEntries).Select(pair => pair.Split('=', 2)).ToDictionary(pair => Uri.UnescapeDataString(pair[0]), pair => Uri.UnescapeDataString(pair[1].Trim('"')));
        var parameters = given.Where(each => each.Key is not ("realm" or "oauth_signature")).Concat(said.Query).Concat(said.Form)
            .Select(each => (Name: Uri.EscapeDataString(each.Key), Value: Uri.EscapeDataString(each.Value)))
            .OrderBy(each => each.Name, StringComparer.Ordinal).ThenBy(each => each.Value, StringComparer.Ordinal);
        var text = string.Join('&', new[]
        {
            said.Request.Method,
            $"http://{said.Request.Headers["Host"]}{said.Path}",
            string.Join('&', parameters.Select(each => $"{each.Name}={each.Value}")),
        }.Select(Uri.EscapeDataString));
        var signature = Convert.ToBase64String(HMACSHA1.HashData(Encoding.ASCII.GetBytes($"{Uri.EscapeDataString(consumer.Secret)}&{Uri.EscapeDataString(token.Secret)}"), Encoding.ASCII.GetBytes(text)));
        said.That(given.GetValueOrDefault("oauth_signature_method") == "HMAC-SHA1" && given.GetValueOrDefault("oauth_nonce") is { Length: > 8 }, "the signature has no method or nonce");
        said.That(long.TryParse(given.GetValueOrDefault("oauth_timestamp"), out var second) && second > 1_700_000_000, "the signature has no moment");
        return given.GetValueOrDefault("oauth_consumer_key") == consumer.Key && given.GetValueOrDefault("oauth_token") == token.Key && given.GetValueOrDefault("oauth_signature") == signature;
    }
}
