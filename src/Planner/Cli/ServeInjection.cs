using System.Text;

namespace Planner.Cli;

/// <summary>Adds the live script to a page on its way to the browser; the file on disk stays as it will be published.</summary>
internal static class ServeInjection
{
    /// <summary>At the end of the head, else of the body, else of the file.</summary>
    public static byte[] Into(ReadOnlySpan<byte> page, string element)
    {
        var place = page.IndexOf("</head>"u8);
        place = place < 0 ? page.LastIndexOf("</body>"u8) : place;
        place = place < 0 ? page.Length : place;
        return [.. page[..place], .. Encoding.UTF8.GetBytes(element), .. page[place..]];
    }
}
