namespace Planner.Loading.Media;

/// <summary>A track of a video.</summary>
/// <param name="Width">In pixels, before it is turned.</param>
/// <param name="IsTurned">By 90 or 270 degrees when shown.</param>
internal sealed record IsoTrack(bool IsVideo, string? Codec, long Width, long Height, bool IsTurned, int Frames, double Seconds)
{
    /// <summary>Null for what is neither pictures nor sound, such as subtitles and time codes.</summary>
    public static IsoTrack? Read(MediaBytes bytes, IsoBox box)
    {
        var parts = IsoBoxes.Of(bytes, box).ToArray();
        if (Find(parts, "tkhd") is not { } header || Find(parts, "mdia") is not { } media)
        {
            return null;
        }

        var inMedia = IsoBoxes.Of(bytes, media).ToArray();
        var kind = Find(inMedia, "hdlr") is { } handler ? bytes.Text(handler.Start + 8, 4) : "";
        if (kind is not ("vide" or "soun" or "pict"))
        {
            return null;
        }

        var seconds = Find(inMedia, "mdhd") is { } length ? IsoMovie.Length(bytes, length).Seconds : 0;
        var samples = Find(inMedia, "minf") is { } information && IsoBoxes.Of(bytes, information).FirstOrDefault(each => each.Kind == "stbl") is { } table
            ? IsoBoxes.Of(bytes, table).ToArray() : [];
        return OfHeader(bytes, header) with
        {
            IsVideo = kind != "soun",
            Codec = Find(samples, "stsd") is { } descriptions ? CodecOf(bytes, descriptions) : null,
            Frames = (Find(samples, "stsz") ?? Find(samples, "stz2")) is { } sizes ? (int)Math.Min(bytes.Big(sizes.Start + 8, 4), int.MaxValue) : 0,
            Seconds = seconds,
        };
    }

    private static IsoBox? Find(IsoBox[] boxes, string kind) => Array.Find(boxes, box => box.Kind == kind);

    /// <summary>
    /// The matrix is nine numbers, of which a picture that is turned by 90 or 270 degrees has 0 in the first and the fifth.
    /// Width and height behind it are in 65,536ths, and as shown: of pixels that are not square, too.
    /// </summary>
    private static IsoTrack OfHeader(MediaBytes bytes, IsoBox header)
    {
        var matrix = header.Start + (bytes.At(header.Start) == 1 ? 52 : 40);
        var isTurned = bytes.Big(matrix, 4) == 0 && bytes.Big(matrix + 16, 4) == 0 && bytes.Big(matrix + 4, 4) != 0;
        return new IsoTrack(IsVideo: false, null, bytes.Big(matrix + 36, 4) >> 16, bytes.Big(matrix + 40, 4) >> 16, isTurned, 0, 0);
    }

    /// <summary>Of the first description, which all but rare files have alone.</summary>
    private static string? CodecOf(MediaBytes bytes, IsoBox descriptions)
    {
        var code = bytes.Text(descriptions.Start + 12, 4);
        return code == "mp4a" && IsLayerThree(bytes, descriptions) ? "mp3" : Codecs.OfFourCharacters(code);
    }

    /// <summary>MP3 hides as <c>mp4a</c>: the description's descriptor of tag 4 begins with 0x69 or 0x6B (ISO/IEC 14496-1, table 5).</summary>
    private static bool IsLayerThree(MediaBytes bytes, IsoBox descriptions)
    {
        var content = bytes.Peek(descriptions.Start + 16, 256);
        var start = content.IndexOf("esds"u8);
        return start >= 0 && KindOf(content[Math.Min(start + 8, content.Length)..]) is 0x69 or 0x6B;
    }

    /// <summary>Stands before the last byte of a length, up to three times.</summary>
    private static ReadOnlySpan<byte> Longer => [0x80];

    /// <summary>A descriptor is a tag, its length in one to four bytes, and here three bytes before the next one.</summary>
    private static byte KindOf(ReadOnlySpan<byte> descriptor)
    {
        var outer = descriptor.TrimStart("\u0003"u8).TrimStart(Longer);
        var inner = outer.Length > 4 ? outer[4..] : [];
        return inner is [0x04, ..] && inner[1..].TrimStart(Longer) is [_, var kind, ..] ? kind : (byte)0;
    }
}
