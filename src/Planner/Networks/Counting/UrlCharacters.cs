using System.Buffers;

namespace Planner.Networks.Counting;

/// <summary>The characters that addresses are made of, after twitter-text 3.1 (<c>js/src/regexp</c>, 2021).</summary>
internal static class UrlCharacters
{
    private static readonly SearchValues<char> NoHost = SearchValues.Create("!'#%&()*+,\\-./:;<=>?@[]^_{|}~$");
    private static readonly SearchValues<char> Path = SearchValues.Create("!*';:=+,.$/%#[]-_~@|&");
    private static readonly SearchValues<char> PathEnd = SearchValues.Create("+-=_#/");
    private static readonly SearchValues<char> Query = SearchValues.Create("!?*'@();:&=+$/%#[]-_.,~|");
    private static readonly SearchValues<char> QueryEnd = SearchValues.Create("-_&=#/");

    /// <summary>Mastodon has its own list of what does not end a path, and takes most else (app behaviour, 2026).</summary>
    private static readonly SearchValues<char> NoPathEnd = SearchValues.Create("!*\"'「」;:=,.$%[]~&|@");

    /// <summary>In the name of a host of any script. Not the wide forms of @ and #, which begin mentions and hashtags.</summary>
    public static bool IsHost(char character) =>
        char.IsAsciiLetterOrDigit(character)
        || (character > '\u0020' && !NoHost.Contains(character) && !(character > '\u007F' && (IsSpace(character) || IsDirection(character) || IsInvalid(character) || character is '＠' or '＃')));

    /// <summary>In the name of a host without a scheme.</summary>
    public static bool IsLatinHost(char character) => char.IsAsciiLetterOrDigit(character) || character == '-' || IsAccented(character);

    /// <summary>Whether an address may stand behind it.</summary>
    public static bool MayPrecede(char character) => !(char.IsAsciiLetterOrDigit(character) || character is '@' or '＠' or '$' or '#' or '＃' || IsInvalid(character));

    public static bool IsPath(char character, UrlStyle style) => style == UrlStyle.X
        ? char.IsAsciiLetterOrDigit(character) || Path.Contains(character) || IsAccented(character) || IsCyrillic(character) || character == '–'
        : character is not ('<' or '>' or '(' or ')' or '?') && !char.IsWhiteSpace(character);

    public static bool IsPathEnd(char character, UrlStyle style) => style == UrlStyle.X
        ? char.IsAsciiLetterOrDigit(character) || PathEnd.Contains(character) || IsAccented(character) || IsCyrillic(character)
        : IsPath(character, style) && !NoPathEnd.Contains(character);

    public static bool IsQuery(char character, UrlStyle style) =>
        char.IsAsciiLetterOrDigit(character) || Query.Contains(character) || IsWideQuery(character, style);

    public static bool IsQueryEnd(char character, UrlStyle style) =>
        char.IsAsciiLetterOrDigit(character) || QueryEnd.Contains(character) || IsWideQuery(character, style);

    /// <summary>Latin-1, Latin Extended A and B, some of IPA, the Hawaiian okina, combining accents, Latin Extended Additional.</summary>
    public static bool IsAccented(char character) => character >= '\u00C0' && character is
        ((>= '\u00C0' and <= '\u024F') and not ('\u00D7' or '\u00F7'))
        or '\u0253' or '\u0254' or '\u0256' or '\u0257' or '\u0259' or '\u025B' or '\u0263' or '\u0268' or '\u026F' or '\u0272' or '\u0289' or '\u028B'
        or '\u02BB' or (>= '\u0300' and <= '\u036F') or (>= '\u1E00' and <= '\u1EFF');

    public static bool IsSpace(char character) => character is
        (>= '\u0009' and <= '\u000D') or ' ' or '\u0085' or '\u00A0' or '\u1680' or '\u180E' or (>= '\u2000' and <= '\u200A')
        or '\u2028' or '\u2029' or '\u202F' or '\u205F' or '\u3000';

    private static bool IsDirection(char character) => character is (>= '\u202A' and <= '\u202E') or '\u061C' or '\u200E' or '\u200F' or (>= '\u2066' and <= '\u2069');

    /// <summary>No post may hold them.</summary>
    private static bool IsInvalid(char character) => character is '\uFFFE' or '\uFEFF' or '\uFFFF';

    private static bool IsCyrillic(char character) => character is >= '\u0400' and <= '\u04FF';

    private static bool IsWideQuery(char character, UrlStyle style) => style == UrlStyle.Mastodon && char.IsLetterOrDigit(character);
}
