using System.Text;

namespace Planner.Drawing;

/// <summary>People to pseudonyms, which nobody turns back without the salt.</summary>
internal static class Pseudonyms
{
    /// <summary>A salt of fewer characters could be tried out; one that is made has 64.</summary>
    public const int ShortestSalt = 32;

    /// <summary>
    /// One way of writing each person: without blanks at the ends and signs that do not show, without the <c>@</c> before a handle, in small
    /// letters. Nothing else is guessed: <c>a.b@gmail.example</c> and <c>ab@gmail.example</c> are two people.
    /// </summary>
    public static string Normalise(string identity)
    {
        var shown = identity.AsSpan().ContainsAny("\u200B\u200C\u200D\u2060\uFEFF") ? string.Concat(identity.Where(sign => sign is not ('\u200B' or '\u200C' or '\u200D' or '\u2060' or '\uFEFF'))) : identity;
        return shown.Trim().TrimStart('@').TrimStart().ToLowerInvariant();
    }

    /// <param name="salt">Its UTF-8 is the key.</param>
    public static Sha256 Of(KeyedHash salt, string normalised) => salt.Of(Encoding.UTF8.GetBytes(normalised));
}
