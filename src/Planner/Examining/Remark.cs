namespace Planner.Examining;

/// <summary>Something about the repository and its surroundings that somebody should know: not a place in a file, so no finding.</summary>
/// <param name="Check">What looked, in kebab case; stable.</param>
/// <param name="About">An account, a network, or what else it is about, as people see it before the message.</param>
internal sealed record Remark(string Check, Severity Severity, string About, string Message)
{
    public string? Account { get; init; }

    public string? Network { get; init; }

    /// <summary>Relative to the root; null when it is about no file.</summary>
    public string? File { get; init; }
}
