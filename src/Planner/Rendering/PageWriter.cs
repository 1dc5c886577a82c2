using System.Text;
using System.Text.Unicode;

namespace Planner.Rendering;

/// <summary>
/// Takes text and keeps UTF-8, so that a page is encoded once, on its way in. One serves many pages of one thread.
/// </summary>
internal sealed class PageWriter : TextWriter
{
    private byte[] buffer = new byte[64 * 1024];
    private int length;

    public PageWriter()
        : base(CultureInfo.InvariantCulture)
    {
    }

    public override Encoding Encoding => Encoding.UTF8;

    public override void Write(char value) => Write(new ReadOnlySpan<char>(in value));

    public override void Write(char[] buffer, int index, int count) => Write(buffer.AsSpan(index, count));

    public override void Write(string? value) => Write(value.AsSpan());

    /// <summary>Callers split text at ASCII characters only, so no pair of surrogates is torn.</summary>
    public override void Write(ReadOnlySpan<char> buffer)
    {
        Reserve(buffer.Length * 3);
        Utf8.FromUtf16(buffer, this.buffer.AsSpan(length), out _, out var written);
        length += written;
    }

    public void Write(ReadOnlySpan<byte> utf8)
    {
        Reserve(utf8.Length);
        utf8.CopyTo(buffer.AsSpan(length));
        length += utf8.Length;
    }

    /// <summary>What was written since the last take.</summary>
    public ReadOnlyMemory<byte> Take()
    {
        var page = buffer.AsSpan(0, length).ToArray();
        length = 0;
        return page;
    }

    private void Reserve(int more)
    {
        if (buffer.Length - length < more)
        {
            Array.Resize(ref buffer, Math.Max(buffer.Length * 2, length + more));
        }
    }
}
