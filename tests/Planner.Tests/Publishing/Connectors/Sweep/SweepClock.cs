namespace Planner.Tests.Publishing.Connectors.Sweep;

/// <summary>A clock that goes on when somebody waits, and at no other time: hours take no time.</summary>
internal sealed class SweepClock(Instant start) : TimeProvider
{
    private readonly Lock gate = new();
    private Instant now = start;

    public Instant Now
    {
        get
        {
            lock (gate)
            {
                return now;
            }
        }
    }

    public void Move(Duration forward)
    {
        lock (gate)
        {
            now += forward;
        }
    }

    public Task WaitAsync(Duration pause, CancellationToken cancellationToken)
    {
        Move(pause);
        return Task.CompletedTask;
    }

    public override DateTimeOffset GetUtcNow() => Now.ToDateTimeOffset();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => new Passed(this, callback, state, dueTime);

    /// <summary>Its time is over as soon as it is set.</summary>
    private sealed class Passed : ITimer
    {
        private readonly SweepClock clock;
        private readonly TimerCallback callback;
        private readonly object? state;

        public Passed(SweepClock clock, TimerCallback callback, object? state, TimeSpan dueTime)
        {
            (this.clock, this.callback, this.state) = (clock, callback, state);
            Change(dueTime, Timeout.InfiniteTimeSpan);
        }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            if (dueTime >= TimeSpan.Zero)
            {
                clock.Move(Duration.FromTimeSpan(dueTime));
                ThreadPool.QueueUserWorkItem(_ => callback(state));
            }

            return true;
        }

        public void Dispose()
        {
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
