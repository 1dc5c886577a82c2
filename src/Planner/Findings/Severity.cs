namespace Planner.Findings;

/// <summary>How much a finding matters. Only an error stops publishing; <see cref="Off"/> is never reported.</summary>
public enum Severity
{
    Off,
    Info,
    Warning,
    Error,
}
