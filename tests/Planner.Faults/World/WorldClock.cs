namespace Planner.Faults.World;

/// <summary>The time of a world: moved forward between rounds, and in some worlds faster than the real one, so that leases end while runs go on.</summary>
/// <param name="Origin">From where on it is faster.</param>
/// <param name="Rate">How many seconds it has in a real one.</param>
/// <param name="Ahead">How far it was moved; of a runner's clock, with the runner's own error.</param>
internal sealed record WorldClock(Instant Origin, int Rate, Duration Ahead)
{
    public Instant Now => Origin + ((SystemClock.Instance.GetCurrentInstant() - Origin) * Rate) + Ahead;

    /// <summary>On a command line.</summary>
    public string Words => string.Create(CultureInfo.InvariantCulture, $"{Origin.ToUnixTimeMilliseconds()}/{Rate}/{(long)Ahead.TotalMilliseconds}");

    public static WorldClock Parse(string words) => words.Split('/').Select(word => long.Parse(word, CultureInfo.InvariantCulture)).ToArray() is [var origin, var rate, var ahead]
        ? new WorldClock(Instant.FromUnixTimeMilliseconds(origin), (int)rate, Duration.FromMilliseconds(ahead))
        : throw new FormatException(words);
}
