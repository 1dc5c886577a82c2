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
                case "meta":
                    facts = facts with { HasLocation = facts.HasLocation || NamesPlace(bytes, box) };
                    break;
                case "udta":
                    facts = facts with { HasLocation = facts.HasLocation || HasPlace(bytes, box) };
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

    /// <summary>The first track of a kind is the one that is shown or heard. A sequence of pictures may have its size already.</summary>
    private static MediaFacts With(IsoTrack track, MediaFacts facts)
    {
        if (!track.IsVideo)
        {
            return facts with { AudioCodec = facts.AudioCodec ?? track.Codec };
        }

        if (facts.VideoCodec is not null || facts.FrameRate is not null)
        {
            return facts;
        }

        var sized = facts.Width is null ? facts.Sized(track.Width, track.Height).Turned(track.IsTurned) : facts;
        return sized with { VideoCodec = track.Codec, Frames = track.Frames, FrameRate = Times.Rate(track.Frames, track.Seconds) };
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

    /// <summary>Cameras write <c>©xyz</c>, phones of the 3GPP <c>loci</c>; editors add XMP.</summary>
    private static bool HasPlace(MediaBytes bytes, IsoBox userData) => IsoBoxes.Of(bytes, userData).Any(box => box.Kind switch
    {
        "\u00A9xyz" or "loci" => true,
        "meta" => NamesPlace(bytes, box),
        "XMP_" => Xmp.HasLocation(bytes, box.Start, box.End),
        _ => false,
    });

    /// <summary>Apple's phones name the place among other things, in a list of names before one of values.</summary>
    private static bool NamesPlace(MediaBytes bytes, IsoBox box) =>
        bytes.Copy(box.Start, box.End - box.Start, MostMetadata).AsSpan().IndexOf("com.apple.quicktime.location.ISO6709"u8) >= 0;
}
