namespace Planner.Loading.Media;

/// <summary>Ogg: what the first pages hold, and the clock of the last one (RFC 3533).</summary>
internal static class Ogg
{
    private const int Header = 27;

    /// <summary>The longest page, with its table of 255 lengths of at most 255.</summary>
    private const int LongestPage = Header + 255 + (255 * 255);

    public static MediaFacts Read(MediaBytes bytes)
    {
        var facts = new MediaFacts { MediaType = "audio/ogg" };
        Func<long, double> clock = _ => 0;
        var serial = -1L;
        for (var page = 0L; bytes.NextPart() && IsPage(bytes, page) && (bytes.At(page + 5) & 2) != 0; page = After(bytes, page))
        {
            var stream = OggStream.Read(bytes, page + Header + bytes.At(page + 26));
            if (stream is not null && (stream.IsVideo || serial < 0))
            {
                (clock, serial) = (stream.Seconds, bytes.Little(page + 14, 4));
            }

            facts = stream switch
            {
                { IsVideo: true } => facts.Sized(stream.Width, stream.Height) with { MediaType = "video/ogg", VideoCodec = stream.Codec, FrameRate = stream.FrameRate },
                { } => facts with { AudioCodec = facts.AudioCodec ?? stream.Codec },
                null => facts,
            };
        }

        return facts with { Duration = Times.Of(clock(LastTime(bytes, serial))) };
    }

    private static bool IsPage(MediaBytes bytes, long position) => bytes.Peek(position, 4).SequenceEqual("OggS"u8);

    private static long After(MediaBytes bytes, long page)
    {
        var lengths = bytes.Peek(page + Header, bytes.At(page + 26));
        var end = page + Header + lengths.Length;
        foreach (var length in bytes.Peek(page + Header, bytes.At(page + 26)))
        {
            end += length;
        }

        return end;
    }

    /// <summary>Of the last page of a stream, counted as the stream counts.</summary>
    private static long LastTime(MediaBytes bytes, long serial)
    {
        var start = Math.Max(0, bytes.Length - (2 * LongestPage));
        var tail = bytes.Copy(start, bytes.Length - start, 2 * LongestPage).AsSpan();
        var isLast = true;
        for (var at = tail.LastIndexOf("OggS"u8); at >= 0 && bytes.NextPart(); at = tail[..at].LastIndexOf("OggS"u8))
        {
            var page = start + at;
            if (isLast && After(bytes, page) != bytes.Length)
            {
                bytes.Report(MediaFault.CutShort);
            }

            isLast = false;
            if (bytes.Little(page + 14, 4) == serial && bytes.Little(page + 10, 4) < int.MaxValue)
            {
                return (bytes.Little(page + 10, 4) << 32) | bytes.Little(page + 6, 4);
            }
        }

        return 0;
    }
}
