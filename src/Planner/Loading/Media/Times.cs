namespace Planner.Loading.Media;

/// <summary>Counts and rates of files to durations.</summary>
internal static class Times
{
    /// <summary>Longer is a damaged number, not a recording.</summary>
    private const double MostSeconds = 366 * 86_400.0;

    /// <summary>Null for none and for what cannot be.</summary>
    public static Duration? Of(double seconds) =>
        seconds is > 0 and < MostSeconds ? NodaTime.Duration.FromMilliseconds(Math.Round(seconds * 1000)) : null;

    /// <summary>Frames per second, to a thousandth; null where a part is unknown.</summary>
    public static double? Rate(double frames, double seconds) =>
        frames > 0 && seconds > 0 && frames / seconds < 100_000 ? Math.Round(frames / seconds, 3) : null;
}
