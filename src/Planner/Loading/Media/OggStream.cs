namespace Planner.Loading.Media;

/// <summary>What the first packet of an Ogg stream says.</summary>
/// <param name="Seconds">From the stream's own clock to seconds.</param>
internal sealed record OggStream(string Codec, Func<long, double> Seconds)
{
    public bool IsVideo { get; init; }
    public long Width { get; init; }
    public long Height { get; init; }
    public double? FrameRate { get; init; }

    /// <summary>Null for what is neither sound nor pictures.</summary>
    public static OggStream? Read(MediaBytes bytes, long packet)
    {
        var head = bytes.Peek(packet, 16);
        if (head.StartsWith("OpusHead"u8))
        {
            // Always counted at 48 kHz, with a beginning that is not heard (RFC 7845).
            var skipped = bytes.Little(packet + 10, 2);
            return new OggStream("opus", time => (time - skipped) / 48_000.0);
        }

        if (head.StartsWith("\u0001vorbis"u8))
        {
            var rate = (double)bytes.Little(packet + 12, 4);
            return new OggStream("vorbis", time => time / rate);
        }

        if (head.StartsWith("\u007FFLAC"u8))
        {
            var rate = (double)(bytes.Big(packet + 27, 3) >> 4);
            return new OggStream("flac", time => time / rate);
        }

        return head is [0x80, (byte)'t', (byte)'h', (byte)'e', (byte)'o', (byte)'r', (byte)'a', ..] ? Theora(bytes, packet) : null;
    }

    /// <summary>The clock counts key frames above some bits and the frames since the last of them below (Theora specification, 6.2).</summary>
    private static OggStream Theora(MediaBytes bytes, long packet)
    {
        var rate = (double)bytes.Big(packet + 22, 4) / bytes.Big(packet + 26, 4);
        var shift = (int)(bytes.Big(packet + 40, 2) >> 5) & 31;
        return new OggStream("theora", time => ((time >> shift) + (time & ((1L << shift) - 1))) / rate)
        {
            IsVideo = true,
            Width = bytes.Big(packet + 14, 3),
            Height = bytes.Big(packet + 17, 3),
            FrameRate = Times.Rate(rate, 1),
        };
    }
}
