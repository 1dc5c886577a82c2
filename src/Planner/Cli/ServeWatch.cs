using System.Threading.Channels;

namespace Planner.Cli;

/// <summary>
/// Waits for changes below some folders of the root. The system tells where it can; where it cannot (no watches left, a
/// network drive, <c>DOTNET_USE_POLLING_FILE_WATCHER</c>) the folders are looked through twice a second.
/// </summary>
internal sealed class ServeWatch : IDisposable
{
    /// <summary>Editors save in several steps; this long after the last one the save is over.</summary>
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(30);

    /// <summary>Changes that never stop, as during a checkout, are built from time to time.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(300);

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    /// <summary>Stands for a change of which only its existence is known.</summary>
    private const string Anything = "";

    private readonly string root;
    private readonly ImmutableArray<string> folders;
    private readonly Channel<string> changes = Channel.CreateUnbounded<string>();
    private readonly List<FileSystemWatcher> watchers = [];
    private readonly CancellationTokenSource ended = new();

    /// <param name="root">Absolute.</param>
    /// <param name="folders">Names of folders in the root; one that is not there yet is watched once it is.</param>
    /// <param name="isPolling">Whether to look for oneself from the start; null: as the environment says.</param>
    public ServeWatch(string root, ImmutableArray<string> folders, bool? isPolling = null)
    {
        (this.root, this.folders) = (root, folders);
        var looks = isPolling ?? Environment.GetEnvironmentVariable("DOTNET_USE_POLLING_FILE_WATCHER") is "1" or "true";
        if (looks || !TryWatch())
        {
            _ = PollAsync(Snapshot(), ended.Token);
        }
    }

    /// <summary>Waits for a change and for the quiet after it. Paths relative to the root; none: anything may have changed.</summary>
    public async Task<IReadOnlySet<string>> NextAsync(CancellationToken cancellationToken)
    {
        await changes.Reader.WaitToReadAsync(cancellationToken);
        var paths = new HashSet<string>(StringComparer.Ordinal);
        for (var waited = TimeSpan.Zero; waited < Patience && Drain(paths); waited += Quiet)
        {
            await Task.Delay(Quiet, cancellationToken);
        }

        Drain(paths);
        return paths.Contains(Anything) ? FrozenSet<string>.Empty : paths;
    }

    public void Dispose()
    {
        ended.Cancel();
        ended.Dispose();
        watchers.ForEach(watcher => watcher.Dispose());
    }

    private bool Drain(HashSet<string> paths)
    {
        var isAny = false;
        while (changes.Reader.TryRead(out var path))
        {
            paths.Add(path);
            isAny = true;
        }

        return isAny;
    }

    private bool TryWatch()
    {
        try
        {
            Watch(root, isDeep: false);
            foreach (var folder in folders.Select(folder => Path.Combine(root, folder)).Where(Directory.Exists))
            {
                Watch(folder, isDeep: true);
            }

            return true;
        }
        catch (Exception exception) when (exception is IOException or PlatformNotSupportedException or ArgumentException)
        {
            watchers.ForEach(watcher => watcher.Dispose());
            watchers.Clear();
            return false;
        }
    }

    private void Watch(string folder, bool isDeep)
    {
        var watcher = new FileSystemWatcher(folder)
        {
            IncludeSubdirectories = isDeep,
            InternalBufferSize = 64 * 1024,
            NotifyFilter = NotifyFilters.FileName | NotifyFilters.DirectoryName | NotifyFilters.LastWrite | NotifyFilters.Size,
        };
        FileSystemEventHandler changed = isDeep ? (_, change) => Changed(change.FullPath) : (_, change) => RootChanged(change);
        watcher.Created += changed;
        watcher.Changed += changed;
        watcher.Deleted += changed;
        watcher.Renamed += (sender, change) =>
        {
            Changed(change.OldFullPath);
            changed(sender, change);
        };
        // Too many changes at once to name them all.
        watcher.Error += (_, _) => changes.Writer.TryWrite(Anything);
        watcher.EnableRaisingEvents = true;
        watchers.Add(watcher);
    }

    /// <summary>In the root only the coming of a watched folder counts.</summary>
    private void RootChanged(FileSystemEventArgs change)
    {
        if (change.ChangeType is WatcherChangeTypes.Created or WatcherChangeTypes.Renamed && folders.Contains(change.Name ?? "", StringComparer.Ordinal))
        {
            Watch(change.FullPath, isDeep: true);
            changes.Writer.TryWrite(Anything);
        }
    }

    private void Changed(string path)
    {
        var relative = Path.GetRelativePath(root, path).Replace(Path.DirectorySeparatorChar, '/');
        if (!folders.Any(folder => relative.StartsWith(folder + "/", StringComparison.Ordinal)) || IsScratch(relative))
        {
            return;
        }

        // Files may lie in a new folder before anyone watches it, and the going of one says nothing of what was in it.
        changes.Writer.TryWrite(Directory.Exists(path) || !Path.HasExtension(path) ? Anything : relative);
    }

    /// <summary>What editors put beside a file while it is open: <c>.x.swp</c>, <c>x~</c>, <c>#x#</c>, vim's <c>4913</c>.</summary>
    private static bool IsScratch(string path)
    {
        var name = Path.GetFileName(path);
        return path.Contains("/.", StringComparison.Ordinal) || name is "4913" || name[^1] is '~' or '#' || name.EndsWith(".tmp", StringComparison.OrdinalIgnoreCase);
    }

    private async Task PollAsync(Dictionary<string, (DateTime, long)> before, CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(Pause);
        while (!cancellationToken.IsCancellationRequested && await timer.WaitForNextTickAsync(CancellationToken.None))
        {
            var now = Snapshot();
            foreach (var path in before.Keys.Concat(now.Keys).Distinct(StringComparer.Ordinal).Where(path => before.GetValueOrDefault(path) != now.GetValueOrDefault(path)))
            {
                Changed(path);
            }

            before = now;
        }
    }

    private Dictionary<string, (DateTime Written, long Length)> Snapshot()
    {
        var files = new Dictionary<string, (DateTime, long)>(StringComparer.Ordinal);
        foreach (var folder in folders.Select(folder => new DirectoryInfo(Path.Combine(root, folder))).Where(folder => folder.Exists))
        {
            foreach (var file in folder.EnumerateFiles("*", new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true }))
            {
                files[file.FullName] = (file.LastWriteTimeUtc, file.Length);
            }
        }

        return files;
    }
}
