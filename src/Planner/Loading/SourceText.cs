using System.Text;

namespace Planner.Loading;

/// <summary>Bytes to text. What is not UTF-8 is reported once, with its place, and read as well as it can be.</summary>
internal static class SourceText
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static string Read(SourceFile file, List<Finding> findings)
    {
        var bytes = file.Bytes.Span;
        if (bytes is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..])
        {
            findings.Add(Problems.EncodingUtf16(new SourceSpan(file.Path, 1, 1)));
            return (bytes[0] == 0xFF ? Encoding.Unicode : Encoding.BigEndianUnicode).GetString(bytes[2..]);
        }

        if (bytes is [0xEF, 0xBB, 0xBF, ..])
        {
            bytes = bytes[3..];
        }

        var zero = bytes.IndexOf((byte)0);
        if (zero >= 0)
        {
            findings.Add(Problems.EncodingBinary(PlaceOf(file.Path, bytes, zero)));
            return "";
        }

        try
        {
            return Strict.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            var valid = FirstInvalid(bytes);
            findings.Add(Problems.Encoding(PlaceOf(file.Path, bytes, valid), bytes[valid]));
            return Encoding.UTF8.GetString(bytes);
        }
    }

    private static int FirstInvalid(ReadOnlySpan<byte> bytes)
    {
        var position = 0;
        while (Rune.DecodeFromUtf8(bytes[position..], out _, out var consumed) == System.Buffers.OperationStatus.Done)
        {
            position += consumed;
        }

        return position;
    }

    private static SourceSpan PlaceOf(string path, ReadOnlySpan<byte> bytes, int position)
    {
        var before = bytes[..position];
        var lineStart = before.LastIndexOf((byte)'\n') + 1;
        return new SourceSpan(path, before.Count((byte)'\n') + 1, Encoding.UTF8.GetCharCount(before[lineStart..]) + 1);
    }
}
