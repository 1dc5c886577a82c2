namespace Planner;

/// <summary>A file of the site.</summary>
/// <param name="Path">Relative to the output folder, with forward slashes.</param>
/// <param name="Bytes">What stands in it, UTF-8 for text.</param>
public readonly record struct OutputFile(string Path, ReadOnlyMemory<byte> Bytes);
