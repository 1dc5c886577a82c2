using System.Diagnostics;

namespace Planner.Faults.Network;

/// <summary>What really stands on the loopback network.</summary>
/// <param name="clock">The network's.</param>
internal sealed class Mailbox(Func<Instant> clock)
{
    private readonly Lock gate = new();
    private readonly List<Posted> all = [];
    private readonly Stopwatch watch = Stopwatch.StartNew();

    public ImmutableArray<Posted> All
    {
        get
        {
            lock (gate)
            {
                return [.. all];
            }
        }
    }

    public Instant Now => clock();

    /// <param name="standing">Looks whether it stands there already; it is then answered and not posted again.</param>
    /// <param name="idOf">From the number of the message.</param>
    public (Posted Message, bool IsNew) Post(string account, Func<int, string> idOf, string text, string? parent, int media, Func<IEnumerable<Posted>, Posted?> standing)
    {
        lock (gate)
        {
            if (standing(all.Where(each => each.Account == account)) is { } there)
            {
                return (there, false);
            }

            var posted = new Posted(account, idOf(all.Count + 1), text, parent, media, clock(), watch.Elapsed.TotalMilliseconds);
            all.Add(posted);
            return (posted, true);
        }
    }

    public ImmutableArray<Posted> Of(string account) => [.. All.Where(each => each.Account == account)];
}
