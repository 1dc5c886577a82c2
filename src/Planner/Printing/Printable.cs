using System.Text;

namespace Planner.Printing;

/// <summary>
/// Text that a terminal, a log or an XML file may show whatever it was made of. Signs that would act rather than show
/// become visible: an escape is printed as ␛, a line feed as ␊, a mark that turns the reading direction by its number,
/// an order to a build server with ♯ for its second #.
/// </summary>
/// <remarks>
/// GitHub also takes orders at the start of a line, <c>::error::</c>: callers put something of their own before the text.
/// </remarks>
public static class Printable
{
    /// <summary>One line, with as many signs as before where nothing but orders had to be broken.</summary>
    public static string Of(string text) => BuildServerOrders.Break(WithoutControls(text), "♯");

    private static string WithoutControls(string text)
    {
        var first = 0;
        while (first < text.Length && IsHarmless(text[first]))
        {
            first++;
        }

        return first == text.Length ? text : Rewrite(text, first);
    }

    private static string Rewrite(string text, int first)
    {
        var shown = new StringBuilder(text, 0, first, text.Length + 16);
        foreach (var rune in text.AsSpan(first).EnumerateRunes())
        {
            // A surrogate without its other half arrives here as U+FFFD.
            _ = rune.Value switch
            {
                < 0x20 => shown.Append((char)(0x2400 + rune.Value)),
                0x7F => shown.Append('\u2421'),
                _ when rune.IsBmp && !IsHarmless((char)rune.Value) => shown.Append(CultureInfo.InvariantCulture, $"<U+{rune.Value:X4}>"),
                _ => shown.Append(rune),
            };
        }

        return shown.ToString();
    }

    /// <summary>
    /// Harmful are controls, line separators, marks that reorder what follows them (CVE-2021-42574) and code points that
    /// XML forbids; marks of Arabic and Hebrew that only concern their neighbours (U+200E, U+200F, U+061C) are not.
    /// </summary>
    private static bool IsHarmless(char sign) => sign switch
    {
        < ' ' or (>= '\u007F' and <= '\u009F') => false,
        >= '\u2028' and <= '\u202E' => false,
        >= '\u2066' and <= '\u2069' => false,
        >= '\uD800' and <= '\uDFFF' => false,
        '\uFFFE' or '\uFFFF' => false,
        _ => true,
    };
}
