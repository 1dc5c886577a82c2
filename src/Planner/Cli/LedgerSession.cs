using Planner.Git;
using Planner.Publishing;
using Planner.Publishing.Ledger;
using Planner.Publishing.Notifying;
using Planner.Publishing.Sending;
using Planner.Publishing.Tokens;
using Planner.Rendering;

namespace Planner.Cli;

/// <summary>A command's time with the ledger: what stands in it, what is decided by it, and what is written.</summary>
internal sealed class LedgerSession : IAsyncDisposable
{
    /// <summary>Receipts are worth waiting for: the remote may be back in a moment.</summary>
    private const int Tries = 6;

    private readonly Workspace workspace;
    private readonly Terminal terminal;
    private readonly GitLedger? ledger;
    private readonly LedgerQueue? queue;
    private readonly PublishBranch? branch;
    private readonly RunLook look;

    // No connection is used twice: what is sent over one that the server has just closed may have arrived or not, and nobody can tell.
    private readonly HttpClient http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, ConnectTimeout = TimeSpan.FromSeconds(15), PooledConnectionLifetime = TimeSpan.Zero }) { Timeout = Timeout.InfiniteTimeSpan };

    private LedgerSession(Workspace workspace, Terminal terminal, GitLedger? ledger, PublishBranch? branch, string run)
    {
        (this.workspace, this.terminal, this.ledger, this.branch, Run) = (workspace, terminal, ledger, branch, run);
        queue = ledger is null ? null : new LedgerQueue(ledger);
        look = new RunLook(workspace.Root, terminal.Clock, branch, workspace.Content.Reviews);
        http.DefaultRequestHeaders.UserAgent.ParseAdd($"planner/{Program.Version}");
    }

    /// <summary>Random, unique and short: it stands in the ledger.</summary>
    public string Run { get; }

    /// <summary>Where secrets are kept; only where there is a ledger.</summary>
    public LedgerVault Vault => new(ledger!, terminal.Clock);

    public RunStops Stops => new(terminal.Variable("PLANNER_HOLD"));

    /// <param name="mayLack">Whether the command has something to say without a ledger, too.</param>
    /// <exception cref="UsageException">The ledger cannot be used.</exception>
    public static Task<LedgerSession> OpenAsync(Workspace workspace, bool mayLack, Terminal terminal, CancellationToken cancellationToken) =>
        OpenAsync(workspace, mayLack, isIdle: false, terminal, cancellationToken);

    /// <param name="isIdle">Whether nothing is due, so that hardly anything will be read.</param>
    /// <exception cref="UsageException">The ledger cannot be used.</exception>
    public static async Task<LedgerSession> OpenAsync(Workspace workspace, bool mayLack, bool isIdle, Terminal terminal, CancellationToken cancellationToken)
    {
        var run = Guid.NewGuid().ToString("N")[..12];
        var follows = await PublishBranch.FindAsync(workspace.Root, workspace.Content.Options.Publish.Branch, run, cancellationToken);
        return new LedgerSession(workspace, terminal, await LedgerAsync(workspace, mayLack, isIdle, terminal, cancellationToken), follows, run);
    }

    private static async Task<GitLedger?> LedgerAsync(Workspace workspace, bool mayLack, bool isIdle, Terminal terminal, CancellationToken cancellationToken)
    {
        try
        {
            return await GitLedger.OpenAsync(workspace.Root, workspace.Content.Options.Publish.Ledger, isIdle, cancellationToken);
        }
        catch (LedgerException exception) when (!mayLack)
        {
            throw new UsageException(exception.Message, exception);
        }
        catch (LedgerException exception)
        {
            terminal.Complain($"without the ledger: {exception.Message}");
            return null;
        }
    }

    /// <summary>The content as it was opened, with what the publish branch has changed since.</summary>
    /// <param name="mayLack">Whether the command has something to say before there is a publish branch, too.</param>
    /// <exception cref="UsageException">What stands here is not on the publish branch.</exception>
    public async Task<Seen> SeenAsync(bool mayLack, CancellationToken cancellationToken)
    {
        var seen = await look.WithBranchAsync(workspace, cancellationToken);
        if (branch is null || workspace.Content.Options.Publish.Branch is null)
        {
            return seen;
        }

        if (branch.IsMissing)
        {
            var missing = $"there is no {branch.Name}, which planner.yml names as the publish branch: commit and push it, or name another with 'branch:' under 'publish:'";
            terminal.Complain(mayLack ? missing : throw new UsageException(missing));
            return seen;
        }

        return await branch.HasHeadAsync(cancellationToken) is false
            ? throw new UsageException($"what is committed here is not on {branch.Name}, the publish branch: merge and push it first; nothing was sent")
            : seen;
    }

    public async Task<ImmutableArray<Decision>> DecideAsync(Seen seen, Duration lookahead, CancellationToken cancellationToken)
    {
        if (ledger is null)
        {
            return DecisionMaker.Decide(seen, lookahead, LedgerView.Empty, Stops);
        }

        var near = DecisionMaker.Near(seen.Plan, lookahead).Select(LedgerKey.Of).ToArray();
        var view = new LedgerView(await ReadAsync(near, cancellationToken), []);
        CheckClock(view.Records.Values, seen.Plan.Now);
        var decisions = DecisionMaker.Decide(seen, lookahead, view, Stops);
        return decisions.Any(decision => decision.Verdict is Verdict.Send or Verdict.WaitThenSend or Verdict.HandOff)
            ? DecisionMaker.Decide(seen, lookahead, view with { Recent = await RecentAsync(seen.Plan.Now, cancellationToken) }, Stops)
            : decisions;
    }

    /// <summary>Leases are compared with the clock: one that is far off would take away what another run is sending.</summary>
    private static void CheckClock(IEnumerable<DeliveryRecord> records, Instant now)
    {
        // Only what was written last: when it was another's clock, a person's word on the delivery settles it.
        if (records.Where(record => !record.Events.IsEmpty).Select(record => record.Events[^1]).MaxBy(last => last.At) is { } latest && latest.At > now + Timing.ClockFarOff)
        {
            throw new UsageException(
                $"the clock here says {now:uuuu-MM-dd HH:mm:ss}Z, but the ledger holds what happened to {latest.Key} at {latest.At:uuuu-MM-dd HH:mm:ss}Z; set the clock of this machine right. "
                + $"If another's was wrong and is right by now, say how it stands: planner verify {latest.Key.Post} when it is out, else planner resolve {latest.Key.Post} {latest.Key.Account}");
        }
    }

    public async Task<IReadOnlyDictionary<LedgerKey, DeliveryRecord>> ReadAsync(IReadOnlyCollection<LedgerKey> keys, CancellationToken cancellationToken) =>
        ledger is null || keys.Count == 0 ? ImmutableDictionary<LedgerKey, DeliveryRecord>.Empty : await InWordsAsync(() => ledger.ReadAsync(keys, cancellationToken));

    /// <summary>The records of this month and the one before.</summary>
    public Task<ImmutableArray<DeliveryRecord>> RecentAsync(Instant now, CancellationToken cancellationToken)
    {
        var month = now.InUtc().Date.ToYearMonth();
        return ReadMonthsAsync(each => each == month || each == month.PlusMonths(-1), cancellationToken);
    }

    public async Task<ImmutableArray<DeliveryRecord>> ReadMonthsAsync(Func<YearMonth, bool> isWanted, CancellationToken cancellationToken)
    {
        var records = new Dictionary<LedgerKey, DeliveryRecord>();
        foreach (var month in (await InWordsAsync(() => ledger!.MonthsAsync(cancellationToken))).Where(isWanted))
        {
            foreach (var (key, record) in await InWordsAsync(() => ledger!.ReadMonthAsync(month, cancellationToken)))
            {
                records[key] = record;
            }
        }

        return [.. records.Values];
    }

    public async Task<ImmutableArray<DeliveryResult>> PublishAsync(Seen seen, ImmutableArray<Decision> decisions, Duration lookahead, Action<DeliveryResult> told, CancellationToken stop)
    {
        var acts = decisions.Any(decision => decision.Verdict is not (Verdict.Skip or Verdict.Ask));
        var transports = acts ? await TransportsAsync(seen.Content, stop) : TransportsOf(seen.Content, VaultContents.None);
        var settings = new RunSettings(
            Run, terminal.Clock, WaitAsync, WriteAsync, look.AtAsync, transports.Of, new OutgoingMediaFolder(workspace.Root, seen.Content, acts ? PublicMediaFolder.Of(terminal) : null).Of, Stops,
            terminal.Clock() + lookahead + Timing.Patience)
        { Told = told, Keys = transports.Keys };
        return await PublishRun.RunAsync(settings, seen, decisions, stop);
    }

    /// <exception cref="UsageException">The vault cannot be read, or its key is none.</exception>
    public async Task<Transports> TransportsAsync(Content content, CancellationToken cancellationToken) =>
        TransportsOf(content, await VaultAsync(LedgerVault.KeysOf(terminal), cancellationToken));

    /// <summary>With the vault as far as it can be opened; without it where there is no ledger.</summary>
    /// <exception cref="UsageException">Its key is none.</exception>
    public async Task<Transports> KnownTransportsAsync(Content content, CancellationToken cancellationToken) =>
        ledger is null ? TransportsOf(content, VaultContents.None) : await TransportsAsync(content, cancellationToken);

    /// <exception cref="UsageException">It cannot be read.</exception>
    public Task<VaultContents> VaultAsync(VaultKeys? keys, CancellationToken cancellationToken) => InWordsAsync(() => Vault.OpenAsync(keys, cancellationToken));

    /// <summary>Writes an event; one that did not reach the remote is tried again for a while.</summary>
    public async Task<Written> WriteAsync(LedgerKey key, Func<DeliveryRecord, LedgerEvent?> decide, CancellationToken cancellationToken)
    {
        for (var tried = 1; ; tried++)
        {
            var result = await queue!.AppendAsync(key, decide, cancellationToken);
            switch (result)
            {
                case AppendResult.Appended appended:
                    return new Written.Done(appended.Events[0]);
                case AppendResult.NothingToDo:
                    return new Written.Overtaken();
                case AppendResult.NotReached when tried < Tries:
                    await Task.Delay(TimeSpan.FromMilliseconds(250 << tried), CancellationToken.None);
                    break;
                case AppendResult.NotReached missed:
                    return new Written.Fault(missed.Message);
                case AppendResult.Refused refused:
                    return new Written.Fault(refused.Message);
                case AppendResult.Corrupt corrupt:
                    return new Written.Fault(corrupt.Message);
            }
        }
    }

    /// <summary>Tells those who want to know; that it failed to do so is a warning.</summary>
    public async Task NotifyAsync(ImmutableArray<DeliveryResult> results)
    {
        if (workspace.Content.Options.Notify is not { } options || NotifyLines.Of(results) is not { IsEmpty: false } lines)
        {
            return;
        }

        var site = PublicMedia.SiteOf(workspace.Content.Options)?.GetLeftPart(UriPartial.Path).TrimEnd('/');
        var summary = new NotifySummary(
            workspace.Content.Options.Title, terminal.Clock(), [.. lines.Select(line => site is null || line.Paste is null ? line : line with { Page = $"{site}/{SitePaths.Address(SitePaths.Post(line.Post))}" })]);
        foreach (var warning in await Notifier.NotifyAsync(options, summary, terminal.Variable, http, CancellationToken.None))
        {
            terminal.Complain(warning);
        }
    }

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        if (branch is not null)
        {
            await branch.ForgetAsync(CancellationToken.None);
        }

        if (ledger is not null)
        {
            await ledger.DisposeAsync();
        }
    }

    private Transports TransportsOf(Content content, VaultContents vault) =>
        new(workspace.Root, content, terminal, http, vault, (entry, keys) => new AccountVault(Vault, keys, entry, Run, terminal.Clock, WaitAsync, terminal.Complain));

    private static async Task<T> InWordsAsync<T>(Func<Task<T>> read)
    {
        try
        {
            return await read();
        }
        catch (LedgerException exception)
        {
            throw new UsageException(exception.Message, exception);
        }
    }

    private static async Task WaitAsync(Duration duration, CancellationToken cancellationToken)
    {
        try
        {
            await Task.Delay(duration.ToTimeSpan(), cancellationToken);
        }
        catch (OperationCanceledException)
        {
            // Whoever waits looks why.
        }
    }
}
