namespace Planner.Loading;

/// <summary>Lines and columns of a file to places in its text, whatever its lines end with.</summary>
internal static class TextPlace
{
    public static int Of(string text, SourceSpan place)
    {
        var start = 0;
        for (var line = 1; line < place.Line; line++)
        {
            start = NextLine(text, start);
        }

        // The mark at the start of a file is no character of its first line.
        return start + place.Column - 1 + (start == 0 && text.StartsWith('\uFEFF') ? 1 : 0);
    }

    public static int EndOfLine(string text, int start) =>
        text.AsSpan(start).IndexOfAny('\r', '\n') is >= 0 and var length ? start + length : text.Length;

    public static int NextLine(string text, int start)
    {
        var end = EndOfLine(text, start);
        return Math.Min(text.Length, end + LineEndAt(text, end).Length);
    }

    public static string LineEndAt(string text, int end) =>
        text.AsSpan(end) is ['\r', '\n', ..] ? "\r\n" : end < text.Length ? text[end].ToString() : "\n";
}
