using System.Text;
using Planner.Loading;

namespace Planner.Cli;

/// <summary>A title to an id: what stands in a file's name and in addresses.</summary>
internal static class Slug
{
    private const int MaxLength = 60;

    /// <summary>
    /// Lower case, words joined by hyphens and cut at about sixty characters, Latin letters without accents, other scripts
    /// kept. Apostrophes join, as French addresses are written: <c>prix-dun-bol</c>. Empty when there is no letter or digit.
    /// </summary>
    public static string Of(string title)
    {
        var slug = new StringBuilder(MaxLength);
        foreach (var word in Words(title))
        {
            if (slug.Length > 0 && slug.Length + 1 + word.Length > MaxLength)
            {
                break;
            }

            slug.Append(slug.Length > 0 ? "-" : "").Append(word.Length > MaxLength ? word[..MaxLength] : word);
        }

        return slug.ToString();
    }

    /// <summary>The slug, or with <c>-2</c>, <c>-3</c> … the first that is free; case does not make a difference.</summary>
    public static string Free(string slug, IReadOnlySet<string> taken)
    {
        var free = slug;
        for (var number = 2; taken.Contains(free) || Ids.IsDevice(free); number++)
        {
            free = $"{slug}-{number}";
        }

        return free;
    }

    private static IEnumerable<string> Words(string title)
    {
        var word = new StringBuilder();
        foreach (var character in Latin.Fold(title).ToLowerInvariant().Append(' '))
        {
            // A mark without a letter before it is nothing to start an id with.
            if (char.IsLetterOrDigit(character) || (word.Length > 0 && Ids.IsLetter(character)))
            {
                word.Append(character);
            }
            else if (character is not ('\'' or '’' or 'ʼ') && word.Length > 0)
            {
                yield return word.ToString();
                word.Clear();
            }
        }
    }
}
