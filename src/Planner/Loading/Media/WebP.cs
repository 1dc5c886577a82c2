namespace Planner.Loading.Media;

/// <summary>WebP: one picture, or frames (RFC 9649).</summary>
internal static class WebP
{
    public static MediaFacts Read(MediaBytes bytes)
    {
        var facts = new MediaFacts { MediaType = "image/webp" };
        var (isTurned, frames, milliseconds) = (false, 0, 0L);
        foreach (var (kind, start, end) in Riff.Chunks(bytes))
        {
            switch (kind)
            {
                case "VP8X":
                    facts = facts.Sized(bytes.Little(start + 4, 3) + 1, bytes.Little(start + 7, 3) + 1);
                    break;
                case "VP8 " when facts.Width is null:
                    // Behind three bytes of flags and three that never change; the two highest bits are for stretching.
                    facts = facts.Sized(bytes.Little(start + 6, 2) & 0x3FFF, bytes.Little(start + 8, 2) & 0x3FFF);
                    break;
                case "VP8L" when facts.Width is null:
                    var sizes = bytes.Little(start + 1, 4);
                    facts = facts.Sized((sizes & 0x3FFF) + 1, ((sizes >> 14) & 0x3FFF) + 1);
                    break;
                case "ANMF":
                    frames++;
                    milliseconds += bytes.Little(start + 12, 3);
                    break;
                case "EXIF":
                    var exif = Exif.Read(bytes, start, end);
                    isTurned |= exif.IsTurned;
                    facts = facts with { HasLocation = facts.HasLocation || exif.HasLocation };
                    break;
                case "XMP ":
                    facts = facts with { HasLocation = facts.HasLocation || Xmp.HasLocation(bytes, start, end) };
                    break;
            }
        }

        if (facts.Width is null)
        {
            bytes.Report(MediaFault.Corrupt);
        }

        return (facts with { Frames = Math.Max(1, frames), IsAnimated = frames > 1, HasMoreFrames = bytes.IsSpent, Duration = frames > 1 ? Times.Of(milliseconds / 1000.0) : null }).Turned(isTurned);
    }
}
