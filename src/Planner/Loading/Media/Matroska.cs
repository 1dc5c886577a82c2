namespace Planner.Loading.Media;

/// <summary>WebM and Matroska: the description and the tracks, which stand before the pictures and sounds (RFC 9559).</summary>
internal static class Matroska
{
    private const long DocumentType = 0x4282;
    private const long Segment = 0x18538067;
    private const long Information = 0x1549A966;
    private const long Tracks = 0x1654AE6B;
    private const long Cluster = 0x1F43B675;

    public static MediaFacts Read(MediaBytes bytes)
    {
        var facts = new MediaFacts { MediaType = "video/x-matroska" };
        foreach (var element in EbmlElement.Of(bytes, 0, bytes.Length))
        {
            if (element.Id == Segment)
            {
                return ReadSegment(bytes, element, facts);
            }

            foreach (var _ in EbmlElement.Of(bytes, element.Start, element.End).Where(field => field.Id == DocumentType && bytes.Peek(field.Start, 4).SequenceEqual("webm"u8)))
            {
                facts = facts with { MediaType = "video/webm" };
            }
        }

        bytes.Report(MediaFault.CutShort);
        return facts;
    }

    private static MediaFacts ReadSegment(MediaBytes bytes, EbmlElement segment, MediaFacts facts)
    {
        if (segment.End > bytes.Length)
        {
            bytes.Report(MediaFault.CutShort);
        }

        var hasTracks = false;
        foreach (var element in EbmlElement.Of(bytes, segment.Start, segment.End))
        {
            if (element.Id == Information)
            {
                facts = facts with { Duration = Times.Of(Seconds(bytes, element)) };
            }
            else if (element.Id == Tracks)
            {
                facts = EbmlElement.Of(bytes, element.Start, element.End).Aggregate(facts, (before, track) => MatroskaTrack.Read(bytes, track, before));
                hasTracks = true;
            }
            else if (element.Id == Cluster && hasTracks)
            {
                return facts;
            }
        }

        if (!hasTracks)
        {
            bytes.Report(MediaFault.CutShort);
        }

        return facts;
    }

    /// <summary>A floating number of ticks; a tick is a millisecond unless the file says how many nanoseconds it is.</summary>
    private static double Seconds(MediaBytes bytes, EbmlElement information)
    {
        var (ticks, nanoseconds) = (0.0, 1_000_000L);
        foreach (var field in EbmlElement.Of(bytes, information.Start, information.End))
        {
            ticks = field.Id == 0x4489 ? field.Float(bytes) : ticks;
            nanoseconds = field.Id == 0x2AD7B1 ? field.Number(bytes) : nanoseconds;
        }

        return ticks * nanoseconds / 1e9;
    }
}
