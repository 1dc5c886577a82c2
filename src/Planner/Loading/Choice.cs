namespace Planner.Loading;

/// <summary>One of the words that a field may hold.</summary>
internal sealed record Choice<T>(string Word, T Value);
