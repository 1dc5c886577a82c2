namespace Planner.Networks.Counting;

/// <summary>What <c>build/nfc.py</c> writes: arrays side by side, each group sorted by its first for a binary search.</summary>
internal sealed class NfcTables
{
    /// <summary>Ranges of characters of one combining class, both ends included.</summary>
    public int[] ClassStarts { get; private init; } = [];
    public int[] ClassEnds { get; private init; } = [];
    public int[] Classes { get; private init; } = [];

    /// <summary>Characters that can be taken apart, and the two parts of each; a second part of 0 means that there is none.</summary>
    public int[] Characters { get; private init; } = [];
    public int[] Firsts { get; private init; } = [];
    public int[] Seconds { get; private init; } = [];

    /// <summary>Pairs that are composed, and into what.</summary>
    public long[] Pairs { get; private init; } = [];
    public int[] Composites { get; private init; } = [];

    /// <summary>Second parts of such pairs, and characters that composition leaves apart.</summary>
    public int[] Unstable { get; private init; } = [];

    public static long Pair(int first, int second) => ((long)first << 32) | (uint)second;

    public static NfcTables Read(ReadOnlySpan<char> text)
    {
        List<int> classes = [], characters = [], composites = [], unstable = [];
        List<long> pairs = [];
        foreach (var range in text.Split('\n'))
        {
            var line = text[range];
            if (line.StartsWith('#') || line.IsEmpty)
            {
                continue;
            }

            if (line.Contains('/'))
            {
                var (dash, slash) = (line.IndexOf('-'), line.IndexOf('/'));
                classes.AddRange([Hex(line[..dash]), Hex(line[(dash + 1)..slash]), int.Parse(line[(slash + 1)..])]);
                continue;
            }

            var (sign, plus) = (line.IndexOfAny('=', '>'), line.IndexOf('+'));
            var (character, first) = (Hex(line[..sign]), Hex(line[(sign + 1)..(plus < 0 ? line.Length : plus)]));
            var second = plus < 0 ? 0 : Hex(line[(plus + 1)..]);
            characters.AddRange([character, first, second]);
            unstable.Add(line[sign] == '=' ? second : character);
            if (line[sign] == '=')
            {
                pairs.Add(Pair(first, second));
                composites.Add(character);
            }
        }

        return Sorted(classes, characters, [.. pairs], [.. composites], [.. unstable]);
    }

    private static NfcTables Sorted(List<int> classes, List<int> characters, long[] pairs, int[] composites, int[] unstable)
    {
        Array.Sort(pairs, composites);
        Array.Sort(unstable);
        return new()
        {
            ClassStarts = Third(classes, 0),
            ClassEnds = Third(classes, 1),
            Classes = Third(classes, 2),
            Characters = Third(characters, 0),
            Firsts = Third(characters, 1),
            Seconds = Third(characters, 2),
            Pairs = pairs,
            Composites = composites,
            Unstable = unstable,
        };
    }

    private static int[] Third(List<int> triples, int part)
    {
        var values = new int[triples.Count / 3];
        for (var index = 0; index < values.Length; index++)
        {
            values[index] = triples[(3 * index) + part];
        }

        return values;
    }

    private static int Hex(ReadOnlySpan<char> digits) => int.Parse(digits, NumberStyles.AllowHexSpecifier);
}
