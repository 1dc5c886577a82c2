using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Planner.Loading;

/// <summary>Finds the bracket of a list or group that is not closed where the parser gave up.</summary>
internal static class YamlBrackets
{
    /// <summary>The innermost one; null when none is open. What cannot be read is read again up to there.</summary>
    public static Mark? Open(string text)
    {
        using var reader = new StringReader(text);
        var parser = new Parser(reader);
        var open = new Stack<Mark>();
        try
        {
            while (parser.MoveNext())
            {
                Follow(parser.Current!, open);
            }
        }
        catch (Exception exception) when (exception is YamlException || YamlFaults.IsOfTheParser(exception))
        {
            // The one that is being explained.
        }

        foreach (var mark in open)
        {
            if (mark.Index < text.Length && text[(int)mark.Index] is '[' or '{')
            {
                return mark;
            }
        }

        return null;
    }

    private static void Follow(ParsingEvent parsed, Stack<Mark> open)
    {
        switch (parsed)
        {
            case SequenceStart or MappingStart:
                open.Push(parsed.Start);
                break;
            case SequenceEnd or MappingEnd:
                open.Pop();
                break;
        }
    }
}
