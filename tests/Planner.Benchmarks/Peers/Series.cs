namespace Planner.Benchmarks;

/// <summary>The runs of one command.</summary>
/// <param name="Output">The folder that it fills; emptied before each run, outside the measurement.</param>
internal sealed record Series(string Name, string Program, string[] Arguments, string? Output = null)
{
    public List<ColdRun> Runs { get; } = [];

    public double Seconds => Median(Runs.Select(run => run.Time.TotalSeconds));

    public double Megabytes => Median(Runs.Select(run => run.PeakBytes / 1e6));

    public void Run()
    {
        if (Output is not null && Directory.Exists(Output))
        {
            Directory.Delete(Output, recursive: true);
        }

        Runs.Add(ColdRun.Of(Program, Arguments));
    }

    /// <summary>The median of the ratios run by run: both runs of a pair met the same machine, whose speed drifts.</summary>
    public double RatioTo(Series other) => Median(Runs.Zip(other.Runs, (ours, theirs) => ours.Time / theirs.Time));

    private static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
