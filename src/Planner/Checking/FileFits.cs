namespace Planner.Checking;

/// <summary>One media file against a network's limits for its kind. What a file does not say of itself cannot break one.</summary>
/// <param name="findings">Findings are added to these.</param>
internal readonly ref struct FileFits(SourceSpan source, string file, MediaFacts facts, FileLimits limits, Network network, List<Finding> findings)
{
    public void Check()
    {
        if (facts.MediaType is { } type && !limits.Types.IsEmpty && !limits.Types.Contains(type))
        {
            findings.Add(Problems.MediaTypeRefused(source, network, file, type, limits.Types, IsVerified("types")));
        }

        if (facts.VideoCodec is { } codec && !limits.Codecs.IsEmpty && !limits.Codecs.Contains(codec))
        {
            findings.Add(Problems.MediaTypeRefused(source, network, file, codec, limits.Codecs, IsVerified("codecs")));
        }

        if (facts.Length > limits.MaxBytes)
        {
            findings.Add(Problems.MediaTooLarge(source, network, file, facts.Length, limits.MaxBytes.Value, IsVerified("bytes")));
        }

        if (facts is { Width: { } width, Height: { } height })
        {
            Side("width", width, width, height, limits.MinWidth, limits.MaxWidth);
            Side("height", height, width, height, limits.MinHeight, limits.MaxHeight);
            Form(width, height);
        }

        Motion();
    }

    private bool IsVerified(string value) => limits.Facts.IsVerified(value);

    private void Side(string side, int length, int width, int height, int? min, int? max)
    {
        if (length < min)
        {
            findings.Add(Problems.MediaTooSmall(source, network, file, width, height, side, min.Value, IsVerified("min_" + side)));
        }

        if (length > max)
        {
            findings.Add(Problems.MediaTooBig(source, network, file, width, height, side, max.Value, IsVerified("max_" + side)));
        }
    }

    private void Form(int width, int height)
    {
        if ((long)width * height is var pixels && pixels > limits.MaxPixels)
        {
            findings.Add(Problems.MediaTooManyPixels(source, network, file, pixels, limits.MaxPixels.Value, IsVerified("pixels")));
        }

        // A pixel more or less is the rounding of whoever scaled it.
        if (limits.MinRatio is { } tallest && (width + 1m) / height < tallest)
        {
            findings.Add(Problems.MediaTooTall(source, network, file, width, height, tallest, IsVerified("min_ratio")));
        }

        if (limits.MaxRatio is { } flattest && (width - 1m) / height > flattest)
        {
            findings.Add(Problems.MediaTooFlat(source, network, file, width, height, flattest, IsVerified("max_ratio")));
        }
    }

    private void Motion()
    {
        if (facts.Frames > limits.MaxFrames)
        {
            findings.Add(Problems.MediaTooManyFrames(source, network, file, facts.Frames.Value, limits.MaxFrames.Value, IsVerified("frames")));
        }

        if (facts.Duration is { } duration)
        {
            Length(Math.Round((decimal)duration.TotalSeconds, 1));
        }

        if (facts.FrameRate is > 0 and < 100_000 and { } measured)
        {
            Rate(Math.Round((decimal)measured, 1));
        }
    }

    private void Length(decimal seconds)
    {
        if (seconds < limits.MinSeconds)
        {
            findings.Add(Problems.MediaTooShort(source, network, file, seconds, limits.MinSeconds.Value, IsVerified("min_seconds")));
        }

        if (seconds > limits.MaxSeconds)
        {
            findings.Add(Problems.MediaTooLong(source, network, file, seconds, limits.MaxSeconds.Value, IsVerified("max_seconds")));
        }
    }

    /// <summary>23.976 is what film and television call 24, 59.94 what they call 60.</summary>
    private void Rate(decimal rate)
    {
        if (Math.Ceiling(rate) < limits.MinRate)
        {
            findings.Add(Problems.MediaTooSlow(source, network, file, rate, limits.MinRate.Value, IsVerified("min_rate")));
        }

        if (Math.Floor(rate) > limits.MaxRate)
        {
            findings.Add(Problems.MediaTooFast(source, network, file, rate, limits.MaxRate.Value, IsVerified("max_rate")));
        }
    }
}
