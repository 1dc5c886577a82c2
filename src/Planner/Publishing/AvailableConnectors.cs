namespace Planner.Publishing;

/// <summary>Transports that this version has.</summary>
internal static class AvailableConnectors
{
    /// <summary>As accounts name them: a network's id, <c>file</c>, <c>webhook</c>. None yet: <c>publish</c> decides and does not send.</summary>
    public static ImmutableArray<string> Names { get; } = [];
}
