using System.Security.Cryptography;

namespace Planner.Drawing;

/// <summary>HMAC-SHA-256 under one key, for many messages: setting the key up anew takes twice as long as the rest. For one thread at a time.</summary>
internal sealed class KeyedHash(ReadOnlySpan<byte> key) : IDisposable
{
    private readonly IncrementalHash hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key);

    public Sha256 Of(ReadOnlySpan<byte> message)
    {
        Span<byte> code = stackalloc byte[Sha256.Length];
        hash.AppendData(message);
        _ = hash.GetHashAndReset(code);
        return Sha256.Read(code);
    }

    public void Dispose() => hash.Dispose();
}
