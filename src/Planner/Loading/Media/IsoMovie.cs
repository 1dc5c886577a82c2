namespace Planner.Loading.Media;

/// <summary>The index of a video: how long it lasts, its tracks, and where it was taken.</summary>
internal static class IsoMovie
{
    /// <summary>Where QuickTime's named metadata are longer than this, they hold pictures.</summary>
    private const int MostMetadata = 64 * 1024;

    public static MediaFacts Read(MediaBytes bytes, IsoBox movie, MediaFacts facts)
    {
        var (seconds, scale, isFragmented) = (0.0, 0L, false);
        var hasVideo = false;
        foreach (var box in IsoBoxes.Of(bytes, movie))
        {
            switch (box.Kind)
            {
                case "mvhd":
                    (seconds, scale) = Length(bytes, box);
                    break;
                case "mvex":
                    // What the header says is then only the part before the fragments, if anything.
                    isFragmented = true;
                    seconds = Fragments(bytes, box, scale);
                    break;
                case "trak" when IsoTrack.Read(bytes, box) is { } track:
                    hasVideo |= track.IsVideo;
                    facts = With(track, facts);
                    break;
                case "udta" or "meta":
                    facts = facts with { HasLocation = facts.HasLocation || HasLocation(bytes, box) };
                    break;
            }
        }

        return facts with
        {
            MediaType = !hasVideo && facts.AudioCodec is not null && facts.MediaType == "video/mp4" ? "audio/mp4" : facts.MediaType,
            Duration = Times.Of(seconds) ?? facts.Duration,
            Frames = isFragmented ? null : facts.Frames,
            FrameRate = isFragmented ? null : facts.FrameRate,
        };
    }

    /// <summary>The first track of a kind is the one that is shown or heard. A sequence of pictures has its size already.</summary>
    private static MediaFacts With(IsoTrack track, MediaFacts facts)
    {
        if (!track.IsVideo)
        {
            return facts with { AudioCodec = facts.AudioCodec ?? track.Codec };
        }

        var isFirst = facts.VideoCodec is null && facts.FrameRate is null;
        return !isFirst ? facts
            : (facts.Width is null ? facts.Sized(track.Width, track.Height).Turned(track.IsTurned) : facts with { IsAnimated = track.Frames > 1 })
                with { VideoCodec = track.Codec, Frames = track.Frames, FrameRate = Times.Rate(track.Frames, track.Seconds) };
    }

    /// <summary>The same in the headers of a movie and of a track's media; all ones say that nobody knows.</summary>
    public static (double Seconds, long Scale) Length(MediaBytes bytes, IsoBox header)
    {
        var isLong = bytes.At(header.Start) == 1;
        var scale = bytes.Big(header.Start + (isLong ? 20 : 12), 4);
        var units = isLong ? bytes.Big(header.Start + 24, 8) : bytes.Big(header.Start + 16, 4);
        return (scale == 0 || units == uint.MaxValue ? 0 : (double)units / scale, scale);
    }

    private static double Fragments(MediaBytes bytes, IsoBox extends, long scale) =>
        scale > 0 && IsoBoxes.Of(bytes, extends).FirstOrDefault(box => box.Kind == "mehd") is { } header
            ? (double)bytes.Big(header.Start + 4, bytes.At(header.Start) == 1 ? 8 : 4) / scale : 0;

    /// <summary>
    /// Cameras write <c>©xyz</c>, phones of the 3GPP <c>loci</c>, Apple's a name among others; editors add XMP. They stand
    /// in a list of boxes or in a box of that list, so their names are searched.
    /// </summary>
    private static bool HasLocation(MediaBytes bytes, IsoBox box)
    {
        var content = bytes.Copy(box.Start, box.End - box.Start, MostMetadata).AsSpan();
        return content.IndexOf("\u00A9xyz"u8[1..]) >= 0 || content.IndexOf("loci"u8) >= 0
            || content.IndexOf("com.apple.quicktime.location.ISO6709"u8) >= 0 || Xmp.HasLocation(content);
    }
}
