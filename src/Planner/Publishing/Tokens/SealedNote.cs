using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Planner.Publishing.Tokens;

/// <summary>
/// A short text in the open ledger that only the vault's key opens, <c>key name.base64url</c>: a nonce of 96 random bits, the text, a tag of 128, by
/// AES-256-GCM (NIST SP 800-38D). It is bound to its place, so that it opens nowhere else.
/// </summary>
internal static class SealedNote
{
    private const int NonceLength = 12;

    private const int TagLength = 16;

    /// <param name="place">Where it stands: whatever tells it from every other note.</param>
    public static string Seal(string text, string place, VaultKeys keys)
    {
        var plain = Encoding.UTF8.GetBytes(text);
        var box = new byte[NonceLength + plain.Length + TagLength];
        RandomNumberGenerator.Fill(box.AsSpan(0, NonceLength));
        using var aes = new AesGcm(keys.Sealing, TagLength);
        aes.Encrypt(box.AsSpan(0, NonceLength), plain, box.AsSpan(NonceLength, plain.Length), box.AsSpan(NonceLength + plain.Length), Bound(place));
        return $"{keys.Name}.{Base64Url.EncodeToString(box)}";
    }

    /// <returns>Null when none of the keys opens it, or it was changed or put elsewhere.</returns>
    public static string? Open(string note, string place, VaultKeys keys)
    {
        if (note.Split('.') is not [var name, var text] || !Base64Url.IsValid(text))
        {
            return null;
        }

        var box = Base64Url.DecodeFromChars(text);
        var key = keys.Find(name);
        if (key.IsEmpty || box.Length < NonceLength + TagLength)
        {
            return null;
        }

        var plain = new byte[box.Length - NonceLength - TagLength];
        try
        {
            using var aes = new AesGcm(key, TagLength);
            aes.Decrypt(box.AsSpan(0, NonceLength), box.AsSpan(NonceLength, plain.Length), box.AsSpan(NonceLength + plain.Length), plain, Bound(place));
            return Encoding.UTF8.GetString(plain);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private static byte[] Bound(string place) => Encoding.UTF8.GetBytes("planner note 1\n" + place);
}
