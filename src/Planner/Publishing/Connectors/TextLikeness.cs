namespace Planner.Publishing.Connectors;

/// <summary>Whether a text that a network shows is one that was sent.</summary>
internal static class TextLikeness
{
    /// <summary>So many letters and digits in common are no chance, at the beginning of two texts of an account.</summary>
    private const int Telling = 30;

    /// <summary>They differ in white space at most.</summary>
    public static bool IsSame(string one, string other) => Comparable(one) == Comparable(other);

    /// <summary>Whether one may be the other after a server, or a person, has worked on it.</summary>
    public static bool IsNear(string one, string other)
    {
        var (left, right) = (Letters(one), Letters(other));
        return left.Length >= Telling && right.Length >= Telling ? left.AsSpan(0, Telling).SequenceEqual(right.AsSpan(0, Telling)) : left == right;
    }

    private static string Comparable(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static string Letters(string text) => string.Concat(text.Where(char.IsLetterOrDigit));
}
