using Planner.Git;

namespace Planner.Cli;

/// <summary>Git's history of a repository up to a commit; read when it is first asked for, beside whatever else is done.</summary>
/// <param name="revision">The commit; by default what is checked out.</param>
/// <param name="last">Of the same repository, from a reading before this one.</param>
internal sealed class KnownHistory(string root, string revision = "HEAD", History? last = null)
{
    private readonly Lazy<Task<History>> reading = new(() => Task.Run(() => History.ReadAsync(root, last, revision, CancellationToken.None)));

    /// <summary>What was read; null where nobody asked, or nothing could be.</summary>
    public History? Read => reading is { IsValueCreated: true, Value.IsCompletedSuccessfully: true } ? reading.Value.Result : null;

    /// <exception cref="GitException">There is no repository, or it cannot be read.</exception>
    public Task<History> ReadAsync() => reading.Value;
}
