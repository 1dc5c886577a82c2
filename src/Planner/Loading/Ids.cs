namespace Planner.Loading;

/// <summary>What an id may look like: it becomes a file's name and part of an address.</summary>
internal static class Ids
{
    public static bool IsValid(string id) =>
        id.Length is > 0 and <= 200
        && char.IsLetterOrDigit(id[0])
        && id[^1] != '.'
        && id.All(character => IsLetter(character) || character is '-' or '_' or '.');

    /// <summary>
    /// Letters, digits, and the marks that scripts such as Devanagari and Thai write vowels with. A Latin accent that
    /// is a character of its own is none: nobody sees that it differs from the accented letter.
    /// </summary>
    internal static bool IsLetter(char character) =>
        char.IsLetterOrDigit(character)
        || (character > '\u036F' && char.GetUnicodeCategory(character) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark);
}
