namespace Planner.Faults;

/// <summary>Seed after seed, and what they say together.</summary>
internal static class Campaign
{
    /// <returns>1 when anything was wrong.</returns>
    public static async Task<int> RunAsync(int first, int seeds, int faults, int atOnce, string? trx, TextWriter output, Func<int, SeedSettings> settings)
    {
        var reports = new SeedReport[seeds];
        await Parallel.ForEachAsync(Enumerable.Range(0, seeds), new ParallelOptions { MaxDegreeOfParallelism = atOnce }, async (place, _) =>
        {
            var mine = settings(first + place) with { Faults = faults };
            reports[place] = await RunAsync(mine);
            Tell(reports[place], mine, output);
        });

        if (seeds > 1)
        {
            Tell(Sum(reports), null, output);
        }

        if (trx is not null)
        {
            TestResultFile.Write(trx, reports);
        }

        return reports.All(report => report.IsGood) ? 0 : 1;
    }

    private static async Task<SeedReport> RunAsync(SeedSettings settings)
    {
        if (Directory.Exists(settings.Folder))
        {
            Directory.Delete(settings.Folder, recursive: true);
        }

        Directory.CreateDirectory(settings.Folder);
        await using var run = new SeedRun(settings);
        var report = await run.RunAsync();
        if (report.IsGood)
        {
            Directory.Delete(settings.Folder, recursive: true);
        }

        return report;
    }

    /// <summary>All of it in one piece: others may be told at the same time.</summary>
    private static void Tell(SeedReport report, SeedSettings? settings, TextWriter output)
    {
        using var told = new StringWriter();
        told.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{(report.Seed < 0 ? "all seeds" : $"seed {report.Seed}")}: {report.Faults.Values.Sum()} faults, {report.Runs} runs in {report.Rounds} rounds, {report.Kills} killed, {report.Seconds:F0} s"));
        told.WriteLine("  " + string.Join(", ", report.Faults.OrderBy(fault => fault.Key).Select(fault => $"{fault.Key} {fault.Value}")));
        foreach (var count in report.Flavours)
        {
            told.WriteLine($"  {count.Flavour,-9} deliveries {count.Deliveries,5}  messages {count.Messages,5}  duplicates {count.Duplicates}  losses {count.Losses}  disorder {count.Disorder}  false receipts {count.False}  uncertain {count.Uncertain}  failed {count.Failed}{(count.IsGood ? "" : "  WRONG")}");
        }

        foreach (var violation in report.Violations)
        {
            told.WriteLine("  WRONG: " + violation);
        }

        if (settings is not null && !report.IsGood)
        {
            told.WriteLine($"  repeat with --first {report.Seed} --seeds 1 --faults {settings.Faults}; its world stays in {settings.Folder}");
        }

        TextWriter.Synchronized(output).Write(told);
        output.Flush();
    }

    private static SeedReport Sum(IReadOnlyList<SeedReport> reports)
    {
        var flavours = reports.SelectMany(report => report.Flavours).GroupBy(count => count.Flavour).Select(group => group.Aggregate((one, other) => new FlavourCount(
            one.Flavour, one.Deliveries + other.Deliveries, one.Messages + other.Messages, one.Duplicates + other.Duplicates, one.Losses + other.Losses,
            one.Uncertain + other.Uncertain, one.Failed + other.Failed, one.False + other.False, one.Disorder + other.Disorder)));
        var faults = reports.SelectMany(report => report.Faults).GroupBy(fault => fault.Key).ToImmutableSortedDictionary(group => group.Key, group => group.Sum(fault => fault.Value));
        return new SeedReport(-1, [.. flavours], []) { Rounds = reports.Sum(report => report.Rounds), Runs = reports.Sum(report => report.Runs), Kills = reports.Sum(report => report.Kills), Faults = faults, Seconds = reports.Sum(report => report.Seconds) };
    }
}
