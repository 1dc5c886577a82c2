namespace Planner;

/// <summary>A file of the site.</summary>
/// <param name="Path">Relative to the output folder, with forward slashes.</param>
/// <param name="Bytes">What stands in it, UTF-8 for text; empty when it is a copy.</param>
public sealed record OutputFile(string Path, ReadOnlyMemory<byte> Bytes)
{
    /// <summary>
    /// The file that it is a copy of, relative to <c>content/</c>; null for a file that was rendered. Pictures and
    /// videos never pass through memory.
    /// </summary>
    public string? CopyFrom { get; init; }
}
