using System.Globalization;
using System.Text;

namespace Planner.Benchmarks;

internal static class Slug
{
    /// <summary>ASCII letters and digits of a title, joined by hyphens.</summary>
    public static string Of(string title, int limit)
    {
        var slug = new StringBuilder();
        foreach (var letter in title.Normalize(NormalizationForm.FormD).Where(letter => CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark))
        {
            if (char.IsAsciiLetterOrDigit(letter))
            {
                slug.Append(char.ToLowerInvariant(letter));
            }
            else if (slug.Length > 0 && slug[^1] != '-')
            {
                slug.Append('-');
            }
        }

        return slug.ToString(0, Math.Min(slug.Length, limit)).Trim('-');
    }
}
