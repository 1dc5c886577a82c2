using System.Text;
using Planner.Drawing;
using Planner.Loading;

namespace Planner.Tests.Drawing;

/// <summary>Lists and draws for tests.</summary>
internal static class DrawSample
{
    public const string Salt = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

    public static Instant Opens { get; } = Instant.FromUtc(2026, 11, 1, 8, 0);

    public static Instant Closes { get; } = Instant.FromUtc(2026, 11, 10, 20, 0);

    /// <summary>The draw that docs/draw.md takes apart.</summary>
    public static (Draw Draw, byte[] List) Vector() => (Parse(File.ReadAllBytes(PathOf("vector.yml"))), File.ReadAllBytes(PathOf("vector.txt")));

    public static string PathOf(string file) => Path.Combine(Golden.Root, "tests/Planner.Tests/Suites/draw", file);

    public static Draw Parse(byte[] log) => Assert.IsType<Draw>(Assert.Single(FileReader.Read(new SourceFile("content/draws/vector.yml", log), 2026).Entities));

    public static ImportRules Rules(string? column = null, int perPerson = 1, string? time = null, bool mayBeBroken = false, params ImmutableArray<(string, string)> conditions) =>
        new(column, time, conditions, Opens, Closes, DateTimeZone.Utc, perPerson, mayBeBroken);

    public static ImportResult Import(string file, ImportRules rules, params string[] excluded) => Import(file, rules, new MemoryShelf(), excluded);

    public static ImportResult Import(string file, ImportRules rules, IEntryShelf shelf, params string[] excluded)
    {
        using var salt = new KeyedHash(Encoding.UTF8.GetBytes(Salt));
        using var reader = new StringReader(file);
        return new EntryImport(rules, salt, excluded.Select(each => Pseudonyms.Of(salt, Pseudonyms.Normalise(each))).ToHashSet(), shelf).Read(reader, EntryImport.DelimiterOf(file.Split('\n')[0]));
    }

    /// <summary>A list of people who have so many entries each.</summary>
    public static EntryList List(int winners, int reserves, params ReadOnlySpan<int> entries)
    {
        var people = new Dictionary<Sha256, int>();
        for (var person = 0; person < entries.Length; person++)
        {
            people.Add(Person(person), entries[person]);
        }

        var sum = people.Values.Sum();
        var head = new EntryListHead("sample", Opens, Closes, winners, reserves, 100, 42, [], [], new EntryCounts(sum, 0, 0, 0, 0, 0, 0, 0), entries.Length, sum);
        using var bytes = new MemoryStream();
        EntryList.Write(head, people.OrderBy(person => person.Key).Select(person => (person.Key, person.Value)), bytes);
        var (list, fault) = EntryList.Read(bytes.ToArray());
        Assert.Null(fault);
        return list!;
    }

    public static Sha256 Person(int number) => Sha256.Of($"person {number}");

    /// <summary>Who is drawn with the randomness that the number stands for.</summary>
    public static ImmutableArray<RankedEntry> Draw(EntryList list, int seed) =>
        Ranking.Of(list, Ranking.KeyOf(Sha256.Of($"seed {seed}"), list.Digest), list.Head.Winners + list.Head.Reserves);
}
