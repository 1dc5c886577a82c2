namespace Planner.Loading.Media;

/// <summary>The items of a HEIC or AVIF file that are not pictures (ISO/IEC 14496-12, 8.11).</summary>
internal static class IsoItems
{
    /// <summary>By number, <c>Exif</c> and <c>mime</c>, which is how XMP comes; a picture has one of each at most.</summary>
    public static Dictionary<long, string> Kinds(MediaBytes bytes, IsoBox list)
    {
        var kinds = new Dictionary<long, string>();
        foreach (var box in IsoBoxes.Of(bytes, list, skipped: bytes.At(list.Start) == 0 ? 6 : 8))
        {
            var idLength = bytes.At(box.Start) == 2 ? 2 : 4;
            var kind = bytes.Text(box.Start + 6 + idLength, 4);
            if (box.Kind == "infe" && kind is "Exif" or "mime")
            {
                kinds[bytes.Big(box.Start + 4, idLength)] = kind;
            }
        }

        return kinds;
    }

    /// <summary>Where each item's first part lies. How many bytes each number has stands at the beginning.</summary>
    public static IEnumerable<(long Item, long Start, long Length)> Places(MediaBytes bytes, IsoBox list, long data)
    {
        var version = bytes.At(list.Start);
        var sizes = (int)bytes.Big(list.Start + 4, 2);
        var (offset, length, origin, index) = (sizes >> 12, (sizes >> 8) & 15, (sizes >> 4) & 15, version == 0 ? 0 : sizes & 15);
        if (Math.Max(Math.Max(offset, length), Math.Max(origin, index)) > 8)
        {
            bytes.Report(MediaFault.Corrupt);
            yield break;
        }

        var idLength = version == 2 ? 4 : 2;
        var position = list.Start + 6 + idLength;
        for (var items = bytes.Big(list.Start + 6, idLength); items > 0 && position < list.End && bytes.NextPart(); items--)
        {
            var item = bytes.Big(position, idLength);
            position += idLength;
            var isInData = version > 0 && (bytes.Big(position, 2) & 15) == 1;
            position += version > 0 ? 4 : 2;
            var start = bytes.Big(position, origin) + (isInData ? data : 0);
            var extents = bytes.Big(position + origin, 2);
            position += origin + 2;
            if (extents > 0)
            {
                yield return (item, start + bytes.Big(position + index, offset), bytes.Big(position + index + offset, length));
            }

            position += extents * (index + offset + length);
        }
    }
}
