namespace Planner.Git;

/// <summary>A ledger without a remote: the branch of this repository.</summary>
internal sealed class LocalLedger(GitProgram git, LedgerRefs refs, string branch) : ILedgerBranch
{
    public string Name => $"{branch} of this repository";

    public string? Known => null;

    public async Task<string?> FetchAsync(CancellationToken cancellationToken)
    {
        var answer = await git.AskAsync(["rev-parse", "--verify", "--quiet", "refs/heads/" + branch], default, patience: null, cancellationToken);
        return answer.IsSuccess ? answer.Text.Trim() : null;
    }

    public async Task<PushAnswer> PushAsync(string? tip, string commit, CancellationToken cancellationToken)
    {
        // An empty old value says that there was no such branch.
        var answer = await git.AskAsync(["update-ref", "--no-deref", "-m", "planner: events", "refs/heads/" + branch, commit, tip ?? ""], default, patience: null, cancellationToken);
        return answer.IsSuccess ? new PushAnswer(PushKind.Done)
            : GitFault.IsOfDisk(answer.Error) && !answer.Error.Contains("File exists", StringComparison.Ordinal) ? throw GitFault.Of($"write {Name}", answer.Error)
            : new PushAnswer(PushKind.Moved, GitFault.Told(answer.Error));
    }

    public Task FetchObjectsAsync(IReadOnlyCollection<string> ids, bool isDeep, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task CloseAsync(string? tip, CancellationToken cancellationToken) => refs.RemoveAsync("", cancellationToken);
}
