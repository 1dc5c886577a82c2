using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace Planner.Rendering;

/// <summary>
/// Takes text and keeps UTF-8, so that a page is encoded once, on its way in. One serves many pages of one thread; its
/// memory comes from the pool, since a site is made of many short texts too.
/// </summary>
internal sealed class PageWriter : TextWriter
{
    private byte[] buffer = ArrayPool<byte>.Shared.Rent(16 * 1024);

    public PageWriter()
        : base(CultureInfo.InvariantCulture)
    {
    }

    public override Encoding Encoding => Encoding.UTF8;

    /// <summary>How many bytes were written since the last <see cref="Clear"/>.</summary>
    public int Length { get; private set; }

    /// <summary>They hold until the next write.</summary>
    public ReadOnlyMemory<byte> Written => buffer.AsMemory(0, Length);

    public override void Write(char value) => Write(new ReadOnlySpan<char>(in value));

    public override void Write(char[] buffer, int index, int count) => Write(buffer.AsSpan(index, count));

    public override void Write(string? value) => Write(value.AsSpan());

    /// <summary>Callers split text at ASCII characters only, so no pair of surrogates is torn.</summary>
    public override void Write(ReadOnlySpan<char> buffer)
    {
        Reserve(buffer.Length * 3);
        Utf8.FromUtf16(buffer, this.buffer.AsSpan(Length), out _, out var written);
        Length += written;
    }

    public void Write(ReadOnlySpan<byte> utf8)
    {
        Reserve(utf8.Length);
        utf8.CopyTo(buffer.AsSpan(Length));
        Length += utf8.Length;
    }

    /// <summary>Writes once more what was written before.</summary>
    public void Repeat(int start, int length)
    {
        Reserve(length);
        Buffer.BlockCopy(buffer, start, buffer, Length, length);
        Length += length;
    }

    public void Clear() => Length = 0;

    public Html? ToHtml() => Length == 0 ? null : Html.Of(Written.ToArray());

    public override string ToString() => Encoding.UTF8.GetString(Written.Span);

    protected override void Dispose(bool disposing)
    {
        ArrayPool<byte>.Shared.Return(buffer);
        buffer = [];
        base.Dispose(disposing);
    }

    private void Reserve(int more)
    {
        if (buffer.Length - Length < more)
        {
            var larger = ArrayPool<byte>.Shared.Rent(Math.Max(buffer.Length * 2, Length + more));
            buffer.AsSpan(0, Length).CopyTo(larger);
            ArrayPool<byte>.Shared.Return(buffer);
            buffer = larger;
        }
    }
}
