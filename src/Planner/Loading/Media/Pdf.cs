namespace Planner.Loading.Media;

/// <summary>PDF: that it is one, and whole.</summary>
internal static class Pdf
{
    public static MediaFacts Read(MediaBytes bytes)
    {
        // Readers look for the mark in the last 1024 bytes; what a printer driver adds behind it may be longer.
        if (bytes.Peek(Math.Max(0, bytes.Length - 4096), 4096).IndexOf("%%EOF"u8) < 0)
        {
            bytes.Report(MediaFault.CutShort);
        }

        return new MediaFacts { MediaType = "application/pdf" };
    }
}
