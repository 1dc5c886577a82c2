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
            _ when minutes > 1440 => string.Create(CultureInfo.InvariantCulture, $"{minutes / 1440}d{minutes % 1440 / 60}h"),
            _ when minutes > 60 => string.Create(CultureInfo.InvariantCulture, $"{minutes / 60}h{minutes % 60}m"),
            _ => string.Create(CultureInfo.InvariantCulture, $"{minutes}m"),
        };
    }
}
