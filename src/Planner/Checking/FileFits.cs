namespace Planner.Checking;

/// <summary>One media file against a network's limits for its kind. What a file does not say of itself cannot break one.</summary>
internal static class FileFits
{
    public static IEnumerable<Finding> Check(SourceSpan source, string file, MediaFacts facts, FileLimits limits, Network network)
    {
        var isVerified = limits.Facts.IsVerified;
        if (facts.MediaType is { } type && !limits.Types.IsEmpty && !limits.Types.Contains(type))
        {
            yield return Problems.MediaTypeRefused(source, network, file, type, limits.Types, isVerified("types"));
        }

        if (facts.VideoCodec is { } codec && !limits.Codecs.IsEmpty && !limits.Codecs.Contains(codec))
        {
            yield return Problems.MediaTypeRefused(source, network, file, codec, limits.Codecs, isVerified("codecs"));
        }

        if (facts.Length > limits.MaxBytes)
        {
            yield return Problems.MediaTooLarge(source, network, file, facts.Length, limits.MaxBytes.Value, isVerified("bytes"));
        }

        foreach (var finding in Form(source, file, facts, limits, network).Concat(Motion(source, file, facts, limits, network)))
        {
            yield return finding;
        }
    }

    private static IEnumerable<Finding> Form(SourceSpan source, string file, MediaFacts facts, FileLimits limits, Network network)
    {
        if (facts is not { Width: { } width, Height: { } height })
        {
            yield break;
        }

        var isVerified = limits.Facts.IsVerified;
        foreach (var (side, length, min, max) in new[] { ("width", width, limits.MinWidth, limits.MaxWidth), ("height", height, limits.MinHeight, limits.MaxHeight) })
        {
            if (length < min)
            {
                yield return Problems.MediaTooSmall(source, network, file, width, height, side, min.Value, isVerified("min_" + side));
            }

            if (length > max)
            {
                yield return Problems.MediaTooBig(source, network, file, width, height, side, max.Value, isVerified("max_" + side));
            }
        }

        if ((long)width * height is var pixels && pixels > limits.MaxPixels)
        {
            yield return Problems.MediaTooManyPixels(source, network, file, pixels, limits.MaxPixels.Value, isVerified("pixels"));
        }

        // A pixel more or less is the rounding of whoever scaled it.
        if (limits.MinRatio is { } tallest && (width + 1m) / height < tallest)
        {
            yield return Problems.MediaTooTall(source, network, file, width, height, tallest, isVerified("min_ratio"));
        }

        if (limits.MaxRatio is { } flattest && (width - 1m) / height > flattest)
        {
            yield return Problems.MediaTooFlat(source, network, file, width, height, flattest, isVerified("max_ratio"));
        }
    }

    private static IEnumerable<Finding> Motion(SourceSpan source, string file, MediaFacts facts, FileLimits limits, Network network)
    {
        var isVerified = limits.Facts.IsVerified;
        if (facts.Frames > limits.MaxFrames)
        {
            yield return Problems.MediaTooManyFrames(source, network, file, facts.Frames.Value, limits.MaxFrames.Value, isVerified("frames"));
        }

        if (facts.Duration is { } duration)
        {
            var seconds = Math.Round((decimal)duration.TotalSeconds, 1);
            if (seconds < limits.MinSeconds)
            {
                yield return Problems.MediaTooShort(source, network, file, seconds, limits.MinSeconds.Value, isVerified("min_seconds"));
            }

            if (seconds > limits.MaxSeconds)
            {
                yield return Problems.MediaTooLong(source, network, file, seconds, limits.MaxSeconds.Value, isVerified("max_seconds"));
            }
        }

        if (facts.FrameRate is > 0 and < 100_000 and { } measured)
        {
            // 23.976 is what film and television call 24, 59.94 what they call 60.
            var rate = Math.Round((decimal)measured, 1);
            if (Math.Ceiling(rate) < limits.MinRate)
            {
                yield return Problems.MediaTooSlow(source, network, file, rate, limits.MinRate.Value, isVerified("min_rate"));
            }

            if (Math.Floor(rate) > limits.MaxRate)
            {
                yield return Problems.MediaTooFast(source, network, file, rate, limits.MaxRate.Value, isVerified("max_rate"));
            }
        }
    }
}
