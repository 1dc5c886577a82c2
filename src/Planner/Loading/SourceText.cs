using System.Text;

namespace Planner.Loading;

/// <summary>
/// Bytes to text. What is not UTF-8 is reported once, with its place, and read as well as it can be. Lines end with
/// <c>\n</c>, whatever the editor wrote.
/// </summary>
internal static class SourceText
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Null, and reported, when it is no text at all.</summary>
    public static string? Read(SourceFile file, List<Finding> findings)
    {
        var bytes = file.Bytes.Span;
        if (bytes is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..])
        {
            findings.Add(Problems.EncodingUtf16(new SourceSpan(file.Path, 1, 1)));
            return Lines((bytes[0] == 0xFF ? Encoding.Unicode : Encoding.BigEndianUnicode).GetString(bytes[2..]));
        }

        if (bytes is [0xEF, 0xBB, 0xBF, ..])
        {
            bytes = bytes[3..];
        }

        var zero = bytes.IndexOf((byte)0);
        if (zero >= 0)
        {
            findings.Add(Problems.EncodingBinary(PlaceOf(file.Path, bytes, zero)));
            return null;
        }

        try
        {
            return Lines(Strict.GetString(bytes));
        }
        catch (DecoderFallbackException)
        {
            var invalid = FirstInvalid(bytes);
            findings.Add(Problems.Encoding(PlaceOf(file.Path, bytes, invalid), bytes[invalid]));
            return Lines(Encoding.UTF8.GetString(bytes));
        }
    }

    private static string Lines(string text) =>
        text.Contains('\r', StringComparison.Ordinal) ? text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n') : text;

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
        var before = Lines(Encoding.UTF8.GetString(bytes[..position]));
        return new SourceSpan(path, before.AsSpan().Count('\n') + 1, before.Length - before.LastIndexOf('\n'));
    }
}
