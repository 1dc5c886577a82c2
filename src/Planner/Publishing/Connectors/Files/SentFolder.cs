namespace Planner.Publishing.Connectors.Files;

/// <summary>
/// The disk, as far as the connector <c>file</c> needs it. Paths are relative to the repository, with forward slashes. Each function
/// throws <see cref="IOException"/> for a disk that does not do it, and for a path that it does not take.
/// </summary>
/// <param name="TryCreateAsync">Writes a new file, whole or not at all. False when there is one already, which stays as it is.</param>
/// <param name="ReadAsync">The file's bytes; null when there is none.</param>
/// <param name="Delete">Removes the file; nothing happens when there is none.</param>
internal sealed record SentFolder(
    Func<string, Stream, CancellationToken, Task<bool>> TryCreateAsync,
    Func<string, CancellationToken, Task<byte[]?>> ReadAsync,
    Action<string> Delete);
