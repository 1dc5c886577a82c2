namespace Planner.Loading.Media;

/// <summary>JPEG: segments up to the pixels, and the mark at the end (ITU-T T.81, annex B).</summary>
internal static class Jpeg
{
    private const byte StartOfScan = 0xDA;
    private const byte Application1 = 0xE1;

    public static MediaFacts Read(MediaBytes bytes)
    {
        var facts = new MediaFacts { MediaType = "image/jpeg", Frames = 1 };
        var isTurned = false;
        foreach (var (marker, start, end) in Segments(bytes))
        {
            if (IsFrame(marker))
            {
                facts = facts.Sized(bytes.Big(start + 3, 2), bytes.Big(start + 1, 2));
            }
            else if (marker == Application1 && bytes.Peek(start, 6).SequenceEqual("Exif\0\0"u8))
            {
                var exif = Exif.Read(bytes, start + 6, end);
                isTurned |= exif.IsTurned;
                facts = facts with { HasLocation = facts.HasLocation || exif.HasLocation };
            }
            else if (marker == Application1)
            {
                // XMP, or a further part of it. The rest has no name in common.
                facts = facts with { HasLocation = facts.HasLocation || Xmp.HasLocation(bytes, start, end) };
            }
        }

        if (facts.Width is null)
        {
            bytes.Report(MediaFault.Corrupt);
        }

        return facts.Turned(isTurned);
    }

    /// <summary>SOF0 to SOF15; three numbers between them say something else.</summary>
    private static bool IsFrame(byte marker) => marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC);

    private static IEnumerable<(byte Marker, long Start, long End)> Segments(MediaBytes bytes)
    {
        for (var position = 2L; bytes.NextPart();)
        {
            var marker = bytes.At(position + 1);
            if (bytes.At(position) != 0xFF || marker is 0 or 0xD9)
            {
                bytes.Report(MediaFault.Corrupt);
                yield break;
            }

            if (marker is 0xFF or 0x01 or (>= 0xD0 and <= 0xD8))
            {
                // Bytes of 0xFF may stand before a marker, and some markers stand alone.
                position += marker == 0xFF ? 1 : 2;
                continue;
            }

            var end = position + 2 + Math.Max(2, bytes.Big(position + 2, 2));
            if (marker == StartOfScan)
            {
                // Pixels hold no marker, so the mark of the end is missing where the file was cut. Phones put videos behind it.
                if (!bytes.HasAfter(end, [0xFF, 0xD9]))
                {
                    bytes.Report(MediaFault.CutShort);
                }

                yield break;
            }

            yield return (marker, position + 4, end);
            position = end;
        }
    }
}
