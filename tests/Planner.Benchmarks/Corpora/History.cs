using System.Diagnostics;
using System.Text;

namespace Planner.Benchmarks;

/// <summary>Commits as a team makes them: one to three new posts at a time, half of them drafts whose status is settled within a month.</summary>
internal static class History
{
    private const int Day = 86_400;

    private static readonly long Start = new DateTimeOffset(2024, 11, 1, 0, 0, 0, TimeSpan.Zero).ToUnixTimeSeconds();

    public static void Write(string directory, IEnumerable<(string Path, byte[] Bytes)> frame, CorpusPost[] posts, Prng prng)
    {
        Git(directory, "init", "--quiet", "--initial-branch=main");
        using var import = Process.Start(new ProcessStartInfo("git", ["-C", directory, "fast-import", "--quiet"]) { UseShellExecute = false, RedirectStandardInput = true })!;
        using (var stream = import.StandardInput.BaseStream)
        {
            Commit(stream, new(Start, Cast.People[0], "Set up brands, accounts and media", [.. frame]));
            foreach (var commit in Commits(posts, prng).OrderBy(commit => commit.Time))
            {
                Commit(stream, commit);
            }
        }

        import.WaitForExit();
        Git(directory, "reset", "--quiet", "--mixed", "main");
    }

    private static List<CorpusCommit> Commits(CorpusPost[] posts, Prng prng)
    {
        var commits = new List<CorpusCommit>();
        for (var next = 0; next < posts.Length;)
        {
            var count = Math.Min(prng.Between(1, 3), posts.Length - next);
            var time = Start + Day + ((long)next * 740 * Day / posts.Length);
            var files = new List<(string, byte[])>();
            foreach (var post in posts.AsSpan(next, count))
            {
                var isDraft = prng.Chance(50);
                files.Add((post.Path, isDraft ? post.DraftBytes : post.Bytes));
                if (isDraft)
                {
                    commits.Add(new(time + prng.Between(3600, 30 * Day), prng.Pick(Cast.People), "Settle the status of a post", [(post.Path, post.Bytes)]));
                }
            }

            commits.Add(new(time, posts[next].Owner, $"Add {count} post(s)", [.. files]));
            next += count;
        }

        return commits;
    }

    private static void Commit(Stream stream, CorpusCommit commit)
    {
        var signature = $"{commit.Author.Name} <{commit.Author.Email}> {commit.Time} +0100";
        Write(stream, $"commit refs/heads/main\nauthor {signature}\ncommitter {signature}\n");
        Write(stream, $"data {Encoding.UTF8.GetByteCount(commit.Message)}\n{commit.Message}\n");
        foreach (var (path, bytes) in commit.Files)
        {
            Write(stream, $"M 100644 inline {path}\ndata {bytes.Length}\n");
            stream.Write(bytes);
            Write(stream, "\n");
        }

        Write(stream, "\n");
    }

    private static void Write(Stream stream, string text) => stream.Write(Encoding.UTF8.GetBytes(text));

    private static void Git(string directory, params string[] arguments)
    {
        using var git = Process.Start("git", ["-C", directory, .. arguments]);
        git.WaitForExit();
    }

    private sealed record CorpusCommit(long Time, CorpusPerson Author, string Message, (string Path, byte[] Bytes)[] Files);
}
