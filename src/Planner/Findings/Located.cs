namespace Planner.Findings;

/// <summary>A value that knows the place it was read from.</summary>
public readonly record struct Located<T>(T Value, SourceSpan Source);
