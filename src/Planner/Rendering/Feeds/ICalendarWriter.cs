using System.Buffers;
using System.Text;

namespace Planner.Rendering.Feeds;

/// <summary>Content lines of RFC 5545, straight to UTF-8: CRLF, and folded after 75 octets at most.</summary>
/// <param name="capacity">The bytes that are expected.</param>
internal sealed class ICalendarWriter(int capacity = 1024)
{
    private const int LongestLine = 75;
    private readonly ArrayBufferWriter<byte> written = new(capacity);
    private byte[] line = new byte[1024];
    private int length;

    public ReadOnlyMemory<byte> Written => written.WrittenMemory;

    public void Clear() => written.ResetWrittenCount();

    /// <summary>Lines that another writer has already folded.</summary>
    public void Append(ReadOnlySpan<byte> lines) => written.Write(lines);

    /// <summary>A value that needs no escaping: a date, a duration, an address, a word of the format.</summary>
    public void Line(string name, string value)
    {
        Add(name);
        Add(":");
        Add(value);
        End();
    }

    public void Text(string name, string value) => Texts(name, [value]);

    /// <summary>A list of texts, with commas between them.</summary>
    public void Texts(string name, ReadOnlySpan<string> values)
    {
        Add(name);
        for (var position = 0; position < values.Length; position++)
        {
            Add(position == 0 ? ":" : ",");
            Add(ICalendarText.Escape(values[position]));
        }

        End();
    }

    private void Add(string text)
    {
        var most = Encoding.UTF8.GetMaxByteCount(text.Length);
        if (line.Length - length < most)
        {
            Array.Resize(ref line, Math.Max(line.Length * 2, length + most));
        }

        length += Encoding.UTF8.GetBytes(text, line.AsSpan(length));
    }

    /// <summary>A fold is CRLF and one space, and that space counts for the next line.</summary>
    private void End()
    {
        var rest = line.AsSpan(0, length);
        var room = LongestLine;
        while (rest.Length > room)
        {
            var cut = CharacterStart(rest, room);
            written.Write(rest[..cut]);
            written.Write("\r\n "u8);
            rest = rest[cut..];
            room = LongestLine - 1;
        }

        written.Write(rest);
        written.Write("\r\n"u8);
        length = 0;
    }

    /// <summary>The last position, not after the given one, at which a UTF-8 sequence starts.</summary>
    private static int CharacterStart(ReadOnlySpan<byte> bytes, int position)
    {
        while ((bytes[position] & 0b1100_0000) == 0b1000_0000)
        {
            position--;
        }

        return position;
    }
}
