namespace Planner.Loading;

/// <summary>What an id may look like: it becomes a file's name and part of an address.</summary>
internal static class Ids
{
    public static bool IsValid(string id) =>
        id.Length is > 0 and <= 200
        && char.IsLetterOrDigit(id[0])
        && id[^1] != '.'
        && id.All(character => char.IsLetterOrDigit(character) || character is '-' or '_' or '.');
}
