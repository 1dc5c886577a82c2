namespace Planner.Loading.Media;

/// <summary>GIF: its frames are counted by walking over them (GIF89a specification).</summary>
internal static class Gif
{
    /// <summary>Five minutes at thirty a second; a network that takes GIF takes far fewer.</summary>
    private const int MostFrames = 10_000;

    private const byte Extension = 0x21;
    private const byte Image = 0x2C;
    private const byte Trailer = 0x3B;
    private const byte GraphicControl = 0xF9;
    private const byte Application = 0xFF;

    public static MediaFacts Read(MediaBytes bytes)
    {
        var facts = new MediaFacts { MediaType = "image/gif" }.Sized(bytes.Little(6, 2), bytes.Little(8, 2));
        var (frames, hundredths) = (0, 0L);
        for (var position = 13 + TableLength(bytes.At(10)); !bytes.IsSpent;)
        {
            var (kind, label) = (bytes.At(position), (byte)0);
            if (frames == MostFrames && kind == Image)
            {
                return facts with { IsAnimated = true, Frames = frames, HasMoreFrames = true };
            }

            switch (kind)
            {
                case Image:
                    frames++;
                    position = AfterBlocks(bytes, position + 11 + TableLength(bytes.At(position + 9)));
                    break;
                case Extension:
                    label = bytes.At(position + 1);
                    hundredths += label == GraphicControl ? Shown(bytes.Little(position + 4, 2)) : 0;
                    facts = facts with { HasLocation = facts.HasLocation || (label == Application && HasLocation(bytes, position + 2)) };
                    position = AfterBlocks(bytes, position + 2);
                    break;
                default:
                    if (kind != Trailer || frames == 0)
                    {
                        bytes.Report(MediaFault.Corrupt);
                    }

                    return Counted(facts, frames, hundredths);
            }
        }

        return Counted(facts, frames, hundredths) with { HasMoreFrames = true, Duration = null };
    }

    private static MediaFacts Counted(MediaFacts facts, int frames, long hundredths) =>
        facts with { Frames = frames, IsAnimated = frames > 1, Duration = frames > 1 ? Times.Of(hundredths / 100.0) : null };

    /// <summary>Browsers and ffmpeg show a frame that asks for less than 20 ms for 100 ms.</summary>
    private static long Shown(long hundredths) => hundredths < 2 ? 10 : hundredths;

    /// <summary>Three bytes for each of 2 to 256 colours, or none.</summary>
    private static long TableLength(byte flags) => (flags & 0x80) == 0 ? 0 : 3L << ((flags & 7) + 1);

    /// <summary>Blocks have at most 255 bytes, and the last has none.</summary>
    private static long AfterBlocks(MediaBytes bytes, long position)
    {
        for (var length = 1; length > 0 && !bytes.IsSpent; position += length + 1)
        {
            length = bytes.At(position);
            if (position >= bytes.Length)
            {
                break;
            }
        }

        return position;
    }

    /// <summary>XMP stands in a GIF without the lengths of its blocks.</summary>
    private static bool HasLocation(MediaBytes bytes, long start) =>
        bytes.Peek(start + 1, 11).SequenceEqual("XMP DataXMP"u8) && Xmp.HasLocation(bytes, start + 12, bytes.Length);
}
