namespace Planner.Loading.Media;

/// <summary>TIFF: its first picture.</summary>
internal static class Tiff
{
    public static MediaFacts Read(MediaBytes bytes)
    {
        var exif = Exif.Read(bytes, 0, bytes.Length);
        if (exif.Width is null || exif.Height is null)
        {
            // The tags usually stand behind the pixels.
            bytes.Report(MediaFault.CutShort);
        }

        return new MediaFacts { MediaType = "image/tiff", Width = exif.Width, Height = exif.Height, HasLocation = exif.HasLocation }.Turned(exif.IsTurned);
    }
}
