namespace Planner.Networks.Counting;

/// <summary>
/// Unicode's canonical composition: <c>e</c> and an accent become <c>é</c>. Our own, since <c>string.Normalize</c> does nothing
/// with invariant globalization. Unicode Standard Annex 15, of the Unicode version that the data names.
/// </summary>
public static class Nfc
{
    /// <summary>The text itself when it is composed already, as nearly all are. Lone surrogates stay as they are.</summary>
    public static string Of(string text) => IsSettled(text) || IsComposed(text) ? text : Written(Compose(Decompose(text)));

    /// <summary>Whether no character of it can ever change or join the one before it, told without the data.</summary>
    private static bool IsSettled(string text)
    {
        var at = text.AsSpan().IndexOfAnyExceptInRange('\0', '\u02FF');
        for (; at >= 0 && at < text.Length; at++)
        {
            if (!IsSettled(text[at]))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>
    /// Latin, typography and currencies, shapes and dingbats, ideographs, whole syllables of Hangul, variation selectors, and the halves of emoji
    /// (U+1F000–1FBFF): none has a class or a canonical decomposition that composition would not undo, none is a second part.
    /// </summary>
    private static bool IsSettled(char character) => character is
        < '\u0300' or (>= '\u2002' and <= '\u20CF') or (>= '\u2500' and <= '\u27BF') or (>= '\u3400' and <= '\u9FFF') or (>= '\uAC00' and <= '\uD7A3')
        or (>= '\uD83C' and <= '\uD83E') or (>= '\uDC00' and <= '\uDFFF') or (>= '\uFE00' and <= '\uFE0F');

    /// <summary>The annex's quick check: no character that may join or change, and marks in order.</summary>
    private static bool IsComposed(string text)
    {
        var previous = 0;
        for (var at = 0; at < text.Length;)
        {
            var code = CodePoints.At(text, at);
            var rank = NfcData.ClassOf(code);
            if ((rank != 0 && previous > rank) || NfcData.MayChange(code))
            {
                return false;
            }

            previous = rank;
            at += CodePoints.LengthOf(code);
        }

        return true;
    }

    private static List<int> Decompose(string text)
    {
        var codes = new List<int>(text.Length + 8);
        for (var at = 0; at < text.Length;)
        {
            var code = CodePoints.At(text, at);
            Decompose(code, codes);
            at += CodePoints.LengthOf(code);
        }

        Order(codes);
        return codes;
    }

    private static void Decompose(int code, List<int> codes)
    {
        if (Hangul.TryDecompose(code, codes))
        {
            return;
        }

        if (NfcData.TryDecompose(code, out var first, out var second))
        {
            Decompose(first, codes);
            if (second != 0)
            {
                codes.Add(second);
            }

            return;
        }

        codes.Add(code);
    }

    /// <summary>Marks after one starter go by class; those of one class keep their order.</summary>
    private static void Order(List<int> codes)
    {
        for (var start = 0; start < codes.Count; start++)
        {
            var end = start;
            var isOrdered = true;
            for (var previous = 0; end < codes.Count && NfcData.ClassOf(codes[end]) is > 0 and var rank; end++)
            {
                isOrdered &= previous <= rank;
                previous = rank;
            }

            if (!isOrdered)
            {
                Sort(codes, start, end);
            }

            start = end;
        }
    }

    private static void Sort(List<int> codes, int start, int end)
    {
        var marks = codes.GetRange(start, end - start).ToArray();
        var keys = new long[marks.Length];
        for (var index = 0; index < marks.Length; index++)
        {
            keys[index] = ((long)NfcData.ClassOf(marks[index]) << 32) | (uint)index;
        }

        Array.Sort(keys, marks);
        for (var index = 0; index < marks.Length; index++)
        {
            codes[start + index] = marks[index];
        }
    }

    /// <summary>Joins in place: what is joined moves towards the start.</summary>
    private static List<int> Compose(List<int> codes)
    {
        var written = 0;
        var starter = -1;
        var previous = -1;
        for (var read = 0; read < codes.Count; read++)
        {
            var code = codes[read];
            var rank = NfcData.ClassOf(code);
            // A mark joins its starter unless one of its own class, or a starter, stands between them.
            if (starter >= 0 && previous < rank && Joined(codes[starter], code) is var joined and not 0)
            {
                codes[starter] = joined;
                continue;
            }

            (starter, previous) = rank == 0 ? (written, -1) : (starter, rank);
            codes[written++] = code;
        }

        codes.RemoveRange(written, codes.Count - written);
        return codes;
    }

    /// <summary>0 when the two do not compose.</summary>
    private static int Joined(int first, int second) => Hangul.Joined(first, second) is var syllable and not 0 ? syllable : NfcData.Joined(first, second);

    private static string Written(List<int> codes)
    {
        var text = new System.Text.StringBuilder(codes.Count + 8);
        foreach (var code in codes)
        {
            if (code > char.MaxValue)
            {
                text.Append((char)(0xD7C0 + (code >> 10)));
            }

            text.Append((char)(code > char.MaxValue ? 0xDC00 + (code & 0x3FF) : code));
        }

        return text.ToString();
    }
}
