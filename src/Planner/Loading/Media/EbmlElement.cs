using System.Buffers.Binary;
using System.Numerics;

namespace Planner.Loading.Media;

/// <summary>A part of a Matroska file (RFC 8794).</summary>
/// <param name="Id">With its length marker, as the specifications write it.</param>
/// <param name="End">May lie behind the end of the file; a live recording's is the parent's.</param>
internal sealed record EbmlElement(long Id, long Start, long End)
{
    public static IEnumerable<EbmlElement> Of(MediaBytes bytes, long start, long end)
    {
        for (var position = start; position < Math.Min(end, bytes.Length) && bytes.NextPart();)
        {
            var idLength = Octets(bytes.At(position));
            var sizeLength = Octets(bytes.At(position + idLength));
            if (idLength > 4 || sizeLength > 8)
            {
                bytes.Report(MediaFault.Corrupt);
                yield break;
            }

            var first = position + idLength + sizeLength;
            var mask = (1L << (7 * sizeLength)) - 1;
            var size = Size(bytes, position + idLength, sizeLength) & mask;
            var element = new EbmlElement(bytes.Big(position, idLength), first, size == mask ? end : first + size);
            yield return element;
            position = element.End;
        }
    }

    /// <summary>How many bytes a number has: as many as there are zeros before its first one, and one.</summary>
    private static int Octets(byte first) => BitOperations.LeadingZeroCount((uint)first) - 23;

    /// <summary>Without the marker, which would be above what a number may be.</summary>
    private static long Size(MediaBytes bytes, long position, int count) =>
        count == 8 ? bytes.Big(position + 1, 7) : bytes.Big(position, count);

    public long Number(MediaBytes bytes) => End - Start is > 0 and <= 8 and var count ? bytes.Big(Start, (int)count) : 0;

    public double Float(MediaBytes bytes) => bytes.Peek(Start, (int)Math.Clamp(End - Start, 0, 8)) switch
    {
        { Length: 8 } eight => BinaryPrimitives.ReadDoubleBigEndian(eight),
        { Length: 4 } four => BinaryPrimitives.ReadSingleBigEndian(four),
        _ => 0,
    };

    public string Text(MediaBytes bytes) => bytes.Text(Start, (int)Math.Clamp(End - Start, 0, 64));
}
