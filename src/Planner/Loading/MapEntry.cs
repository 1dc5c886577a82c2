namespace Planner.Loading;

/// <summary>A field whose name the author chose.</summary>
internal sealed record MapEntry<T>(Located<string> Key, T Value);
