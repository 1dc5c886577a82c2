namespace Planner.Cli;

/// <summary>What a build did, as far as a browser that shows the site wants to know.</summary>
/// <param name="IsChanged">Whether any file of the site is another than before.</param>
/// <param name="Problem">One line about errors in the content; null when there are none.</param>
/// <param name="IsPartial">Whether only what somebody waits for was built; the next call builds the rest.</param>
internal sealed record BuildOutcome(bool IsChanged, string? Problem, bool IsPartial = false);
