using System.Security.Cryptography;
using System.Text;

namespace Planner.Publishing.Connectors.Webhook;

/// <summary>Proof that a request comes from whoever has the key, and when it was made (docs/connectors.md).</summary>
internal static class WebhookSignature
{
    public const string Header = "X-Planner-Signature";

    /// <summary><c>t=&lt;unix seconds&gt;,v1=&lt;HMAC-SHA256 of "t.body" in lower-case hexadecimal&gt;</c>.</summary>
    public static string Of(string key, Instant now, ReadOnlySpan<byte> body)
    {
        var time = now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        byte[] signed = [.. Encoding.UTF8.GetBytes(time + "."), .. body];
        return $"t={time},v1={Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(key), signed))}";
    }
}
