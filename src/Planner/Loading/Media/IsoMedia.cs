namespace Planner.Loading.Media;

/// <summary>MP4, MOV, M4A, HEIC and AVIF: one family, told apart by the brand at the beginning.</summary>
internal static class IsoMedia
{
    private static readonly FrozenSet<string> Beginnings = FrozenSet.Create(StringComparer.Ordinal, "ftyp", "moov", "mdat", "wide", "pnot", "skip", "free");

    /// <summary>Files from before brands are QuickTime, and begin with any of its parts.</summary>
    public static bool Is(ReadOnlySpan<byte> head) =>
        head.Length >= 8 && head[0] == 0 && Beginnings.Contains(System.Text.Encoding.Latin1.GetString(head.Slice(4, 4)));

    public static MediaFacts Read(MediaBytes bytes)
    {
        var facts = new MediaFacts { MediaType = TypeOf(bytes) };
        var isPicture = facts.MediaType?.StartsWith("image/", StringComparison.Ordinal) == true;
        var (hasIndex, hasData, fragments, indexed) = (false, false, 0.0, -1L);
        foreach (var box in IsoBoxes.Of(bytes, 0, bytes.Length))
        {
            if (box.End > bytes.Length)
            {
                bytes.Report(MediaFault.CutShort);
            }

            switch (box.Kind)
            {
                case "moov":
                    facts = IsoMovie.Read(bytes, box, facts);
                    facts = facts with { HasFastStart = !hasData && !isPicture, IsAnimated = isPicture && facts.Frames > 1 };
                    hasIndex = true;
                    break;
                case "meta" when isPicture:
                    facts = IsoPicture.Read(bytes, box, facts);
                    hasIndex = true;
                    break;
                case "mdat":
                    hasData = true;
                    break;
                case "sidx" when indexed < 0 || indexed == bytes.Big(box.Start + 4, 4):
                    // Of one track: each may have its own.
                    indexed = bytes.Big(box.Start + 4, 4);
                    fragments += SecondsOf(bytes, box);
                    break;
                case "uuid" when bytes.Peek(box.Start, 16).SequenceEqual(XmpId):
                    facts = facts with { HasLocation = facts.HasLocation || Xmp.HasLocation(bytes, box.Start, box.End) };
                    break;
            }
        }

        if (!hasIndex)
        {
            bytes.Report(MediaFault.CutShort);
        }

        return facts with { Duration = facts.Duration ?? Times.Of(fragments) };
    }

    /// <summary>XMP specification part 3, 1.2.7.1.</summary>
    private static ReadOnlySpan<byte> XmpId => [0xBE, 0x7A, 0xCF, 0xCB, 0x97, 0xA9, 0x42, 0xE8, 0x9C, 0x71, 0x99, 0x94, 0x91, 0xE3, 0xAF, 0xAC];

    private static string TypeOf(MediaBytes bytes)
    {
        if (bytes.Text(4, 4) != "ftyp")
        {
            return "video/quicktime";
        }

        var brand = bytes.Text(8, 4);
        return brand switch
        {
            "avif" or "avis" => "image/avif",
            "mif1" or "msf1" or "miaf" => IsAvif(bytes) ? "image/avif" : "image/heic",
            "heic" or "heix" or "heim" or "heis" or "hevc" or "hevx" or "hevm" or "hevs" => "image/heic",
            "qt  " => "video/quicktime",
            "M4A " or "M4B " or "M4P " => "audio/mp4",
            _ when brand.StartsWith("3g", StringComparison.Ordinal) => "video/3gpp",
            _ => "video/mp4",
        };
    }

    /// <summary>General brands name the coding among those that the file goes with as well.</summary>
    private static bool IsAvif(MediaBytes bytes)
    {
        var brands = bytes.Peek(16, (int)Math.Clamp(bytes.Big(0, 4) - 16, 0, 256));
        return brands.IndexOf("avif"u8) >= 0 || brands.IndexOf("avis"u8) >= 0;
    }

    /// <summary>A segment index lists fragments with how long each lasts; its numbers are four bytes, but for two that grew.</summary>
    private static double SecondsOf(MediaBytes bytes, IsoBox box)
    {
        var isLong = bytes.At(box.Start) > 0;
        var list = box.Start + (isLong ? 28 : 20);
        var (scale, count) = (bytes.Big(box.Start + 8, 4), bytes.Big(list + 2, 2));
        var units = 0L;
        for (var entry = list + 4; count > 0 && entry + 12 <= box.End && !bytes.IsSpent; entry += 12, count--)
        {
            // With the highest bit an entry stands for another index.
            units += bytes.At(entry) < 0x80 ? bytes.Big(entry + 4, 4) : 0;
        }

        return scale == 0 ? 0 : (double)units / scale;
    }
}
