namespace Planner;

/// <summary>Characters from one to another, both among them, for sets of characters.</summary>
internal static class CharacterRange
{
    public static char[] Of(char first, char last)
    {
        var characters = new char[last - first + 1];
        for (var at = 0; at < characters.Length; at++)
        {
            characters[at] = (char)(first + at);
        }

        return characters;
    }
}
