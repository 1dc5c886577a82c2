namespace Planner.Drawing;

/// <summary>Which rows of a file count, and for whom.</summary>
/// <param name="Column">The column that says who it is; null: the file's only one.</param>
/// <param name="TimeColumn">The column that says when; null: the time of an entry is not looked at.</param>
/// <param name="Conditions">Columns with the one value that they must have; blanks at the ends and capital letters do not matter.</param>
/// <param name="Closes">This moment is late already.</param>
/// <param name="Zone">Of times without an offset.</param>
/// <param name="MayBeBroken">Whether rows that cannot be read are left out and counted; else nothing is imported.</param>
internal sealed record ImportRules(
    string? Column, string? TimeColumn, ImmutableArray<(string Column, string Value)> Conditions, Instant Opens, Instant Closes, DateTimeZone Zone, int EntriesPerPerson, bool MayBeBroken);

/// <summary>A row that cannot be read.</summary>
/// <param name="Line">The line on which it ends, from one.</param>
internal sealed record BrokenRow(int Line, string Reason);

/// <param name="People">How many there are.</param>
/// <param name="Broken">The first of them.</param>
/// <param name="Fault">Why nothing could be read at all; null where it could.</param>
internal sealed record ImportResult(EntryCounts Counts, int People, ImmutableArray<BrokenRow> Broken, string? Fault)
{
    public int Entries => Counts.Rows - Counts.Dropped;
}
