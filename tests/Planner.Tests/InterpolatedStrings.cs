using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Planner.Tests;

/// <summary>The interpolated strings of a source text as format strings, numbered as the compiler numbers them.</summary>
internal static partial class InterpolatedStrings
{
    /// <param name="source">C# without verbatim or raw interpolated strings.</param>
    /// <returns>Each with the place where it starts; one inside another's hole comes before that other.</returns>
    public static ImmutableArray<(int Place, string Format)> In(string source)
    {
        var found = ImmutableArray.CreateBuilder<(int, string)>();
        for (var token = Token().Match(source); token.Success;)
        {
            var next = token.Value == "$\"" ? Read(source, token.Index + 2, found) : token.Index + token.Length;
            token = Token().Match(source, next);
        }

        return found.ToImmutable();
    }

    /// <summary>Reads from after the opening quote; the place after the closing one.</summary>
    private static int Read(string source, int at, ImmutableArray<(int, string)>.Builder found)
    {
        var (start, holes, format) = (at, 0, new StringBuilder());
        while (source[at] != '"')
        {
            if (source[at] == '\\')
            {
                format.Append(source[at + 1]);
                at += 2;
            }
            else if (source[at] is '{' && source[at + 1] is not '{')
            {
                at = Hole(source, at + 1, found, out var specifier);
                format.Append(CultureInfo.InvariantCulture, $"{{{holes++}{specifier}}}");
            }
            else
            {
                var length = source[at] is '{' or '}' ? 2 : 1;
                format.Append(source, at, length);
                at += length;
            }
        }

        found.Add((start, format.ToString()));
        return at + 1;
    }

    /// <summary>Reads from after the opening brace; the place after the closing one.</summary>
    private static int Hole(string source, int at, ImmutableArray<(int, string)>.Builder found, out string specifier)
    {
        specifier = "";
        for (var depth = 0; source[at] != '}' || depth > 0;)
        {
            if (Token().Match(source, at) is { Success: true } token && token.Index == at)
            {
                at = token.Value == "$\"" ? Read(source, at + 2, found) : at + token.Length;
            }
            else if (source[at] == ':' && depth == 0)
            {
                var end = source.IndexOf('}', at);
                (specifier, at) = (source[at..end], end);
            }
            else
            {
                depth += source[at] is '(' or '[' or '{' ? 1 : source[at] is ')' or ']' or '}' ? -1 : 0;
                at++;
            }
        }

        return at + 1;
    }

    /// <summary>What may hold quotes or braces that mean nothing, and where an interpolated string starts.</summary>
    [GeneratedRegex(
        """"
        //[^\n]* | '(?:\\[^']+|[^'\\])' | @"(?:""|[^"])*" | """.*?""" | "(?:\\.|[^"\\])*" | \$"
        """",
        RegexOptions.IgnorePatternWhitespace | RegexOptions.Singleline | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Token();
}
