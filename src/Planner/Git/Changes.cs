namespace Planner.Git;

/// <summary>What differs from an earlier revision.</summary>
/// <param name="Start">The commit that is compared with.</param>
/// <param name="Lines">The lines that are new or other in each changed file, relative to the folder; none: all of them.</param>
internal sealed record Changes(string Start, FrozenDictionary<string, ImmutableArray<LineRange>> Lines)
{
    private const string NewFile = "+++ b/";

    public bool Contains(string path) => Lines.ContainsKey(path);

    public bool Contains(string path, int line) => Lines.TryGetValue(path, out var ranges) && (ranges.IsEmpty || ranges.Any(range => line >= range.First && line <= range.Last));

    /// <summary>
    /// What this branch and work tree changed since they left the revision; untracked files too. What the revision's own
    /// branch changed in the meantime does not count.
    /// </summary>
    /// <exception cref="GitException">There is no such revision, or no repository.</exception>
    public static async Task<Changes> SinceAsync(string revision, string folder, CancellationToken cancellationToken)
    {
        var git = new GitProgram(folder);
        var commit = (await git.RunAsync(["rev-parse", "--verify", "--quiet", "--end-of-options", revision + "^{commit}"], cancellationToken)).Trim();
        var start = await ForkPointAsync(git, commit, cancellationToken);
        var changed = git.RunAsync(["diff", "--name-only", "-z", "--relative", "--no-renames", start, "--", "."], cancellationToken);
        var untracked = git.RunAsync(["ls-files", "--others", "--exclude-standard", "-z", "--", "."], cancellationToken);
        var lines = LinesIn(await git.RunAsync(
            ["-c", "core.quotePath=false", "diff", "--unified=0", "--inter-hunk-context=0", "--no-color", "--no-ext-diff", "--no-textconv", "--src-prefix=a/", "--dst-prefix=b/", "--relative", "--no-renames", start, "--", "."], cancellationToken));
        return new Changes(
            start,
            (await changed + await untracked).Split('\0', StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal)
                .ToFrozenDictionary(path => path, path => lines.GetValueOrDefault(path, []), StringComparer.Ordinal));
    }

    /// <summary>The new lines of a patch without context, by path. Files whose names git quotes are left out.</summary>
    internal static Dictionary<string, ImmutableArray<LineRange>> LinesIn(string patch)
    {
        var found = new Dictionary<string, ImmutableArray<LineRange>>(StringComparer.Ordinal);
        var path = "";
        var skip = 0;
        foreach (var line in patch.Split('\n'))
        {
            // What an author wrote may look like the start of a file.
            if (skip > 0)
            {
                skip -= line.StartsWith('\\') ? 0 : 1;
            }
            else if (line.StartsWith("+++ ", StringComparison.Ordinal))
            {
                // Names with spaces end with a tabulator.
                path = line.StartsWith(NewFile, StringComparison.Ordinal) ? line[NewFile.Length..].TrimEnd('\t') : "";
            }
            else if (line.StartsWith("@@ ", StringComparison.Ordinal) && line.Split(' ') is [_, ['-', .. var old], ['+', .. var now], ..])
            {
                var ((_, removed), (first, added)) = (RangeOf(old), RangeOf(now));
                skip = removed + added;
                found[path] = [.. found.GetValueOrDefault(path, []), .. added > 0 ? [new LineRange(first, first + added - 1)] : ImmutableArray<LineRange>.Empty];
            }
        }

        // Of a file from which something was only removed no line is new; an empty list would say that all are.
        return found.Where(file => file.Key.Length > 0).ToDictionary(file => file.Key, file => file.Value.IsEmpty ? [new LineRange(0, 0)] : file.Value, StringComparer.Ordinal);
    }

    /// <summary><c>12,3</c>, or <c>12</c> for one line.</summary>
    private static (int First, int Count) RangeOf(string range) => range.Split(',') switch
    {
        [var first, var count] => (int.Parse(first, CultureInfo.InvariantCulture), int.Parse(count, CultureInfo.InvariantCulture)),
        _ => (int.Parse(range, CultureInfo.InvariantCulture), 1),
    };

    /// <summary>A shallow clone may not hold the common ancestor; the revision itself is then the best there is.</summary>
    private static async Task<string> ForkPointAsync(GitProgram git, string commit, CancellationToken cancellationToken)
    {
        try
        {
            return (await git.RunAsync(["merge-base", commit, "HEAD"], cancellationToken)).Trim();
        }
        catch (GitException)
        {
            return commit;
        }
    }
}

/// <summary>Lines of a file, from one; both ends are in it.</summary>
internal sealed record LineRange(int First, int Last);
