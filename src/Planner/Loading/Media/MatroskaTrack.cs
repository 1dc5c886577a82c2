namespace Planner.Loading.Media;

/// <summary>A track of a Matroska file; the first of a kind counts.</summary>
internal static class MatroskaTrack
{
    private const long Entry = 0xAE;
    private const long Kind = 0x83;
    private const long CodecId = 0x86;
    private const long Video = 0xE0;
    private const long FrameDuration = 0x23E383;

    public static MediaFacts Read(MediaBytes bytes, EbmlElement track, MediaFacts facts)
    {
        if (track.Id != Entry)
        {
            return facts;
        }

        var fields = EbmlElement.Of(bytes, track.Start, track.End).ToArray();
        var codec = Find(fields, CodecId) is { } id ? Codecs.OfMatroska(id.Text(bytes)) : null;
        return Find(fields, Kind)?.Number(bytes) switch
        {
            1 when facts.Width is null && Find(fields, Video) is { } video => Sized(bytes, video, facts) with
            {
                VideoCodec = codec,
                FrameRate = Find(fields, FrameDuration) is { } nanoseconds ? Times.Rate(1e9, nanoseconds.Number(bytes)) : null,
            },
            2 => facts with { AudioCodec = facts.AudioCodec ?? codec },
            _ => facts,
        };
    }

    private static EbmlElement? Find(EbmlElement[] fields, long id) => Array.Find(fields, field => field.Id == id);

    /// <summary>The size to be shown where it is in pixels (unit 0), else the size as stored.</summary>
    private static MediaFacts Sized(MediaBytes bytes, EbmlElement video, MediaFacts facts)
    {
        var (width, height, shownWidth, shownHeight, unit) = (0L, 0L, 0L, 0L, 0L);
        foreach (var field in EbmlElement.Of(bytes, video.Start, video.End))
        {
            switch (field.Id)
            {
                case 0xB0: width = field.Number(bytes); break;
                case 0xBA: height = field.Number(bytes); break;
                case 0x54B0: shownWidth = field.Number(bytes); break;
                case 0x54BA: shownHeight = field.Number(bytes); break;
                case 0x54B2: unit = field.Number(bytes); break;
            }
        }

        return unit == 0 && shownWidth > 0 && shownHeight > 0 ? facts.Sized(shownWidth, shownHeight) : facts.Sized(width, height);
    }
}
