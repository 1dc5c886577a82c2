using System.Buffers.Binary;

namespace Planner.Loading.Media;

/// <summary>Sound alone: MP3, and FLAC in its own file.</summary>
internal static class Sound
{
    /// <summary>In kbit/s, for MPEG-1 and for MPEG-2, layer III (ISO/IEC 11172-3, 2.4.2.3; 13818-3).</summary>
    private static readonly ImmutableArray<int> Rates1 = [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 0];
    private static readonly ImmutableArray<int> Rates2 = [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160, 0];
    private static readonly ImmutableArray<int> Samples1 = [44_100, 48_000, 32_000, 0];

    /// <summary>STREAMINFO comes first and has a fixed form (RFC 9639, 8.2).</summary>
    public static MediaFacts ReadFlac(MediaBytes bytes)
    {
        var rate = bytes.Big(18, 3) >> 4;
        var samples = ((bytes.Big(21, 1) & 15) << 32) | bytes.Big(22, 4);
        return new MediaFacts { MediaType = "audio/flac", AudioCodec = "flac", Duration = rate == 0 ? null : Times.Of((double)samples / rate) };
    }

    /// <summary>A tag, then frames. AAC in frames of its own (ADTS) looks alike, with layer 0.</summary>
    public static MediaFacts ReadMpeg(MediaBytes bytes)
    {
        var start = bytes.Peek(0, 3).SequenceEqual("ID3"u8) ? 10 + TagLength(bytes) : 0;
        if (start >= bytes.Length)
        {
            bytes.Report(MediaFault.CutShort);
        }

        var header = bytes.Peek(start, 4) is { Length: 4 } four ? BinaryPrimitives.ReadUInt32BigEndian(four) : 0;
        return (header >> 17 & 0x7FFF, header >> 17 & 3) switch
        {
            ( >= 0x7FF0, 1) => Frames(bytes, start, header),
            ( >= 0x7FF0, 0) => new MediaFacts { MediaType = "audio/aac", AudioCodec = "aac" },
            _ when start > 0 => new MediaFacts { MediaType = "audio/mpeg" },
            _ => new MediaFacts(),
        };
    }

    /// <summary>Seven bits in each of four bytes.</summary>
    private static long TagLength(MediaBytes bytes) => (bytes.Big(6, 1) << 21) | (bytes.Big(7, 1) << 14) | (bytes.Big(8, 1) << 7) | bytes.Big(9, 1);

    /// <summary>The first frame of a file of varying rate counts all; where none does, all are as long as the first.</summary>
    private static MediaFacts Frames(MediaBytes bytes, long start, uint header)
    {
        var facts = new MediaFacts { MediaType = "audio/mpeg", AudioCodec = "mp3" };
        var (isFirst, isQuarter) = ((header >> 19 & 3) == 3, (header >> 19 & 3) == 0);
        var samples = Samples1[(int)(header >> 10 & 3)] / (isFirst ? 1 : isQuarter ? 4 : 2);
        var rate = (isFirst ? Rates1 : Rates2)[(int)(header >> 12 & 15)];
        var frame = bytes.Peek(start, 64);
        var count = Math.Max(frame.IndexOf("Xing"u8), frame.IndexOf("Info"u8));
        return count >= 0 && samples > 0 && (bytes.At(start + count + 7) & 1) == 1
            ? facts with { Duration = Times.Of((double)bytes.Big(start + count + 8, 4) * (isFirst ? 1152 : 576) / samples) }
            : facts with { Duration = rate == 0 ? null : Times.Of((bytes.Length - start) / (rate * 125.0)) };
    }
}
