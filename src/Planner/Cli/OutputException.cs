namespace Planner.Cli;

/// <summary>The output folder cannot be used; the message tells a person what to do. Commands end with exit code 2.</summary>
public sealed class OutputException(string message) : Exception(message);
