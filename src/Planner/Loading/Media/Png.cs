namespace Planner.Loading.Media;

/// <summary>PNG and APNG: all chunks, without their content (PNG specification, third edition, 5 and 11).</summary>
internal static class Png
{
    public static MediaFacts Read(MediaBytes bytes)
    {
        var facts = new MediaFacts { MediaType = "image/png", Frames = 1 };
        var isTurned = false;
        var seconds = 0.0;
        foreach (var (kind, start, end) in Chunks(bytes))
        {
            switch (kind)
            {
                case "IHDR":
                    facts = facts.Sized(bytes.Big(start, 4), bytes.Big(start + 4, 4));
                    break;
                case "acTL":
                    facts = facts with { Frames = (int)Math.Min(bytes.Big(start, 4), int.MaxValue), IsAnimated = bytes.Big(start, 4) > 1 };
                    break;
                case "fcTL":
                    // A denominator of 0 stands for 100.
                    seconds += (double)bytes.Big(start + 20, 2) / (bytes.Big(start + 22, 2) is > 0 and var parts ? parts : 100);
                    break;
                case "eXIf":
                    var exif = Exif.Read(bytes, start, end);
                    isTurned |= exif.IsTurned;
                    facts = facts with { HasLocation = facts.HasLocation || exif.HasLocation };
                    break;
                case "iTXt":
                    facts = facts with { HasLocation = facts.HasLocation || Xmp.HasLocation(bytes, start, end) };
                    break;
            }
        }

        if (facts.Width is null || facts.Height is null)
        {
            bytes.Report(MediaFault.Corrupt);
        }

        return (facts.IsAnimated ? facts with { Duration = Times.Of(seconds) } : facts).Turned(isTurned);
    }

    private static IEnumerable<(string Kind, long Start, long End)> Chunks(MediaBytes bytes)
    {
        for (var position = 8L; bytes.NextPart();)
        {
            var (length, kind) = (bytes.Big(position, 4), bytes.Text(position + 4, 4));
            var end = position + 8 + length;
            if (end + 4 > bytes.Length || length > int.MaxValue)
            {
                bytes.Report(length > int.MaxValue ? MediaFault.Corrupt : MediaFault.CutShort);
                yield break;
            }

            if (kind == "IEND")
            {
                yield break;
            }

            yield return (kind, position + 8, end);
            position = end + 4;
        }
    }
}
