namespace Planner.Networks.Counting;

/// <summary>Syllables of Hangul compose by rule, not by table: Unicode 15.0, section 3.12.</summary>
internal static class Hangul
{
    private const int Syllables = 0xAC00;
    private const int Leads = 0x1100;
    private const int Vowels = 0x1161;

    /// <summary>One before the first trailing jamo: no trail has the number 0.</summary>
    private const int Trails = 0x11A7;
    private const int LeadCount = 19;
    private const int VowelCount = 21;
    private const int TrailCount = 28;

    public static bool TryDecompose(int code, List<int> codes)
    {
        var index = code - Syllables;
        if (index is < 0 or >= LeadCount * VowelCount * TrailCount)
        {
            return false;
        }

        codes.Add(Leads + (index / (VowelCount * TrailCount)));
        codes.Add(Vowels + (index / TrailCount % VowelCount));
        if (index % TrailCount != 0)
        {
            codes.Add(Trails + (index % TrailCount));
        }

        return true;
    }

    /// <summary>0 when the two are no syllable.</summary>
    public static int Joined(int first, int second)
    {
        var (lead, vowel, syllable, trail) = (first - Leads, second - Vowels, first - Syllables, second - Trails);
        return lead is >= 0 and < LeadCount && vowel is >= 0 and < VowelCount ? Syllables + (((lead * VowelCount) + vowel) * TrailCount)
            : syllable is >= 0 and < LeadCount * VowelCount * TrailCount && syllable % TrailCount == 0 && trail is > 0 and < TrailCount ? first + trail
            : 0;
    }

    /// <summary>Whether it may join what stands before it.</summary>
    public static bool IsSecond(int code) => code is (>= Vowels and < Vowels + VowelCount) or (> Trails and < Trails + TrailCount);
}
