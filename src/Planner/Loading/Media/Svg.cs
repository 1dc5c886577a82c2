namespace Planner.Loading.Media;

/// <summary>SVG is recognised, so that it can be refused by name.</summary>
internal static class Svg
{
    /// <param name="text">The beginning of a file.</param>
    public static bool Is(ReadOnlySpan<byte> text)
    {
        text = (text.StartsWith("\uFEFF"u8) ? text[3..] : text).TrimStart(" \t\r\n"u8);
        return text.StartsWith("<"u8) && text.IndexOf("<svg"u8) >= 0 && text.IndexOf("<html"u8) < 0;
    }
}
