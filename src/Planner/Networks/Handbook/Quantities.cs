namespace Planner.Networks.Handbook;

/// <summary>Numbers of data files in words that people use.</summary>
internal static class Quantities
{
    private const long Mega = 1_000_000;
    private const long Giga = 1_000_000_000;
    private const long Mebi = 1_048_576;
    private const long Gibi = 1_073_741_824;

    /// <summary>The largest lower term of a ratio that people write: 9:16, 1:20.</summary>
    private const int LargestTerm = 20;

    /// <summary><c>2,200</c>.</summary>
    public static string Count(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>In MB of a million bytes, as file managers show; where the vendor means MiB, that stands behind.</summary>
    public static string Bytes(long value)
    {
        var shown = value >= Giga ? $"{(decimal)value / Giga:0.#} GB" : $"{(decimal)value / Mega:0.#} MB";
        return value % Mega == 0 || value % Mebi != 0 ? shown : value % Gibi == 0 ? $"{shown} ({value / Gibi} GiB)" : $"{shown} ({value / Mebi} MiB)";
    }

    /// <summary>Width by height, <c>4:5</c>.</summary>
    public static string Ratio(decimal value)
    {
        for (var height = 1; height <= LargestTerm; height++)
        {
            var width = value * height;
            if (decimal.Round(width) >= 1 && Math.Abs(width - decimal.Round(width)) < 0.000001m)
            {
                return $"{decimal.Round(width):0}:{height}";
            }
        }

        return $"{value:0.####}:1";
    }

    /// <summary><c>140 s</c>, <c>15 min</c>, <c>12 h</c>: the largest unit in which it is a whole number from 2 on.</summary>
    public static string Seconds(decimal value) =>
        value >= 7200 && value % 3600 == 0 ? $"{value / 3600:0} h"
        : value >= 120 && value % 60 == 0 ? $"{value / 60:0} min"
        : $"{value:0.###} s";

    /// <summary><c>75 days</c>, <c>10 minutes</c>.</summary>
    public static string Span(TimeOffset span)
    {
        var minutes = (long)span.ToDuration().TotalMinutes;
        return minutes % 1440 == 0 ? Several(minutes / 1440, "day") : minutes % 60 == 0 ? Several(minutes / 60, "hour") : Several(minutes, "minute");
    }

    /// <summary>What stands between two limits; null when there is neither.</summary>
    public static string? Range<T>(T? least, T? most, Func<T, string> written)
        where T : struct => (least, most) switch
    {
        ({ } from, { } to) => $"{written(from)} to {written(to)}",
        ({ } from, null) => $"at least {written(from)}",
        (null, { } to) => $"at most {written(to)}",
        _ => null,
    };

    private static string Several(long count, string unit) => $"{Count(count)} {unit}{(count == 1 ? "" : "s")}";
}
