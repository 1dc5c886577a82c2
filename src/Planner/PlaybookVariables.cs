namespace Planner;

/// <summary>Finds the variables of a text: a name between braces, <c>{first_name}</c>.</summary>
internal static class PlaybookVariables
{
    /// <summary>Names with the place of their brace, in order; code is quoted, not filled in.</summary>
    public static IEnumerable<(string Name, int At)> In(Run run)
    {
        if ((run.Style & RunStyle.Code) != 0)
        {
            yield break;
        }

        var text = run.Characters;
        for (var start = text.Span.IndexOf('{'); start >= 0;)
        {
            var end = text.Span[start..].IndexOf('}');
            if (end > 1 && IsName(text.Span.Slice(start + 1, end - 1)))
            {
                yield return (text.Slice(start + 1, end - 1).ToString(), start);
            }

            var next = text.Span[(start + 1)..].IndexOf('{');
            start = next < 0 ? -1 : start + 1 + next;
        }
    }

    /// <summary>Letters of any script, digits, <c>_</c> and <c>-</c>, with a letter first.</summary>
    public static bool IsName(ReadOnlySpan<char> name)
    {
        if (name.Length is 0 or > 60 || !char.IsLetter(name[0]))
        {
            return false;
        }

        foreach (var character in name)
        {
            if (!char.IsLetterOrDigit(character) && character is not ('_' or '-'))
            {
                return false;
            }
        }

        return true;
    }
}
