namespace Planner.Publishing.Connectors;

/// <summary>Looks again and again at something that a network is working on.</summary>
internal static class Polling
{
    /// <summary>Networks want seconds between two looks, and work on long videos for minutes.</summary>
    private static readonly Duration First = Duration.FromSeconds(2);

    private static readonly Duration Longest = Duration.FromSeconds(30);

    /// <summary>Beyond it another run goes on; what is staged is not lost.</summary>
    private static readonly Duration Patience = Duration.FromMinutes(10);

    /// <param name="look">Null: it is not done yet.</param>
    /// <param name="pause">Between the first two looks; each further one is half as long again, up to half a minute.</param>
    /// <returns>Null when it was not done in ten minutes.</returns>
    public static async Task<T?> UntilAsync<T>(this ConnectorSettings settings, Func<CancellationToken, Task<T?>> look, CancellationToken cancellationToken, Duration? pause = null)
        where T : class
    {
        var (next, waited) = (pause ?? First, Duration.Zero);
        while (true)
        {
            if (await look(cancellationToken) is { } done)
            {
                return done;
            }

            if (waited >= Patience)
            {
                return null;
            }

            await settings.Wait(next, cancellationToken);
            (waited, next) = (waited + next, Duration.Min(next * 1.5, Longest));
        }
    }

    /// <summary>What is said when it is not done: the next run goes on.</summary>
    public static SendFault NotYet(string what) => new(FaultKind.MediaProcessing, $"the network is still working on {what}") { RetryAfter = Duration.FromMinutes(1) };
}
