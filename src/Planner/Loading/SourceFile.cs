namespace Planner.Loading;

/// <summary>A text file of the content tree.</summary>
/// <param name="Path">Relative to the root, with forward slashes: <c>content/posts/2026/11/teaser.md</c>.</param>
/// <param name="Bytes">The file as it is on disk; UTF-8 is expected, and checked when it is read.</param>
public readonly record struct SourceFile(string Path, ReadOnlyMemory<byte> Bytes);
