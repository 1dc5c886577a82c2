using System.Xml.Linq;

Task("Test")
    .IsDependentOn("Build")
    .Does(() =>
    {
        const string Results = Artifacts + "/tests";
        CleanDirectory(Results);

        var exitCode = 0;
        DotNetTest(Solution, new DotNetTestSettings
        {
            Configuration = configuration,
            NoBuild = true,
            NoLogo = true,
            Loggers = ["trx"],
            ResultsDirectory = Results,
            HandleExitCode = code => { exitCode = code; return true; },
        });

        exitCode = Math.Max(exitCode, RunFaults($"{Results}/faults.trx"));
        testResults = TestResults.Read(GetFiles($"{Results}/**/*.trx").Select(file => file.FullPath), exitCode);
        foreach (var note in testResults.Notes)
        {
            Warning(note);
        }
    });

/// <summary>
/// A short run of the harness that kills publishing and loses its answers (docs/reliability.md); each flavour of network counts as a test.
/// </summary>
int RunFaults(string results)
{
    if (!IsRunningOnLinux())
    {
        Warning("The faults need Linux (process groups, hooks as shell scripts); they are not run here.");
        return 0;
    }

    var exitCode = 0;
    DotNetRun("tests/Planner.Faults", new ProcessArgumentBuilder().Append("--first 5 --seeds 2 --at-once 2 --faults 220 --runners 4 --posts 30 --accounts 4 --trx").AppendQuoted(results), new DotNetRunSettings
    {
        Configuration = configuration,
        NoBuild = true,
        HandleExitCode = code => { exitCode = code; return true; },
    });
    return exitCode;
}

/// <summary>What the result files say; the runner's own totals miscount skipped tests and say nothing about a run that died.</summary>
sealed record TestResults(int Passed, int Failed, int Skipped, IReadOnlyList<string> Notes)
{
    /// <summary>A run without a single test proves nothing.</summary>
    public bool Succeeded => Failed == 0 && Passed > 0;

    public string Summary => $"{Passed} passed, {Failed} failed" + (Skipped > 0 ? $", {Skipped} skipped" : "");

    public static TestResults Read(IEnumerable<string> files, int exitCode)
    {
        // A test that CI cannot run is a hole in CI, not a pass.
        var skippingIsFailing = Environment.GetEnvironmentVariable("CI") == "true";

        var results = files.Order(StringComparer.Ordinal)
            .SelectMany(file => XDocument.Load(file).Descendants().Where(element => element.Name.LocalName == "UnitTestResult"))
            .ToLookup(result => (string)result.Attribute("outcome"));
        var skipped = results["NotExecuted"].ToList();
        var passed = results["Passed"].Count();
        var failed = results.Sum(outcome => outcome.Count()) - passed - skipped.Count;

        var notes = skipped.Select(result => $"skipped: {(string)result.Attribute("testName")}: {Reason(result)}").ToList();
        if (exitCode != 0 && failed == 0)
        {
            notes.Add($"The test run ended with exit code {exitCode} and no failed test: a test host died. It counts as one failure.");
            failed = 1;
        }

        return skippingIsFailing
            ? new(passed, failed + skipped.Count, 0, notes)
            : new(passed, failed, skipped.Count, notes);
    }

    private static string Reason(XElement result) =>
        result.Descendants().FirstOrDefault(element => element.Name.LocalName is "Message" or "StdOut")?.Value.Trim() ?? "no reason given";
}
