using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Planner.Drawing;

/// <summary>The 32 bytes of a SHA-256, or of an HMAC with it, in the order of their bytes.</summary>
internal readonly record struct Sha256(UInt128 High, UInt128 Low) : IComparable<Sha256>
{
    public const int Length = 32;

    /// <summary>How many digits it has in hexadecimal.</summary>
    public const int Digits = 2 * Length;

    public static Sha256 Of(ReadOnlySpan<byte> bytes)
    {
        Span<byte> hash = stackalloc byte[Length];
        SHA256.HashData(bytes, hash);
        return Read(hash);
    }

    public static Sha256 Of(string text) => Of(Encoding.UTF8.GetBytes(text));

    /// <summary>64 hexadecimal digits, small or capital.</summary>
    public static bool TryParse(string? text, out Sha256 value)
    {
        value = default;
        if (text?.Length != Digits || !text.All(char.IsAsciiHexDigit))
        {
            return false;
        }

        value = Read(Convert.FromHexString(text));
        return true;
    }

    public byte[] ToArray()
    {
        var bytes = new byte[Length];
        BinaryPrimitives.WriteUInt128BigEndian(bytes, High);
        BinaryPrimitives.WriteUInt128BigEndian(bytes.AsSpan(Length / 2), Low);
        return bytes;
    }

    public int CompareTo(Sha256 other) => High == other.High ? Low.CompareTo(other.Low) : High.CompareTo(other.High);

    /// <summary>64 small hexadecimal digits.</summary>
    public override string ToString() => Convert.ToHexStringLower(ToArray());

    public static Sha256 Read(ReadOnlySpan<byte> bytes) =>
        new(BinaryPrimitives.ReadUInt128BigEndian(bytes), BinaryPrimitives.ReadUInt128BigEndian(bytes[(Length / 2)..]));
}
