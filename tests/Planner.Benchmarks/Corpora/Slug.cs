using System.Text;

namespace Planner.Benchmarks;

internal static class Slug
{
    // String.Normalize leaves text as it is under invariant globalization, so the corpus's accented letters are listed.
    private const string Accented = "àâçéèêëîïôûùü";
    private const string Plain = "aaceeeeiiouuu";

    /// <summary>ASCII letters and digits of a title, joined by hyphens.</summary>
    public static string Of(string title, int limit)
    {
        var slug = new StringBuilder();
        foreach (var letter in title.ToLowerInvariant())
        {
            var plain = Accented.IndexOf(letter, StringComparison.Ordinal) is >= 0 and var i ? Plain[i] : letter;
            if (char.IsAsciiLetterOrDigit(plain))
            {
                slug.Append(plain);
            }
            else if (slug.Length > 0 && slug[^1] != '-')
            {
                slug.Append('-');
            }
        }

        return slug.ToString(0, Math.Min(slug.Length, limit)).Trim('-');
    }
}
