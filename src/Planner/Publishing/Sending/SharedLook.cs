namespace Planner.Publishing.Sending;

/// <summary>Looks at the content once for all who want to know at nearly the same moment.</summary>
internal sealed class SharedLook(RunSettings settings, Duration fresh) : IDisposable
{
    private readonly SemaphoreSlim gate = new(1);
    private Seen? last;
    private Instant at = Instant.MinValue;

    public async Task<Seen?> AtAsync(CancellationToken cancellationToken)
    {
        await gate.WaitAsync(cancellationToken);
        try
        {
            if (settings.Now() - at > fresh)
            {
                last = await settings.Look(cancellationToken);
                at = settings.Now();
            }

            return last;
        }
        finally
        {
            gate.Release();
        }
    }

    public void Dispose() => gate.Dispose();
}
