namespace Planner.Cli;

/// <summary>What a build did to the output folder, in files.</summary>
internal readonly record struct OutputSummary(int Written, int Unchanged, int Removed)
{
    /// <summary>Whether a browser has something new to show.</summary>
    public bool IsChanged => Written > 0 || Removed > 0;
}
