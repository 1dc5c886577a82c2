using System.Buffers.Text;
using System.Security.Cryptography;

namespace Planner.Publishing.Tokens;

/// <summary>
/// The keys that seal the vault, from the environment: the first one seals, each of them opens. So a key is replaced by putting
/// the new one before the old one, until everything was sealed anew. It prints nothing of them.
/// </summary>
internal sealed class VaultKeys
{
    /// <summary>The environment's variable that holds them, separated by commas.</summary>
    public const string Variable = "PLANNER_VAULT_KEY";

    /// <summary>AES-256.</summary>
    private const int Length = 32;

    private readonly ImmutableArray<(string Name, byte[] Bytes)> keys;

    private VaultKeys(ImmutableArray<(string Name, byte[] Bytes)> keys) => this.keys = keys;

    /// <summary>Of the key that seals; eight characters from which nobody can tell the key.</summary>
    public string Name => keys[0].Name;

    public ReadOnlySpan<byte> Sealing => keys[0].Bytes;

    /// <summary>A new key as base64.</summary>
    public static string Make() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(Length));

    /// <param name="text">Keys of 32 bytes as base64, separated by commas.</param>
    /// <returns>Null when one of them is no key.</returns>
    public static VaultKeys? TryParse(string text)
    {
        var found = ImmutableArray.CreateBuilder<(string, byte[])>();
        foreach (var each in text.Split(',', StringSplitOptions.TrimEntries))
        {
            var bytes = new byte[Length + 2];
            if (!Convert.TryFromBase64String(each, bytes, out var written) || written != Length)
            {
                return null;
            }

            Array.Resize(ref bytes, Length);
            found.Add((NameOf(bytes), bytes));
        }

        return new VaultKeys(found.ToImmutable());
    }

    /// <summary>Empty when none of the keys has this name.</summary>
    public ReadOnlySpan<byte> Find(string name) => keys.FirstOrDefault(key => key.Name == name).Bytes;

    public override string ToString() => Name;

    private static string NameOf(ReadOnlySpan<byte> key) => Base64Url.EncodeToString(HMACSHA256.HashData(key, "planner vault key"u8))[..8];
}
