using System.IO.Enumeration;
using System.Threading.Channels;

namespace Planner.Cli;

/// <summary>
/// Waits for changes below some folders of the root. The system tells where it can; where it cannot (no watches left, a
/// network drive, <c>DOTNET_USE_POLLING_FILE_WATCHER</c>) the folders are looked through twice a second, from the
/// first time on that it fails.
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
    private readonly Lock gate = new();
    private readonly Dictionary<string, FileSystemWatcher> watchers = new(StringComparer.Ordinal);
    private readonly CancellationTokenSource ended = new();
    private bool isLooking;

    /// <param name="root">Absolute.</param>
    /// <param name="folders">Names of folders in the root; one that is not there yet is watched once it is.</param>
    /// <param name="isPolling">Whether to look for oneself from the start; null: as the environment says.</param>
    public ServeWatch(string root, ImmutableArray<string> folders, bool? isPolling = null)
    {
        (this.root, this.folders) = (root, folders);
        if (isPolling ?? Environment.GetEnvironmentVariable("DOTNET_USE_POLLING_FILE_WATCHER") is "1" or "true")
        {
            Look();
        }
        else
        {
            Watch(root, isDeep: false);
            foreach (var folder in folders.Select(folder => Path.Combine(root, folder)).Where(Directory.Exists))
            {
                Watch(folder, isDeep: true);
            }
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
        lock (gate)
        {
            ended.Cancel();
        }

        StopWatching();
        ended.Dispose();
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

    /// <summary>Also called by watchers, on threads of theirs, which nothing may leave that is thrown.</summary>
    private void Watch(string folder, bool isDeep)
    {
        FileSystemWatcher? old = null;
        try
        {
            lock (gate)
            {
                if (!isLooking && !ended.IsCancellationRequested)
                {
                    // A folder that went and came back: the old watcher watches what is gone.
                    watchers.Remove(folder, out old);
                    watchers.Add(folder, StartWatcher(folder, isDeep));
                }
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or PlatformNotSupportedException or ArgumentException)
        {
            Look();
        }

        old?.Dispose();
    }

    private FileSystemWatcher StartWatcher(string folder, bool isDeep)
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
        watcher.Error += (_, error) => Failed(error.GetException());
        watcher.EnableRaisingEvents = true;
        return watcher;
    }

    /// <summary>Too many changes at once to name them all, or a watcher that sees no more.</summary>
    private void Failed(Exception exception)
    {
        if (exception is not InternalBufferOverflowException)
        {
            Look();
        }

        changes.Writer.TryWrite(Anything);
    }

    /// <summary>Outside the lock: a watcher may wait for its own calls, which wait for the lock.</summary>
    private void StopWatching()
    {
        FileSystemWatcher[] all;
        lock (gate)
        {
            all = [.. watchers.Values];
            watchers.Clear();
        }

        Array.ForEach(all, watcher => watcher.Dispose());
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

    private void Look()
    {
        lock (gate)
        {
            if (isLooking || ended.IsCancellationRequested)
            {
                return;
            }

            isLooking = true;
            _ = LookAsync(Snapshot([]), ended.Token);
        }

        StopWatching();
    }

    private async Task LookAsync(Dictionary<string, (DateTimeOffset, long)> before, CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(Pause);
        while (!cancellationToken.IsCancellationRequested && await timer.WaitForNextTickAsync(CancellationToken.None))
        {
            var now = Snapshot(before);
            foreach (var path in before.Keys.Concat(now.Keys).Distinct(StringComparer.Ordinal).Where(path => before.GetValueOrDefault(path) != now.GetValueOrDefault(path)))
            {
                Changed(path);
            }

            before = now;
        }
    }

    /// <summary>Every file, or what was seen before while the folders cannot be listed, as when one goes in the middle of it.</summary>
    private Dictionary<string, (DateTimeOffset Written, long Length)> Snapshot(Dictionary<string, (DateTimeOffset, long)> before)
    {
        try
        {
            return folders.Select(folder => Path.Combine(root, folder)).Where(Directory.Exists).SelectMany(Files)
                .ToDictionary(file => file.Path, file => (file.Written, file.Length), StringComparer.Ordinal);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return before;
        }
    }

    /// <summary>Size and date are asked for while the folder is listed; a file that goes meanwhile has none, which is a change.</summary>
    private static FileSystemEnumerable<(string Path, DateTimeOffset Written, long Length)> Files(string folder) =>
        new(folder, static (ref FileSystemEntry entry) => (entry.ToFullPath(), entry.LastWriteTimeUtc, entry.Length), new EnumerationOptions { RecurseSubdirectories = true })
        {
            ShouldIncludePredicate = static (ref FileSystemEntry entry) => !entry.IsDirectory,
        };
}
