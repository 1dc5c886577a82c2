using YamlDotNet.Core;

namespace Planner.Loading;

/// <summary>Places that the parser does not say, or says wrong, looked up in the text that it complains of.</summary>
internal static class YamlPlaces
{
    /// <summary>The first tab that indents one of these lines, and whether nothing else stands on its line.</summary>
    public static (int Line, int Column, bool IsAlone)? Tab(string text, int first, int last, bool mayBeAlone)
    {
        var number = 0;
        foreach (var range in text.AsSpan().Split('\n'))
        {
            var line = text.AsSpan(range);
            number++;
            var start = line.IndexOfAnyExcept(' ');
            var isAlone = line.IsWhiteSpace();
            if (number >= first && start >= 0 && line[start] == '\t' && (mayBeAlone || !isAlone))
            {
                return (number, start + 1, isAlone);
            }

            if (number > last)
            {
                return null;
            }
        }

        return null;
    }

    /// <summary>The last colon that starts one of these lines, or the value of a list that does.</summary>
    public static (int Line, int Column)? Colon(string text, int first, int last)
    {
        (int Line, int Column)? found = null;
        var number = 0;
        foreach (var range in text.AsSpan().Split('\n'))
        {
            var line = text.AsSpan(range);
            number++;
            var start = line.IndexOfAnyExcept(' ', '-');
            if (number >= first && number <= last && start >= 0 && line[start] == ':')
            {
                found = (number, start + 1);
            }
        }

        return found;
    }

    /// <summary>The backslash that starts what is wrong in a text between double quotes; the parser says where the text starts.</summary>
    public static (int Line, int Column)? Backslash(YamlException exception, string text)
    {
        var end = (int)Math.Min(exception.End.Index, text.Length);
        var isAtIt = exception.Message.Contains("unknown escape", StringComparison.Ordinal);
        var isBehindIt = exception.Message.Contains("invalid Unicode", StringComparison.Ordinal) || exception.Message.Contains("hexadecimal", StringComparison.Ordinal);
        return isAtIt ? new Places(text, 1).Of(end)
            : isBehindIt && text.AsSpan(0, end).LastIndexOf('\\') is >= 0 and var start ? new Places(text, 1).Of(start)
            : null;
    }

    /// <summary>The first half of a character behind this place, written as a code.</summary>
    public static (int Line, int Column)? Half(string text, Mark place) =>
        text.IndexOf(@"\ud", (int)Math.Min(place.Index, text.Length), StringComparison.OrdinalIgnoreCase) is >= 0 and var start
            ? new Places(text, 1).Of(start)
            : null;
}
