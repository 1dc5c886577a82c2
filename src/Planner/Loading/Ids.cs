using System.Text;

namespace Planner.Loading;

/// <summary>What an id may look like: it becomes a file's name and part of an address.</summary>
internal static class Ids
{
    /// <summary>File systems give a name 255 bytes; the longest that is made of an id is <c>&lt;id&gt;~~2026-11.html</c>.</summary>
    public const int MostBytes = 241;

    public static bool IsValid(string id) =>
        id.Length > 0
        && char.IsLetterOrDigit(id[0])
        && id[^1] != '.'
        && id.All(character => IsLetter(character) || character is '-' or '_' or '.')
        && !IsTooLong(id)
        && !IsDevice(id);

    /// <summary>Whether it is too long for a file's name, in which each mark of a script is written as five letters.</summary>
    public static bool IsTooLong(string id) =>
        id.Length * 5 > MostBytes && Encoding.UTF8.GetByteCount(id) + (2 * id.Count(character => character > '\u007F' && !char.IsLetterOrDigit(character))) > MostBytes;

    /// <summary>Whether Windows takes it for a device, whatever its extension: nobody there could check the file out.</summary>
    public static bool IsDevice(string id)
    {
        var name = id.AsSpan(0, id.IndexOf('.', StringComparison.Ordinal) is >= 0 and var dot ? dot : id.Length);
        return name.Length switch
        {
            3 => IsOneOf(name, "con", "prn", "aux", "nul"),
            4 => char.IsAsciiDigit(name[3]) && IsOneOf(name[..3], "com", "lpt"),
            _ => false,
        };
    }

    private static bool IsOneOf(ReadOnlySpan<char> name, params ReadOnlySpan<string> devices)
    {
        foreach (var device in devices)
        {
            if (name.Equals(device, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// Letters, digits, and the marks that scripts such as Devanagari and Thai write vowels with. A Latin accent that
    /// is a character of its own is none: nobody sees that it differs from the accented letter.
    /// </summary>
    internal static bool IsLetter(char character) =>
        char.IsLetterOrDigit(character)
        || (character > '\u036F' && char.GetUnicodeCategory(character) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark);
}
