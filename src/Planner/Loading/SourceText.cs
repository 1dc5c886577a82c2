using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace Planner.Loading;

/// <summary>
/// The characters of a file, in borrowed memory: whatever is kept of them is copied. Lines end with <c>\n</c>, whatever
/// the editor wrote.
/// </summary>
internal sealed class SourceText : IDisposable
{
    private readonly char[] buffer;
    private readonly int length;

    private SourceText(ReadOnlySpan<byte> utf8, bool replaceInvalid, out int invalid)
    {
        // No character of UTF-8 becomes more characters than it has bytes, and neither does a byte that is none.
        buffer = ArrayPool<char>.Shared.Rent(utf8.Length);
        invalid = Utf8.ToUtf16(utf8, buffer, out var read, out length, replaceInvalid) is OperationStatus.Done ? -1 : read;
        var before = length;
        length = WithLineFeeds(buffer.AsSpan(0, length), out var isReturnAlone);
        LineEnd = before == length && !isReturnAlone ? "\n" : !isReturnAlone && before - length == Characters.Count('\n') ? "\r\n" : null;
    }

    /// <summary>How every line of the file ended; null where they differ, or in a way that only old machines know.</summary>
    public string? LineEnd { get; }

    /// <summary>Hold until this is disposed; they may be changed in place.</summary>
    public Span<char> Characters => buffer.AsSpan(0, length);

    /// <summary>What is not UTF-8 is reported once, with its place, and read as well as it can be; null when it is no text at all.</summary>
    public static SourceText? Read(SourceFile file, List<Finding> findings)
    {
        var bytes = file.Bytes.Span;
        if (bytes is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..])
        {
            findings.Add(Problems.EncodingUtf16(new SourceSpan(file.Path, 1, 1)));
            return Lenient(Encoding.Convert(bytes[0] == 0xFF ? Encoding.Unicode : Encoding.BigEndianUnicode, Encoding.UTF8, bytes[2..].ToArray()));
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

        var text = new SourceText(bytes, replaceInvalid: false, out var invalid);
        if (invalid < 0)
        {
            return text;
        }

        text.Dispose();
        findings.Add(Problems.Encoding(PlaceOf(file.Path, bytes, invalid), bytes[invalid]));
        return Lenient(bytes);
    }

    /// <summary>Of what may be no text, the letters that are in it.</summary>
    public static SourceText Lenient(ReadOnlySpan<byte> bytes) => new(bytes, replaceInvalid: true, out _);

    public void Dispose() => ArrayPool<char>.Shared.Return(buffer);

    /// <summary>Turns <c>\r\n</c> and <c>\r</c> into <c>\n</c>; how many characters there are then.</summary>
    private static int WithLineFeeds(Span<char> text, out bool isReturnAlone)
    {
        isReturnAlone = false;
        var start = text.IndexOf('\r');
        if (start < 0)
        {
            return text.Length;
        }

        var to = start;
        for (var from = start; from < text.Length; from++)
        {
            var isReturn = text[from] == '\r';
            if (isReturn && from + 1 < text.Length && text[from + 1] == '\n')
            {
                continue;
            }

            isReturnAlone |= isReturn;
            text[to++] = isReturn ? '\n' : text[from];
        }

        return to;
    }

    private static SourceSpan PlaceOf(string path, ReadOnlySpan<byte> bytes, int position)
    {
        using var before = Lenient(bytes[..position]);
        return new SourceSpan(path, before.Characters.Count('\n') + 1, before.Characters.Length - before.Characters.LastIndexOf('\n'));
    }
}
