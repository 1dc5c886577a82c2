namespace Planner.Loading.Media;

/// <summary>
/// XMP packets are searched and not parsed: the one thing asked of them is a word, and XmpCore 6.1.10 takes minutes for
/// seven kilobytes of elements that are two hundred deep.
/// </summary>
internal static class Xmp
{
    /// <summary>Cameras and editors write the place first; what comes after this is history and previews.</summary>
    private const int Most = 256 * 1024;

    public static bool HasLocation(MediaBytes bytes, long start, long end) => HasLocation(bytes.Copy(start, end - start, Most));

    /// <summary><c>exif:GPSLatitude</c> as an attribute or element (XMP specification part 2, 3.3); packets in files are UTF-8.</summary>
    public static bool HasLocation(ReadOnlySpan<byte> packet) => packet.IndexOf("GPSLatitude"u8) >= 0 || packet.IndexOf("GPSLongitude"u8) >= 0;
}
