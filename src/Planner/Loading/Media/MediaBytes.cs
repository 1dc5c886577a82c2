using System.Text;

namespace Planner.Loading.Media;

/// <summary>Reads from a position of a file into the buffer; says how many bytes, fewer than fit only where the file ends.</summary>
public delegate int ReadAt(long position, Span<byte> buffer);

/// <summary>
/// The bytes of one file, a page at a time. Whoever reads past the end gets zeros and a fault rather than an exception. What
/// is read has a limit, so that a file made to be slow is given up.
/// </summary>
internal sealed class MediaBytes(long length, ReadAt source)
{
    private const int Page = 4096;

    /// <summary>The frames of a GIF of 64 MiB can be counted; no network takes a larger one.</summary>
    private long bytesLeft = 64L << 20;

    /// <summary>An hour of video in fragments of a second has 7,200 boxes, a PNG of 100 MB in pieces of 8 kB has 12,500.</summary>
    private int partsLeft = 20_000;

    private readonly byte[] window = new byte[2 * Page];
    private long windowStart;
    private int windowLength;
    private MediaFault? fault;

    public long Length => length;

    public MediaFault? Fault => fault ?? (IsSpent ? MediaFault.TooManyParts : null);

    public bool IsSpent => bytesLeft <= 0 || partsLeft < 0;

    /// <summary>The first fault stays: later ones follow from it.</summary>
    public void Report(MediaFault found)
    {
        if (!IsSpent)
        {
            fault ??= found;
        }
    }

    /// <summary>To be asked before each part of a file; false when there were too many.</summary>
    public bool NextPart() => --partsLeft >= 0 && bytesLeft > 0;

    /// <summary>Fewer bytes where the file ends; good until the next call.</summary>
    /// <param name="position">Anywhere, also outside the file.</param>
    /// <param name="count">At most 4096.</param>
    public ReadOnlySpan<byte> Peek(long position, int count)
    {
        if (position < 0 || position >= length)
        {
            return [];
        }

        var end = Math.Min(position + count, length);
        if (position < windowStart || end > windowStart + windowLength)
        {
            Fill(position, end);
        }

        var offset = (int)(position - windowStart);
        return window.AsSpan(offset, (int)Math.Clamp(windowLength - offset, 0, end - position));
    }

    private void Fill(long position, long end)
    {
        windowStart = position & ~(Page - 1L);
        windowLength = 0;
        var wanted = (int)(((end + Page - 1) & ~(Page - 1L)) - windowStart);
        if (bytesLeft > 0)
        {
            bytesLeft -= wanted;
            windowLength = Read(windowStart, window.AsSpan(0, wanted));
        }
    }

    private int Read(long position, Span<byte> buffer)
    {
        var done = 0;
        for (var read = 1; done < buffer.Length && read > 0; done += read)
        {
            read = source(position + done, buffer[done..]);
        }

        return done;
    }

    /// <summary>A copy of a part of the file, shorter where the file ends.</summary>
    /// <param name="position">Where it begins.</param>
    /// <param name="count">As the file says, so it may be anything.</param>
    /// <param name="most">Where we stop.</param>
    public byte[] Copy(long position, long count, int most)
    {
        var copy = new byte[bytesLeft <= 0 || position < 0 ? 0 : Math.Clamp(length - position, 0, Math.Clamp(count, 0, most))];
        bytesLeft -= copy.Length;
        return copy[..Read(position, copy)];
    }

    public byte At(long position) => (byte)Big(position, 1);

    /// <summary>A number with the highest byte first. At most 2^60, so that sums of two do not overflow.</summary>
    public long Big(long position, int count)
    {
        var value = 0UL;
        foreach (var each in Exactly(position, count))
        {
            value = (value << 8) | each;
        }

        return (long)Math.Min(value, 1UL << 60);
    }

    /// <summary>A number with the lowest byte first, of at most four bytes.</summary>
    public long Little(long position, int count)
    {
        var (value, shift) = (0L, 0);
        foreach (var each in Exactly(position, count))
        {
            value |= (long)each << shift;
            shift += 8;
        }

        return value;
    }

    /// <summary>A code of a few letters, a character for a byte.</summary>
    public string Text(long position, int count) => Encoding.Latin1.GetString(Exactly(position, count));

    /// <summary>Whether these bytes stand anywhere from a position to the end: searched from the end, where they usually are.</summary>
    public bool HasAfter(long start, ReadOnlySpan<byte> wanted)
    {
        var step = Page - wanted.Length;
        for (var end = length; end > start; end -= step)
        {
            var from = Math.Max(start, end - step);
            if (Peek(from, (int)(end - from) + wanted.Length - 1).IndexOf(wanted) >= 0)
            {
                return true;
            }
        }

        return false;
    }

    private ReadOnlySpan<byte> Exactly(long position, int count)
    {
        var bytes = Peek(position, count);
        if (bytes.Length == count)
        {
            return bytes;
        }

        Report(MediaFault.CutShort);
        return [];
    }
}
