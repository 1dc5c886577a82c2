namespace Planner.Drawing;

/// <summary>What became of the rows of an import; each row counts once.</summary>
/// <param name="Duplicate">Entries beyond those that one person may have.</param>
/// <param name="Excluded">Of people who may not take part.</param>
/// <param name="Unmet">That do not meet a condition.</param>
/// <param name="Early">From before the opening.</param>
/// <param name="Late">From after the closing.</param>
/// <param name="Nobody">Without an identity.</param>
/// <param name="Broken">That could not be read, and were left out because somebody said so.</param>
internal sealed record EntryCounts(int Rows, int Duplicate, int Excluded, int Unmet, int Early, int Late, int Nobody, int Broken)
{
    /// <summary>In the order in which they are written, each with its word.</summary>
    public ImmutableArray<(string Word, int Count)> All =>
        [("rows", Rows), ("duplicate", Duplicate), ("excluded", Excluded), ("condition-unmet", Unmet), ("too-early", Early), ("too-late", Late), ("no-identity", Nobody), ("broken", Broken)];

    public int Dropped => Duplicate + Excluded + Unmet + Early + Late + Nobody + Broken;
}
