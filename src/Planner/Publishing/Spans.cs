namespace Planner.Publishing;

/// <summary>How long something is, as people say it.</summary>
internal static class Spans
{
    public static string Of(Duration duration) => duration < Duration.FromHours(2)
        ? string.Create(CultureInfo.InvariantCulture, $"{(long)Math.Ceiling(duration.TotalMinutes)} min")
        : duration < Duration.FromDays(2)
            ? string.Create(CultureInfo.InvariantCulture, $"{(long)duration.TotalHours} h")
            : string.Create(CultureInfo.InvariantCulture, $"{(long)duration.TotalDays} days");

    /// <summary>Of a lag, which is a matter of seconds: <c>0.4 s</c>.</summary>
    public static string OfLag(Duration lag) => lag < Duration.FromMinutes(2) ? string.Create(CultureInfo.InvariantCulture, $"{lag.TotalSeconds:0.0} s") : Of(lag);
}
