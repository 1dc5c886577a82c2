using System.Collections.Concurrent;
using Planner.Git;

namespace Planner.Cli;

/// <summary>Git's history of a repository up to a commit; read when it is first asked for, beside whatever else is done.</summary>
/// <param name="revision">The commit; by default what is checked out.</param>
/// <param name="last">Of the same repository, from before: what it read need not be read again.</param>
internal sealed class KnownHistory(string root, string revision = "HEAD", KnownHistory? last = null)
{
    private readonly Lazy<Task<History>> reading = Later(root, revision, last?.Read);

    private Task<Dictionary<string, string>>? old;

    /// <summary>Versions of posts that were read, by the id and path of their file.</summary>
    public ConcurrentDictionary<(string Id, string Path), Post?> Posts { get; } = last?.Posts ?? new();

    /// <summary>Short links that were published, by the commit up to which they were read.</summary>
    public ConcurrentDictionary<string, PublishedLinks> Links { get; } = last?.Links ?? new();

    /// <summary>Whether somebody has asked for it already.</summary>
    public bool IsBegun => old is not null || reading.IsValueCreated;

    /// <summary>What was read; null where nobody asked, or nothing could be.</summary>
    private History? Read => reading is { IsValueCreated: true, Value.IsCompletedSuccessfully: true } ? reading.Value.Result : null;

    /// <exception cref="GitException">There is no repository, or it cannot be read.</exception>
    public Task<History> ReadAsync() => reading.Value;

    /// <summary>Reads what posts were, once; see <see cref="VersionReader.ReadOldAsync"/>.</summary>
    /// <exception cref="GitException">There is no repository, or it cannot be read.</exception>
    public Task<Dictionary<string, string>> ReadOldAsync() => old ??= Task.Run(async () => await VersionReader.ReadOldAsync(await ReadAsync(), Posts, CancellationToken.None));

    /// <summary>Keeps what was read last, and not who read it: <c>serve</c> builds for days.</summary>
    private static Lazy<Task<History>> Later(string root, string revision, History? last) => new(() => Task.Run(() => History.ReadAsync(root, last, revision, CancellationToken.None)));
}
