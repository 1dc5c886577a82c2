namespace Planner.Cli;

/// <summary>What a build did, as far as a browser that shows the site wants to know.</summary>
/// <param name="IsChanged">Whether any file of the site is another than before.</param>
/// <param name="Problem">One line about errors in the content; null when there are none.</param>
internal sealed record BuildOutcome(bool IsChanged, string? Problem);
