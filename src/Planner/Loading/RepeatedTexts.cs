namespace Planner.Loading;

/// <summary>
/// Short texts that stand in thousands of files — names of fields, ids, tags — are one string in memory each. It forgets:
/// a text that meets another one in its place takes that place, so that it never grows.
/// </summary>
internal static class RepeatedTexts
{
    private const int MaxLength = 32;
    private const int Places = 4096;

    // Shared by all threads without a lock: whichever string a thread finds there is whole, and is compared before it is used.
    private static readonly string?[] Known = new string?[Places];

    public static string Of(ReadOnlySpan<char> text)
    {
        if (text.Length > MaxLength)
        {
            return text.ToString();
        }

        ref var place = ref Known[string.GetHashCode(text, StringComparison.Ordinal) & (Places - 1)];
        return place is { } known && text.SequenceEqual(known) ? known : place = text.ToString();
    }
}
