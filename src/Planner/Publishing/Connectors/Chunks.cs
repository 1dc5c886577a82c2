namespace Planner.Publishing.Connectors;

/// <summary>A medium piece by piece, for networks that take large files so.</summary>
internal static class Chunks
{
    /// <param name="size">Bytes of each piece but the last.</param>
    /// <param name="from">Where to begin: what the network has already.</param>
    /// <returns>Each piece with its number from zero, counted from the beginning of the file, and its offset. The bytes are good until the next piece is asked for.</returns>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static async IAsyncEnumerable<Chunk> ReadAsync(OutgoingMedia media, int size, long from, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var stream = media.Open();
        stream.Seek(from, SeekOrigin.Begin);
        var buffer = new byte[size];
        for (var offset = from; ;)
        {
            var length = await stream.ReadAtLeastAsync(buffer, size, throwOnEndOfStream: false, cancellationToken);
            if (length == 0)
            {
                yield break;
            }

            yield return new Chunk((int)(offset / size), offset, buffer.AsMemory(0, length));
            offset += length;
        }
    }
}

/// <param name="Offset">Of its first byte in the file.</param>
internal readonly record struct Chunk(int Number, long Offset, ReadOnlyMemory<byte> Bytes);
