using System.Text;

namespace Planner.Drawing;

/// <summary>
/// Puts the entries into the order that the randomness gives them. Each entry's place comes from a code that depends on nothing but the key and
/// the entry, so the order of the list does not matter; and since codes under a key that nobody could know are like numbers drawn at random,
/// every order is as likely as any other: nothing is rounded, no remainder is taken.
/// </summary>
internal static class Ranking
{
    /// <summary>The key: the randomness, and behind it the digest of the list, so that no other list can be ranked by it.</summary>
    public static byte[] KeyOf(Sha256 randomness, Sha256 digest) => [.. randomness.ToArray(), .. digest.ToArray()];

    /// <summary>The first entry of each person, smallest code first, equal ones in the order of their bytes; no more than so many people.</summary>
    public static ImmutableArray<RankedEntry> Of(EntryList list, byte[] key, int people)
    {
        var starts = list.Starts();
        var ranked = new Coded[starts.Length];
        Parallel.For(0, (starts.Length + Chunk - 1) / Chunk, chunk =>
        {
            using var hash = new KeyedHash(key);
            for (var number = chunk * Chunk; number < Math.Min(starts.Length, (chunk + 1) * Chunk); number++)
            {
                ranked[number] = new Coded(hash.Of(list.At(starts[number])), number);
            }
        });
        Array.Sort(ranked);
        var first = ImmutableArray.CreateBuilder<RankedEntry>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var place = 0; place < ranked.Length && first.Count < people; place++)
        {
            var entry = Encoding.ASCII.GetString(list.At(starts[ranked[place].Number]));
            if (seen.Add(entry[..Sha256.Digits]))
            {
                first.Add(new RankedEntry(place + 1, entry, ranked[place].Code));
            }
        }

        return first.ToImmutable();
    }

    /// <summary>Enough that handing it to another core is worth it.</summary>
    private const int Chunk = 4096;

    /// <param name="Number">In the order of the list, which is that of the entries' bytes.</param>
    private readonly record struct Coded(Sha256 Code, int Number) : IComparable<Coded>
    {
        public int CompareTo(Coded other) => Code.CompareTo(other.Code) is not 0 and var order ? order : Number.CompareTo(other.Number);
    }
}

/// <param name="Rank">Among all entries, from one.</param>
internal sealed record RankedEntry(int Rank, string Entry, Sha256 Code)
{
    public string Person => Entry[..Sha256.Digits];
}
