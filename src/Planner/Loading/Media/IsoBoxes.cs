namespace Planner.Loading.Media;

/// <summary>A part of an ISO media file: its four letters, and where its content lies.</summary>
/// <param name="Kind">Four characters of Latin-1.</param>
/// <param name="End">May lie behind the end of the file.</param>
internal sealed record IsoBox(string Kind, long Start, long End);

/// <summary>The box structure of MP4, MOV, HEIC and AVIF (ISO/IEC 14496-12, 4.2).</summary>
internal static class IsoBoxes
{
    private const int ShortHeader = 8;
    private const int LongHeader = 16;

    public static IEnumerable<IsoBox> Of(MediaBytes bytes, IsoBox parent, int skipped = 0) => Of(bytes, parent.Start + skipped, parent.End);

    /// <summary>Only headers are read, from one to the next; boxes that overlap or stand still end the walk.</summary>
    public static IEnumerable<IsoBox> Of(MediaBytes bytes, long start, long end)
    {
        for (var position = start; position + ShortHeader <= Math.Min(end, bytes.Length) && bytes.NextPart();)
        {
            var (size, header) = (bytes.Big(position, 4), ShortHeader);
            var kind = bytes.Text(position + 4, 4);
            if (size == 1)
            {
                (size, header) = (bytes.Big(position + 8, 8), LongHeader);
            }
            else if (size == 0)
            {
                // To the end; QuickTime closes lists with four zeros.
                size = end - position;
            }

            if (size < header)
            {
                bytes.Report(MediaFault.Corrupt);
                yield break;
            }

            yield return new IsoBox(kind, position + header, position + size);
            position += size;
        }
    }
}
