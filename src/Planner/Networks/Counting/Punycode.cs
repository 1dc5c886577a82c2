namespace Planner.Networks.Counting;

/// <summary>How long a part of a host is in its ASCII form: RFC 3492.</summary>
internal static class Punycode
{
    private const int Base = 36;
    private const int LowestThreshold = 1;
    private const int HighestThreshold = 26;
    private const int Skew = 38;
    private const int Damp = 700;
    private const int InitialBias = 72;
    private const int FirstCode = 0x80;

    /// <summary>Longer ones are as good as endless: no label may be, and encoding takes the square of the length.</summary>
    private const int Longest = 256;

    /// <summary>With the prefix <c>xn--</c> where one is needed.</summary>
    public static int EncodedLength(ReadOnlySpan<char> label)
    {
        if (System.Text.Ascii.IsValid(label) || label.Length > Longest)
        {
            return label.Length;
        }

        List<int> codes = [];
        for (var at = 0; at < label.Length; at += CodePoints.LengthOf(codes[^1]))
        {
            codes.Add(CodePoints.At(label, at));
        }

        return "xn--".Length + Encoded(codes);
    }

    private static int Encoded(List<int> codes)
    {
        var basic = 0;
        foreach (var code in codes)
        {
            basic += code < FirstCode ? 1 : 0;
        }

        // The plain characters stand first, with a hyphen behind them.
        var length = basic > 0 ? basic + 1 : 0;
        var (written, bias, delta, next) = (basic, InitialBias, 0L, FirstCode);
        while (written < codes.Count)
        {
            var smallest = Smallest(codes, next);
            delta += (long)(smallest - next) * (written + 1);
            next = smallest;
            foreach (var code in codes)
            {
                delta += code < next ? 1 : 0;
                if (code == next)
                {
                    length += Digits(delta, bias);
                    bias = Adapted(delta, written + 1, written == basic);
                    delta = 0;
                    written++;
                }
            }

            delta++;
            next++;
        }

        return length;
    }

    private static int Smallest(List<int> codes, int from)
    {
        var smallest = int.MaxValue;
        foreach (var code in codes)
        {
            smallest = code >= from ? Math.Min(smallest, code) : smallest;
        }

        return smallest;
    }

    /// <summary>How many digits a number of variable length takes.</summary>
    private static int Digits(long number, int bias)
    {
        var digits = 1;
        for (var position = Base; ; position += Base, digits++)
        {
            var threshold = Math.Clamp(position - bias, LowestThreshold, HighestThreshold);
            if (number < threshold)
            {
                return digits;
            }

            number = (number - threshold) / (Base - threshold);
        }
    }

    private static int Adapted(long delta, int count, bool isFirst)
    {
        var position = 0;
        delta = isFirst ? delta / Damp : delta / 2;
        for (delta += delta / count; delta > (Base - LowestThreshold) * HighestThreshold / 2; position += Base)
        {
            delta /= Base - LowestThreshold;
        }

        return position + (int)((Base - LowestThreshold + 1) * delta / (delta + Skew));
    }
}
