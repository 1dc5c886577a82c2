namespace Planner;

/// <summary>Every short link that ever stood on the publish branch, as far as the clone knows.</summary>
/// <param name="IsWhole">Whether the clone has all of history.</param>
internal sealed record PublishedLinks(ImmutableArray<PublishedLink> Links, bool IsWhole);

/// <param name="Path">The file that it last stood in, relative to the root.</param>
/// <param name="IsAlias">Whether it was another name of that file's link.</param>
internal sealed record PublishedLink(string Slug, string Path, bool IsAlias);
