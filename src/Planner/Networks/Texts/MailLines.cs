using System.Text;

namespace Planner.Networks.Texts;

/// <summary>Lines as mail takes them (RFC 5322, 2.1.1).</summary>
internal static class MailLines
{
    /// <summary>Characters of a line, as UTF-16 code units.</summary>
    public const int Width = 78;

    /// <summary>Octets of a line in UTF-8, without its end.</summary>
    public const int MaxOctets = 998;

    /// <summary>What deep nesting leaves at least, in characters.</summary>
    public const int Narrowest = 20;

    /// <summary>Breaks at spaces, and a word only when it alone is too long for any line.</summary>
    public static string Wrap(string text, int width, int maxOctets)
    {
        var wrapped = new StringBuilder(text.Length + 16);
        foreach (var line in text.Split('\n'))
        {
            Wrap(wrapped.Append(wrapped.Length > 0 ? "\n" : ""), line, width, maxOctets);
        }

        return wrapped.ToString();
    }

    private static void Wrap(StringBuilder wrapped, ReadOnlySpan<char> line, int width, int maxOctets)
    {
        while (line.Length > width || Encoding.UTF8.GetByteCount(line) > maxOctets)
        {
            var (end, next) = Break(line, width);
            if (end == line.Length && Encoding.UTF8.GetByteCount(line) <= maxOctets)
            {
                break;
            }

            if (Encoding.UTF8.GetByteCount(line[..end]) > maxOctets)
            {
                end = next = Fit(line, maxOctets);
            }

            wrapped.Append(line[..end]).Append('\n');
            line = line[next..];
        }

        wrapped.Append(line);
    }

    /// <summary>The last space that leaves a line of the width, else the first one behind it.</summary>
    private static (int End, int Next) Break(ReadOnlySpan<char> line, int width)
    {
        var space = line[..Math.Min(line.Length, width == int.MaxValue ? line.Length : width + 1)].LastIndexOf(' ');
        if (width == int.MaxValue || space <= 0 || line[..space].IsWhiteSpace())
        {
            var from = width == int.MaxValue ? line.Length : line[Math.Min(line.Length, width)..].IndexOf(' ');
            space = width == int.MaxValue || from < 0 ? line.Length : width + from;
        }

        return (space, Math.Min(line.Length, space + 1));
    }

    /// <summary>As many characters as the octets hold, without cutting one that people see as one.</summary>
    private static int Fit(ReadOnlySpan<char> line, int maxOctets)
    {
        var (end, octets) = (0, 0);
        while (end < line.Length)
        {
            var length = StringInfo.GetNextTextElementLength(line[end..]);
            if (end == 0 && Encoding.UTF8.GetByteCount(line[..length]) > maxOctets)
            {
                // Hundreds of accents on one letter: they are cut after a whole code point.
                length = char.IsHighSurrogate(line[0]) && length > 1 ? 2 : 1;
            }

            octets += Encoding.UTF8.GetByteCount(line.Slice(end, length));
            if (octets > maxOctets && end > 0)
            {
                break;
            }

            end += length;
        }

        return end;
    }
}
