using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace Planner.Rendering;

/// <summary>
/// Takes text and keeps UTF-8, so that a page is encoded once, on its way in. One serves many pages of one thread; its
/// memory comes from the pool, since a site is made of many short texts too.
/// </summary>
internal sealed class PageWriter : IDisposable
{
    private byte[] buffer = ArrayPool<byte>.Shared.Rent(16 * 1024);

    /// <summary>How many bytes were written since the last <see cref="Clear"/>.</summary>
    public int Length { get; private set; }

    /// <summary>They hold until the next write.</summary>
    public ReadOnlyMemory<byte> Written => buffer.AsMemory(0, Length);

    /// <summary>Callers split text at ASCII characters only, so no pair of surrogates is torn.</summary>
    public void Write(ReadOnlySpan<char> text)
    {
        Reserve(text.Length * 3);
        Utf8.FromUtf16(text, buffer.AsSpan(Length), out _, out var written);
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

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(buffer);
        buffer = [];
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
