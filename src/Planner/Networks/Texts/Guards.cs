using System.Text;

namespace Planner.Networks.Texts;

/// <summary>Characters that nobody sees and that keep a network from reading more into a text than its author wrote.</summary>
internal static class Guards
{
    /// <summary>U+2060 WORD JOINER: no name starts with it, and no line breaks at it.</summary>
    public const char Joiner = '\u2060';

    /// <summary>U+200B ZERO WIDTH SPACE.</summary>
    public const char Space = '\u200B';

    /// <summary>
    /// Code in which <c>@Override</c> names nobody. In prose the same sign is a mention that the author meant; in an
    /// e-mail address, behind a letter or a digit, no network takes it for one.
    /// </summary>
    public static string Code(ReadOnlySpan<char> code)
    {
        if (!code.Contains('@'))
        {
            return code.ToString();
        }

        var guarded = new StringBuilder(code.Length + 4);
        for (var at = 0; at < code.Length; at++)
        {
            guarded.Append(code[at]);
            if (code[at] is '@' or '＠' && at + 1 < code.Length && (char.IsLetterOrDigit(code[at + 1]) || code[at + 1] is '_') && (at == 0 || !char.IsLetterOrDigit(code[at - 1])))
            {
                guarded.Append(Joiner);
            }
        }

        return guarded.ToString();
    }

    /// <summary>Parts the sign of <c>@everyone</c> and its like from the word, where it stands at the start of a word and is the whole of one.</summary>
    /// <param name="calls">The words, without the sign.</param>
    public static string Calls(string text, ReadOnlySpan<string> calls, char guard)
    {
        for (var at = text.IndexOf('@', StringComparison.Ordinal); at >= 0; at = text.IndexOf('@', at + 1))
        {
            if (at > 0 && (char.IsLetterOrDigit(text[at - 1]) || text[at - 1] is '/'))
            {
                // A mailbox or an address, which a guard would break.
                continue;
            }

            foreach (var call in calls)
            {
                var end = at + 1 + call.Length;
                if (string.Compare(text, at + 1, call, 0, call.Length, StringComparison.OrdinalIgnoreCase) == 0 && (end >= text.Length || !char.IsLetterOrDigit(text[end])))
                {
                    text = text.Insert(at + 1, guard.ToString());
                    break;
                }
            }
        }

        return text;
    }
}
