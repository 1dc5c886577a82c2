namespace Planner.Benchmarks;

/// <summary>Times builds of posts alone and of the same posts with many campaigns and contests around them, in turn.</summary>
internal static class PlanCost
{
    private const string Now = "2026-01-01T00:00:00Z";

    public static void Run(int posts, int campaigns, int contests, int runs, string planner, TextWriter output)
    {
        var memory = Directory.Exists("/dev/shm") ? "/dev/shm" : Path.GetTempPath();
        var directory = Directory.CreateDirectory(Path.Combine(memory, $"planner-plan-{Environment.ProcessId}")).FullName;
        try
        {
            var (alone, around) = (Path.Combine(directory, "alone"), Path.Combine(directory, "around"));
            Corpus.Write(posts, alone);
            Corpus.Write(posts, around);
            CorpusPlan.Write(around, campaigns, contests);
            Series[] series = [.. new[] { ("build", true), ("validate", false) }.SelectMany(command => new[] { Series(command, "posts", alone), Series(command, "with plan", around) })];
            for (var run = 0; run <= runs; run++)
            {
                foreach (var each in series)
                {
                    each.Run();
                }
            }

            foreach (var each in series)
            {
                // The first run of each warmed the disk's cache.
                each.Runs.RemoveAt(0);
            }

            foreach (var pair in series.Chunk(2))
            {
                output.WriteLine($"{pair[0].Name,-20} {pair[0].Seconds:F3} s {pair[0].Megabytes:F0} MB   {pair[1].Name,-24} {pair[1].Seconds:F3} s {pair[1].Megabytes:F0} MB   ratio {pair[1].RatioTo(pair[0]):F3}");
            }

            Series Series((string Name, bool Writes) command, string name, string root)
            {
                var site = Path.Combine(directory, "site");
                return command.Writes
                    ? new Series($"{command.Name} {name}", planner, [command.Name, "--root", root, "--out", site, "--now", Now], site)
                    : new Series($"{command.Name} {name}", planner, [command.Name, "--root", root, "--now", Now]);
            }
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }
}
