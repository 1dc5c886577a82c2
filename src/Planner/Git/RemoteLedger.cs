using System.Text;

namespace Planner.Git;

/// <summary>A ledger on a remote.</summary>
/// <param name="isShallow">
/// Whether this clone is: a CI job's, for one run. Then only the tip is fetched, of it only the root and the months' folders where the server
/// can do that, and what is needed below them afterwards. A full clone stays one, and keeps what it knows for the next run.
/// </param>
/// <param name="isIdle">
/// Whether hardly anything will be read, as most runs find nothing due. Then the months' folders stay where they are: for them the server
/// reads the folders of all posts, because git reads a folder before it leaves it out.
/// </param>
/// <param name="known">What the last run here saw.</param>
internal sealed class RemoteLedger(GitProgram git, LedgerRefs refs, LedgerRemote remote, string branch, bool isShallow, bool isIdle, string? known) : ILedgerBranch
{
    /// <summary>Also of a server that does not answer any more.</summary>
    private static readonly Duration Patience = Duration.FromMinutes(2);

    private static readonly string[] LostRaces = ["stale info", "fetch first", "non-fast-forward", "cannot lock ref", "failed to update ref", "incorrect old value", "already exists", "Unable to create", "failed to lock"];

    /// <summary>The depth to which folders come along: the root, or the months' folders, too.</summary>
    private string Filter => isIdle ? "--filter=tree:1" : "--filter=tree:2";

    private string Ref => "refs/heads/" + branch;

    public string Name => $"{branch} on {GitFault.Told(remote.Name)}";

    public string? Known => isShallow ? null : known;

    public async Task<string?> FetchAsync(CancellationToken cancellationToken)
    {
        // No refmap: the user's remote-tracking branches stay as they are.
        var answer = await AskAsync([.. Fetching(), .. isShallow ? (string[])["--depth=1", Filter] : ["--no-filter"], "--refmap=", remote.Name, $"+{Ref}:{refs.Run}"], default, cancellationToken);
        return answer.IsSuccess ? (await git.RunAsync(["rev-parse", "--verify", refs.Run], cancellationToken)).Trim()
            : answer.Error.Contains("couldn't find remote ref", StringComparison.OrdinalIgnoreCase) ? null
            : throw GitFault.Of($"fetch {Name}", answer.Error);
    }

    public async Task FetchObjectsAsync(IReadOnlyCollection<string> ids, bool isDeep, CancellationToken cancellationToken)
    {
        if (isShallow)
        {
            var answer = await AskAsync([.. Fetching(), isDeep ? "--no-filter" : "--filter=tree:1", "--stdin", remote.Name], Encoding.UTF8.GetBytes(string.Join('\n', ids) + "\n"), cancellationToken);
            _ = answer.IsSuccess ? "" : throw GitFault.Of($"fetch {Name}", answer.Error);
        }
    }

    public async Task<PushAnswer> PushAsync(string? tip, string commit, CancellationToken cancellationToken)
    {
        // To the address: to a remote's name, git would make a remote-tracking branch of what it pushed.
        var answer = await AskAsync(
            ["push", "--porcelain", "--no-verify", "--no-signed", "--no-follow-tags", "--recurse-submodules=no", $"--force-with-lease={Ref}:{tip}", remote.PushUrl, $"{commit}:{Ref}"], default, cancellationToken);
        return answer.IsSuccess ? new PushAnswer(PushKind.Done)
            : answer.Text.Split('\n').FirstOrDefault(line => line.StartsWith('!')) is { } said ? Rejected(said, answer.Error)
            : GitFault.IsOfRights(answer.Error) || GitFault.IsOfDisk(answer.Error) ? throw GitFault.Of($"push {Name}", answer.Error)
            : new PushAnswer(PushKind.Unknown, GitFault.Told(answer.Error));
    }

    public Task CloseAsync(string? tip, CancellationToken cancellationToken) =>
        refs.RemoveAsync(isShallow || tip is null ? "" : $"update {LedgerRefs.Known(branch)} {tip}\n", cancellationToken);

    /// <param name="said">A line such as <c>!&#9;from:to&#9;[remote rejected] (pre-receive hook declined)</c>.</param>
    private static PushAnswer Rejected(string said, string error)
    {
        var reason = said[(said.LastIndexOf('\t') + 1)..];
        return LostRaces.Any(words => reason.Contains(words, StringComparison.OrdinalIgnoreCase))
            ? new PushAnswer(PushKind.Moved, reason)
            : new PushAnswer(reason.Contains("remote failed to report status", StringComparison.Ordinal) ? PushKind.Unknown : PushKind.Rejected, GitFault.Told($"{reason}\n{Remarks(error)}"));
    }

    /// <summary>What the server's hook had to say.</summary>
    private static string Remarks(string error) => string.Join('\n', error.Split('\n').Where(line => line.StartsWith("remote:", StringComparison.Ordinal)));

    /// <summary>
    /// A promisor is a remote from which a part may be fetched; said for this one command, it changes nothing about the clone. Nothing is
    /// negotiated then: we do not have what the server would think that we have, and it would read all of an older tip to leave that out.
    /// </summary>
    private string[] Fetching() =>
    [
        .. isShallow ? (string[])["-c", $"remote.{remote.Name}.promisor=true", "-c", $"remote.{remote.Name}.partialclonefilter=tree:2", "-c", "fetch.negotiationAlgorithm=noop"] : [],
        "fetch", "--quiet", "--no-tags", "--no-write-fetch-head", "--no-prune", "--no-recurse-submodules", "--no-auto-maintenance",
    ];

    private Task<GitAnswer> AskAsync(IEnumerable<string> arguments, ReadOnlyMemory<byte> input, CancellationToken cancellationToken) =>
        git.AskAsync(["-c", "http.lowSpeedLimit=1", "-c", "http.lowSpeedTime=30", .. arguments], input, Patience, cancellationToken);
}
