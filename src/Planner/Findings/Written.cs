namespace Planner.Findings;

/// <summary>A day inside a message: as files write it in English, in the words of other languages.</summary>
public readonly record struct WrittenDate(LocalDate Date)
{
    public override string ToString() => Date.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture);
}

/// <summary>A local time inside a message, to the minute.</summary>
public readonly record struct WrittenTime(LocalDateTime Time)
{
    public override string ToString() => Time.ToString("uuuu-MM-dd HH:mm", CultureInfo.InvariantCulture);
}

/// <summary>Hours of the week inside a message.</summary>
public sealed record WrittenHours(ImmutableArray<WeeklyWindow> Windows)
{
    public override string ToString() => WindowNames.Of(Windows);
}

/// <summary>A length of time inside a message, in whole minutes, as authors write it: <c>2h</c>, <c>1h30m</c>, <c>1d</c>.</summary>
public readonly record struct WrittenLength(Duration Length)
{
    public override string ToString()
    {
        var minutes = (long)Length.TotalMinutes;
        return minutes switch
        {
            0 => "0m",
            _ when minutes % 1440 == 0 => string.Create(CultureInfo.InvariantCulture, $"{minutes / 1440}d"),
            _ when minutes % 60 == 0 => string.Create(CultureInfo.InvariantCulture, $"{minutes / 60}h"),
            _ when minutes > 1440 && minutes % 1440 < 60 => string.Create(CultureInfo.InvariantCulture, $"{minutes / 1440}d"),
            _ when minutes > 1440 => string.Create(CultureInfo.InvariantCulture, $"{minutes / 1440}d{minutes % 1440 / 60}h"),
            _ when minutes > 60 => string.Create(CultureInfo.InvariantCulture, $"{minutes / 60}h{minutes % 60}m"),
            _ => string.Create(CultureInfo.InvariantCulture, $"{minutes}m"),
        };
    }
}

/// <summary>The size of a file inside a message: <c>8.4 MB</c>; units are powers of ten, as networks write them.</summary>
public readonly record struct WrittenSize(long Bytes)
{
    /// <summary>In the unit that keeps it short, rounded up to one digit behind the point: what is over a limit never reads as the limit.</summary>
    public (decimal Value, string Unit) Parts => Bytes switch
    {
        < 1000 => (Bytes, "B"),
        < 1_000_000 => (Up(Bytes / 1000m), "kB"),
        < 1_000_000_000 => (Up(Bytes / 1_000_000m), "MB"),
        _ => (Up(Bytes / 1_000_000_000m), "GB"),
    };

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Parts.Value:0.#} {Parts.Unit}");

    private static decimal Up(decimal value) => Math.Ceiling(value * 10) / 10;
}
