namespace Planner.Loading;

/// <summary>
/// Lines and columns of positions in a text. Markdig's own are wrong below the definition of a link, where its lines
/// count on as if nothing stood there, and behind indents and tabs.
/// </summary>
/// <param name="text">The text.</param>
/// <param name="firstLine">The file's line on which it starts, from one.</param>
internal sealed class Places(string text, int firstLine)
{
    // Texts are read from their start to their end: what was looked through is not looked through again.
    private int known;
    private int line;
    private int lineStart;

    public int FirstLine => firstLine;

    public (int Line, int Column) Of(int position)
    {
        if (position < lineStart)
        {
            (known, line, lineStart) = (0, 0, 0);
        }

        while (known < position && text.AsSpan(known, position - known).IndexOf('\n') is >= 0 and var length)
        {
            known += length + 1;
            (line, lineStart) = (line + 1, known);
        }

        known = Math.Max(known, position);
        return (line + firstLine, position - lineStart + 1);
    }
}
