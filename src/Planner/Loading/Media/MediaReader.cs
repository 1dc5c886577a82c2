namespace Planner.Loading.Media;

/// <summary>Bytes to what the file is, by the first of them.</summary>
public static class MediaReader
{
    /// <summary>Git LFS keeps its pointers below this (git-lfs docs/spec.md).</summary>
    private const int LongestPointer = 1024;

    /// <param name="length">Of the file, in bytes.</param>
    /// <param name="read">Gives its bytes; what it throws, such as an <see cref="IOException"/>, goes to the caller.</param>
    public static MediaFacts Read(long length, ReadAt read)
    {
        if (length == 0)
        {
            return new MediaFacts { Fault = MediaFault.Empty };
        }

        var bytes = new MediaBytes(length, read);
        var facts = Read(bytes);
        return facts with { Length = length, Fault = bytes.Fault };
    }

    private static MediaFacts Read(MediaBytes bytes)
    {
        var head = bytes.Peek(0, 64);
        return head switch
        {
            [0xFF, 0xD8, 0xFF, ..] => Jpeg.Read(bytes),
            [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, ..] => Png.Read(bytes),
            [(byte)'G', (byte)'I', (byte)'F', (byte)'8', (byte)'7' or (byte)'9', (byte)'a', ..] => Gif.Read(bytes),
            [(byte)'R', (byte)'I', (byte)'F', (byte)'F', ..] => Riff.Read(bytes),
            [(byte)'I', (byte)'I', 42, 0, ..] or [(byte)'M', (byte)'M', 0, 42, ..] => Tiff.Read(bytes),
            [0x1A, 0x45, 0xDF, 0xA3, ..] => Matroska.Read(bytes),
            [(byte)'O', (byte)'g', (byte)'g', (byte)'S', ..] => Ogg.Read(bytes),
            [(byte)'f', (byte)'L', (byte)'a', (byte)'C', ..] => Sound.ReadFlac(bytes),
            [(byte)'I', (byte)'D', (byte)'3', ..] or [0xFF, >= 0xE0, ..] => Sound.ReadMpeg(bytes),
            [(byte)'B', (byte)'M', _, _, _, _, 0, 0, 0, 0, ..] => Bitmap.Read(bytes),
            _ when IsoMedia.Is(head) => IsoMedia.Read(bytes),
            _ => ReadText(bytes),
        };
    }

    private static MediaFacts ReadText(MediaBytes bytes)
    {
        var text = bytes.Peek(0, 4096);
        return text.StartsWith("version https://git-lfs.github.com/spec/"u8) && bytes.Length < LongestPointer ? new MediaFacts { IsLfsPointer = true }
            : text[..Math.Min(text.Length, 1024)].IndexOf("%PDF-"u8) >= 0 ? Pdf.Read(bytes)
            : Svg.Is(text) ? new MediaFacts { MediaType = "image/svg+xml" }
            : new MediaFacts();
    }
}
