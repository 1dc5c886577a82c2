using System.Buffers;
using System.Text;

namespace Planner.Rendering;

/// <summary>Takes HTML on its way into a page. Its memory comes from the pool: a site is made of many short texts.</summary>
internal sealed class HtmlBuffer : TextWriter
{
    private char[] buffer = ArrayPool<char>.Shared.Rent(16 * 1024);
    private int length;

    public HtmlBuffer()
        : base(CultureInfo.InvariantCulture)
    {
    }

    public override Encoding Encoding => Encoding.Unicode;

    public override void Write(char value) => Write(new ReadOnlySpan<char>(in value));

    public override void Write(string? value) => Write(value.AsSpan());

    public override void Write(char[] buffer, int index, int count) => Write(buffer.AsSpan(index, count));

    public override void Write(ReadOnlySpan<char> buffer)
    {
        if (this.buffer.Length - length < buffer.Length)
        {
            Grow(length + buffer.Length);
        }

        buffer.CopyTo(this.buffer.AsSpan(length));
        length += buffer.Length;
    }

    public Html? ToHtml() => Html.OrNull(ToString());

    public override string ToString() => new(buffer, 0, length);

    protected override void Dispose(bool disposing)
    {
        ArrayPool<char>.Shared.Return(buffer);
        buffer = [];
        base.Dispose(disposing);
    }

    private void Grow(int atLeast)
    {
        var larger = ArrayPool<char>.Shared.Rent(Math.Max(atLeast, buffer.Length * 2));
        buffer.AsSpan(0, length).CopyTo(larger);
        ArrayPool<char>.Shared.Return(buffer);
        buffer = larger;
    }
}
