namespace Planner.Cli;

/// <summary>What a command's exit code means (SPEC section 4).</summary>
internal static class ExitCodes
{
    public const int Fine = 0;

    /// <summary>Findings of severity error, or a delivery failed.</summary>
    public const int Findings = 1;

    /// <summary>Wrong usage, or a configuration that cannot be read.</summary>
    public const int Usage = 2;

    /// <summary>Uncertain or late deliveries.</summary>
    public const int PersonNeeded = 3;

    /// <summary>Ctrl-C, as shells count it.</summary>
    public const int Interrupted = 130;
}
