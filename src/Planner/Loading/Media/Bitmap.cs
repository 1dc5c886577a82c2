namespace Planner.Loading.Media;

/// <summary>Windows bitmaps, with the header of 40 bytes that all but the oldest have.</summary>
internal static class Bitmap
{
    public static MediaFacts Read(MediaBytes bytes)
    {
        if (bytes.Little(2, 4) > bytes.Length)
        {
            bytes.Report(MediaFault.CutShort);
        }

        // A negative height says that the first row is the upper one.
        return new MediaFacts { MediaType = "image/bmp", Frames = 1 }.Sized(bytes.Little(18, 4), Math.Abs((long)(int)bytes.Little(22, 4)));
    }
}
