namespace Planner.Loading;

/// <summary>What one file gave: kept by <c>serve</c> so that an edit reads one file, not ten thousand.</summary>
/// <param name="Silences">Rules that the file breaks on purpose, with the reason.</param>
internal sealed record LoadedFile(
    string Path,
    EntityKind? Kind,
    ImmutableArray<IEntity> Entities,
    ImmutableArray<Finding> Findings,
    ImmutableDictionary<string, string> Silences);
