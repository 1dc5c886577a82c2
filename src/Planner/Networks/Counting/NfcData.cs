namespace Planner.Networks.Counting;

/// <summary>The tables of composition, read from <c>Data/nfc.txt</c> when the first text needs them.</summary>
internal static class NfcData
{
    private static readonly NfcTables All = NfcTables.Read(CountingData.Read("nfc.txt"));

    /// <summary>The canonical combining class: 0 for a starter.</summary>
    public static int ClassOf(int code)
    {
        if (code < 0x300)
        {
            return 0;
        }

        var index = Array.BinarySearch(All.ClassStarts, code);
        index = index < 0 ? ~index - 1 : index;
        return index >= 0 && code <= All.ClassEnds[index] ? All.Classes[index] : 0;
    }

    /// <summary>One step: a second part of 0 means that there is none.</summary>
    public static bool TryDecompose(int code, out int first, out int second)
    {
        var index = code < 0xC0 ? -1 : Array.BinarySearch(All.Characters, code);
        (first, second) = index < 0 ? (0, 0) : (All.Firsts[index], All.Seconds[index]);
        return index >= 0;
    }

    /// <summary>0 when the two do not compose.</summary>
    public static int Joined(int first, int second)
    {
        var index = Array.BinarySearch(All.Pairs, NfcTables.Pair(first, second));
        return index < 0 ? 0 : All.Composites[index];
    }

    /// <summary>Whether composition takes it apart for good, or may join it to what stands before it.</summary>
    public static bool MayChange(int code) => code >= 0x300 && (Array.BinarySearch(All.Unstable, code) >= 0 || Hangul.IsSecond(code));
}
