using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Planner.Networks;
using Planner.Publishing.Ledger;

namespace Planner.Publishing;

/// <summary>Names that are made from content: the same for the same, and never for two.</summary>
internal static class Fingerprints
{
    /// <summary>Stands in no text, whatever its lines are: Markdown takes it for a character that cannot be read.</summary>
    private const char Between = '\0';

    /// <summary>Of the text alone, whatever its time and media: 22 characters of base64url.</summary>
    public static string OfText(Delivery delivery) => Of(string.Join(Between, delivery.Text.Segments.Select(PlainText.Of)))[..22];

    /// <summary>Of one message: 43 characters of base64url, from which a connector makes its idempotency key or record id.</summary>
    /// <param name="segment">From one.</param>
    /// <param name="withdrawn">
    /// How often it was taken down: what then goes out again is another message, and a network that knows the key of the first one would answer with that.
    /// </param>
    public static string OfMessage(LedgerKey key, string digest, int segment, int withdrawn = 0) =>
        Of(string.Create(CultureInfo.InvariantCulture, $"{key.Post}\n{key.Account}\n{digest}\n{segment}{(withdrawn == 0 ? "" : $"\n{withdrawn}")}"));

    private static string Of(string text) => Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
