namespace Planner.Loading.Media;

/// <summary>RIFF, in which WebP, WAV and AVI come: chunks with their length, padded to even places.</summary>
internal static class Riff
{
    private const int Header = 12;

    public static MediaFacts Read(MediaBytes bytes)
    {
        if (bytes.Little(4, 4) + 8 > bytes.Length)
        {
            bytes.Report(MediaFault.CutShort);
        }

        return bytes.Text(8, 4) switch
        {
            "WEBP" => WebP.Read(bytes),
            "WAVE" => Wave(bytes),
            "AVI " => new MediaFacts { MediaType = "video/x-msvideo" },
            _ => new MediaFacts(),
        };
    }

    /// <summary>What lies behind the last chunk that fits is left to whoever reports that the file is cut short.</summary>
    public static IEnumerable<(string Kind, long Start, long End)> Chunks(MediaBytes bytes)
    {
        var end = Math.Min(bytes.Length, bytes.Little(4, 4) + 8);
        for (var position = (long)Header; position + 8 <= end && bytes.NextPart();)
        {
            var length = bytes.Little(position + 4, 4);
            if (position + 8 + length > bytes.Length)
            {
                bytes.Report(MediaFault.CutShort);
            }

            yield return (bytes.Text(position, 4), position + 8, Math.Min(position + 8 + length, end));
            position += 8 + length + (length & 1);
        }
    }

    private static MediaFacts Wave(MediaBytes bytes)
    {
        var (facts, bytesASecond) = (new MediaFacts { MediaType = "audio/wav" }, 0L);
        foreach (var (kind, start, end) in Chunks(bytes))
        {
            if (kind == "fmt ")
            {
                bytesASecond = bytes.Little(start + 8, 4);
                facts = facts with { AudioCodec = bytes.Little(start, 2) is 0x55 ? "mp3" : "pcm" };
            }
            else if (kind == "data" && bytesASecond > 0)
            {
                facts = facts with { Duration = Times.Of((double)(end - start) / bytesASecond) };
            }
        }

        return facts;
    }
}
