using System.Text;

namespace Planner;

/// <summary>
/// Latin letters without their accents, for ids and for finding words. A table of our own: the program runs with
/// invariant globalization, where <c>string.Normalize</c> answers its argument.
/// </summary>
internal static class Latin
{
    /// <summary>What a letter becomes, and the lower-case letters that become it; capitals follow from them.</summary>
    private static readonly ImmutableArray<(string Plain, string Letters)> Table =
    [
        ("a", "àáâãäåāăąǎǟǡǻȁȃȧḁạảấầẩẫậắằẳẵặ"),
        ("ae", "æǣǽ"),
        ("b", "ḃḅḇ"),
        ("c", "çćĉċčḉ"),
        ("d", "ðďđḋḍḏḑḓ"),
        ("e", "èéêëēĕėęěȅȇȩḕḗḙḛḝẹẻẽếềểễệə"),
        ("f", "ƒḟ"),
        ("g", "ĝğġģǧǵḡ"),
        ("h", "ĥħȟḣḥḧḩḫẖ"),
        ("i", "ìíîïĩīĭįıǐȉȋḭḯỉị"),
        ("ij", "ĳ"),
        ("j", "ĵǰ"),
        ("k", "ķĸǩḱḳḵ"),
        ("l", "ĺļľŀłḷḹḻḽ"),
        ("m", "ḿṁṃ"),
        ("n", "ñńņňŉŋǹṅṇṉṋ"),
        ("o", "òóôõöøōŏőơǒǫǭǿȍȏȫȭȯȱṍṏṑṓọỏốồổỗộớờởỡợ"),
        ("oe", "œ"),
        ("p", "ṕṗ"),
        ("r", "ŕŗřȑȓṙṛṝṟ"),
        ("s", "śŝşšſșṡṣṥṧṩ"),
        ("ss", "ß"),
        ("t", "ţťŧțṫṭṯṱẗ"),
        ("th", "þ"),
        ("u", "ùúûüũūŭůűųưǔǖǘǚǜȕȗṳṵṷṹṻụủứừửữự"),
        ("v", "ṽṿ"),
        ("w", "ŵẁẃẅẇẉẘ"),
        ("x", "ẋẍ"),
        ("y", "ýÿŷȳẏẙỳỵỷỹ"),
        ("z", "źżžẑẓẕ"),
    ];

    private static readonly Dictionary<char, string> Plain = Letters();

    /// <summary>
    /// <c>Œuvre d’été</c> becomes <c>OEuvre d’ete</c>. Accents typed as characters of their own, as macOS names files,
    /// go too; other scripts stay as they are.
    /// </summary>
    public static string Fold(string text)
    {
        if (Ascii.IsValid(text))
        {
            return text;
        }

        var folded = new StringBuilder(text.Length + 8);
        foreach (var character in text)
        {
            if (Plain.TryGetValue(character, out var plain))
            {
                folded.Append(plain);
            }
            else if (!IsAccent(character))
            {
                folded.Append(character);
            }
        }

        return folded.ToString();
    }

    /// <summary>The block "Combining Diacritical Marks"; the marks of other scripts have blocks of their own.</summary>
    private static bool IsAccent(char character) => character is >= '\u0300' and <= '\u036F';

    private static Dictionary<char, string> Letters()
    {
        // No lower-case letter has these two as its simple capital.
        var letters = new Dictionary<char, string> { ['İ'] = "I", ['ẞ'] = "SS" };
        foreach (var (plain, accented) in Table)
        {
            foreach (var letter in accented)
            {
                letters[letter] = plain;
                var capital = char.ToUpperInvariant(letter);
                if (capital > '\u007F')
                {
                    letters.TryAdd(capital, plain.ToUpperInvariant());
                }
            }
        }

        return letters;
    }
}
