namespace Planner.Git;

/// <summary>What commits did to the files below <c>content/</c>, told by one <c>git log</c>; children before parents.</summary>
internal static class CommitLog
{
    /// <summary>Of what a commit says of itself; whoever keeps such a log keeps this with it.</summary>
    /// <remarks>Fields end with a zero byte, which neither names, addresses nor messages can hold.</remarks>
    public const string Format = "%H%x00%P%x00%an%x00%ae%x00%at%x00%(trailers:key=Co-authored-by,valueonly,unfold,separator=%x02)%x00%s%x00";

    private static readonly long Earliest = Instant.FromUtc(1, 1, 1, 0, 0).ToUnixTimeSeconds();
    private static readonly long Latest = Instant.FromUtc(9998, 12, 31, 0, 0).ToUnixTimeSeconds();

    /// <summary>What git writes, for <see cref="Read"/>.</summary>
    /// <param name="start">The id of the commit to start from.</param>
    /// <param name="known">A commit whose log is known; null: none is.</param>
    /// <param name="isAlone">Whether the repository holds little else than <c>content/</c>.</param>
    /// <exception cref="GitException">The repository cannot be read.</exception>
    public static Task<string> AskAsync(GitProgram git, string start, string? known, bool isAlone, CancellationToken cancellationToken)
    {
        // All of history: by default git leaves out branches of which nothing came to stay, and what was taken back there. A path makes git
        // compare all folders twice (--sparse spares one of them), which is worth it only where most of them are somebody else's. -c tells
        // of merges what differs from every parent; replaced commits would let history say what it never said.
        string[] arguments =
        [
            "--no-replace-objects", "-c", "diff.relative=false", "log", "--full-history", "--sparse", "--topo-order", "-c", "--raw", "--no-abbrev", "-M", "-z", "--no-show-signature", "--no-follow",
            "--no-color", "--encoding=UTF-8", "--format=" + Format, start, .. known is null ? Array.Empty<string>() : ["^" + known], "--", .. isAlone ? Array.Empty<string>() : ["content"],
        ];
        return git.RunAsync(arguments, cancellationToken);
    }

    /// <summary>Reads what git wrote, field by field: a file may be called like the start of a commit.</summary>
    /// <param name="folder">Whose files are told of, from the repository's own root and with a slash at its end.</param>
    public static ImmutableArray<LoggedCommit> Read(string text, string folder)
    {
        var commits = ImmutableArray.CreateBuilder<LoggedCommit>();
        for (var at = 0; Next(text, ref at) is { } id;)
        {
            var parents = Field(text, ref at).Split(' ', StringSplitOptions.RemoveEmptyEntries);
            var author = new CommitAuthor(Field(text, ref at), Field(text, ref at), InstantOf(Field(text, ref at)));
            var coAuthors = Field(text, ref at).Split('\u0002', StringSplitOptions.RemoveEmptyEntries).Select(AddressIn).OfType<string>();
            commits.Add(new LoggedCommit(id, [.. parents], author, [.. coAuthors], Field(text, ref at), Changes(text, folder, ref at)));
        }

        return commits.ToImmutable();
    }

    /// <summary>The address between angle brackets: <c>Lucie &lt;lucie@example.com&gt;</c>.</summary>
    public static string? AddressIn(string text)
    {
        var (start, end) = (text.LastIndexOf('<') + 1, text.LastIndexOf('>'));
        return start > 0 && end > start ? text[start..end].Trim() : null;
    }

    /// <summary>Whoever makes a commit writes what moment they like.</summary>
    private static Instant InstantOf(string seconds) =>
        long.TryParse(seconds, CultureInfo.InvariantCulture, out var since) ? Instant.FromUnixTimeSeconds(Math.Clamp(since, Earliest, Latest)) : Instant.FromUnixTimeSeconds(0);

    private static ImmutableArray<LoggedChange> Changes(string text, string folder, ref int at)
    {
        var changes = ImmutableArray.CreateBuilder<LoggedChange>();
        while (true)
        {
            var before = at;
            if (Next(text, ref at) is not [':', ..] line)
            {
                at = before;
                return changes.ToImmutable();
            }

            if (Change(line, text, folder, ref at) is { } change)
            {
                changes.Add(change);
            }
        }
    }

    /// <summary>A colon for each parent, then a mode for each and the result, an id for each and the result, and a letter for each; null for files elsewhere.</summary>
    private static LoggedChange? Change(string line, string text, string folder, ref int at)
    {
        var parents = line.AsSpan().IndexOfAnyExcept(':');
        var letter = line[line.LastIndexOf(' ') + 1];
        var path = Field(text, ref at);

        // Only between two sides does git say what a file was called before.
        var now = parents == 1 && letter is 'R' or 'C' ? Field(text, ref at) : path;
        if (!path.StartsWith(folder, StringComparison.Ordinal) && !now.StartsWith(folder, StringComparison.Ordinal))
        {
            return null;
        }

        var ids = ImmutableArray.CreateBuilder<string?>(parents + 1);
        var rest = line.AsSpan(parents);
        for (var word = 0; word <= (2 * parents) + 1; word++)
        {
            var end = rest.IndexOf(' ');
            if (word > parents)
            {
                ids.Add(Id(rest[..end]));
            }

            rest = rest[(end + 1)..];
        }

        var after = ids[^1];
        ids.Count--;
        return new LoggedChange(now, path, ids.DrainToImmutable(), after);
    }

    private static string? Id(ReadOnlySpan<char> id) => id.IndexOfAnyExcept('0') < 0 ? null : id.ToString();

    /// <summary>The next field that says something; between commits stand empty ones and line breaks.</summary>
    private static string? Next(string text, ref int at)
    {
        while (at < text.Length)
        {
            var field = Field(text, ref at).TrimStart('\n');
            if (field.Length > 0)
            {
                return field;
            }
        }

        return null;
    }

    private static string Field(string text, ref int at)
    {
        var end = text.IndexOf('\0', at);
        var field = end < 0 ? text[at..] : text[at..end];
        at = end < 0 ? text.Length : end + 1;
        return field;
    }
}
