namespace Planner.Benchmarks;

/// <summary>
/// Times whole cold processes of planner and of Hugo in turn, over the same posts.
/// Files are read from memory and written to memory, so that disks do not count; each build starts from an empty folder.
/// </summary>
internal static class SideBySide
{
    /// <summary>In the middle of the corpus's two years, so that half of the posts lie ahead.</summary>
    private const string Now = "2026-01-01T00:00:00Z";

    public static int Run(int posts, int runs, string planner, string? hugo, TextWriter output)
    {
        if (!File.Exists(planner))
        {
            output.WriteLine($"{planner} does not exist: run the build's Publish task, or name another with --planner.");
            return 2;
        }

        var memory = Directory.Exists("/dev/shm") ? "/dev/shm" : Path.GetTempPath();
        var directory = Directory.CreateDirectory(Path.Combine(memory, $"planner-versus-{Environment.ProcessId}")).FullName;
        try
        {
            Corpus.Write(posts, Path.Combine(directory, "corpus"));
            Measure(Planner(planner, directory), hugo is null ? [] : Hugo(hugo, directory), runs, output);
            return 0;
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }

    private static Series[] Planner(string program, string directory)
    {
        var (corpus, site) = (Path.Combine(directory, "corpus"), Path.Combine(directory, "planner"));
        return
        [
            new("planner build", program, ["build", "--root", corpus, "--out", site, "--now", Now], site),
            new("planner validate", program, ["validate", "--root", corpus, "--now", Now]),
            new("planner --version", program, ["--version"]),
        ];
    }

    /// <summary>In the order of what they are compared with; Hugo checks content only by building it.</summary>
    private static Series[] Hugo(string program, string directory)
    {
        var (source, site) = (Path.Combine(directory, "hugo-source"), Path.Combine(directory, "hugo"));
        HugoSite.Write(Path.Combine(directory, "corpus"), source);
        var build = new Series("hugo", program, ["--quiet", "--source", source, "--destination", site], site);
        return [build, build, new("hugo version", program, ["version"])];
    }

    private static void Measure(Series[] ours, Series[] theirs, int runs, TextWriter output)
    {
        Series[] all = [.. ours.Zip(theirs, (left, right) => new[] { left, right }).SelectMany(pair => pair).Distinct()];
        if (theirs.Length == 0)
        {
            all = ours;
            output.WriteLine("Hugo is not on the PATH; name it with --peer to compare.");
        }

        for (var run = 0; run < runs; run++)
        {
            foreach (var series in all)
            {
                series.Run();
            }
        }

        output.WriteLine(Line("", "median", "peak", "ratio", "files", "bytes"));
        foreach (var series in all)
        {
            var ratio = Array.IndexOf(ours, series) is >= 0 and var i && theirs.Length > 0
                ? $"{series.RatioTo(theirs[i]):F3} of {theirs[i].Name}"
                : "";
            var files = series.Output is null ? [] : new DirectoryInfo(series.Output).GetFiles("*", SearchOption.AllDirectories);
            output.WriteLine(Line(
                series.Name,
                $"{series.Seconds:F3} s",
                $"{series.Megabytes:F0} MB",
                ratio,
                files.Length == 0 ? "" : $"{files.Length:N0}",
                files.Length == 0 ? "" : $"{files.Sum(file => file.Length):N0}"));
        }
    }

    private static string Line(string name, string median, string peak, string ratio, string files, string bytes) =>
        $"{name,-18} {median,10} {peak,9}  {ratio,-22} {files,8} {bytes,13}".TrimEnd();
}
