using System.Text;
using Planner.Printing;

namespace Planner.Findings.Formats;

/// <summary>The part of a source line around a column, as a terminal shows it.</summary>
/// <param name="Text">At most <see cref="Width"/> columns and the signs for what was cut.</param>
/// <param name="Caret">How many columns of the text stand before the place.</param>
internal readonly record struct Excerpt(string Text, int Caret)
{
    /// <summary>Fits a terminal of 120 columns with the line's number before it.</summary>
    private const int Width = 100;

    /// <summary>What is kept before the place in a line that is too long.</summary>
    private const int Before = 60;

    private const int TabStop = 4;
    private const char Cut = '…';

    /// <param name="line">The whole line; it may be as long as the file.</param>
    /// <param name="column">From one, in UTF-16 units; the end of the line where it lies beyond.</param>
    public static Excerpt Of(string line, int column)
    {
        var place = Math.Clamp(column - 1, 0, line.Length);
        var elements = Elements(line, place, out var caret);
        var total = elements.Sum(element => element.Columns);
        var skip = total > Width && caret > Width - 1 ? caret - Before : 0;
        var text = new StringBuilder(skip > 0 ? "…" : "");
        var (passed, shown, caretShown) = (0, text.Length, text.Length);
        foreach (var (sign, columns) in elements)
        {
            if (passed == caret)
            {
                caretShown = shown;
            }

            passed += columns;
            if (passed <= skip)
            {
                continue;
            }

            if (shown + columns > Width)
            {
                return new Excerpt(text.Append(Cut).ToString(), caretShown);
            }

            text.Append(sign);
            shown += columns;
        }

        return new Excerpt(text.ToString(), passed == caret ? shown : caretShown);
    }

    /// <summary>What is seen, sign by sign, from so near the place that the length of the line does not matter.</summary>
    private static List<(string Sign, int Columns)> Elements(string line, int place, out int caret)
    {
        const int Near = 4 * Width;
        var start = Math.Max(0, place - Near);
        var end = Math.Min(line.Length, place + Near);
        var elements = new List<(string Sign, int Columns)>();
        var columns = 0;
        caret = -1;
        for (var position = start; position < end;)
        {
            var length = StringInfo.GetNextTextElementLength(line.AsSpan(position, end - position));
            if (caret < 0 && position + length > place)
            {
                caret = columns;
            }

            elements.Add(Element(line.AsSpan(position, length), columns));
            columns += elements[^1].Columns;
            position += length;
        }

        caret = caret < 0 ? columns : caret;
        return elements;
    }

    private static (string Sign, int Columns) Element(ReadOnlySpan<char> element, int columns)
    {
        if (element is "\t")
        {
            var spaces = TabStop - (columns % TabStop);
            return (new string(' ', spaces), spaces);
        }

        var sign = Printable.Of(element.ToString());
        return (sign, element.SequenceEqual(sign) ? TerminalColumns.Of(sign) : sign.Length);
    }
}
