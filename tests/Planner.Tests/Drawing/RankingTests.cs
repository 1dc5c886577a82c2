using FsCheck;
using FsCheck.Fluent;
using Planner.Drawing;

namespace Planner.Tests.Drawing;

/// <summary>The draw is fair, and nothing but the list and the randomness decides it. The seeds are fixed: each run sees the same draws.</summary>
public sealed class RankingTests
{
    /// <summary>Chi-square for p = 0.001, by degrees of freedom (NIST/SEMATECH e-Handbook, 1.3.6.7.4).</summary>
    private const double Of19 = 43.820;
    private const double Of23 = 49.728;

    [Fact]
    public void Everybody_wins_equally_often()
    {
        const int Draws = 4000;
        var list = DrawSample.List(1, 0, [.. Enumerable.Repeat(1, 20)]);
        var wins = Enumerable.Range(0, Draws).CountBy(seed => DrawSample.Draw(list, seed)[0].Person).Select(each => each.Value);
        Assert.True(ChiSquare(wins, 20, Draws) < Of19);
    }

    [Fact]
    public void Every_order_of_winners_and_reserves_comes_equally_often()
    {
        const int Draws = 4800;
        var list = DrawSample.List(2, 2, 1, 1, 1, 1);
        var orders = Enumerable.Range(0, Draws).CountBy(seed => string.Join(' ', DrawSample.Draw(list, seed).Select(each => each.Person))).Select(each => each.Value);
        Assert.True(ChiSquare(orders, 24, Draws) < Of23);
    }

    [Fact]
    public void Who_has_three_of_six_entries_wins_half_of_the_draws_and_never_twice_in_one()
    {
        const int Draws = 4000;
        var list = DrawSample.List(2, 0, 3, 1, 1, 1);
        var heavy = DrawSample.Person(0).ToString();
        var drawn = Enumerable.Range(0, Draws).Select(seed => DrawSample.Draw(list, seed)).ToArray();
        Assert.All(drawn, each => Assert.Equal(2, each.Select(entry => entry.Person).Distinct().Count()));

        // Four standard deviations of a binomial around a half.
        Assert.InRange(drawn.Count(each => each[0].Person == heavy), (Draws / 2) - 127, (Draws / 2) + 127);
    }

    [Fact]
    public void The_order_of_the_rows_does_not_matter()
    {
        Prop.ForAll(Gen.Choose(0, 30).ArrayOf().Select(people => people.Select(person => $"person{person}@x.example").ToArray()).ToArbitrary(), Gen.Choose(0, 1000).ToArbitrary(), (rows, turn) =>
        {
            var turned = rows.OrderBy(row => Sha256.Of($"{turn} {row}")).ToArray();
            var (one, other) = (Bytes(rows), Bytes(turned));
            return one.AsSpan().SequenceEqual(other);
        }).QuickCheckThrowOnFailure();

        static byte[] Bytes(string[] rows)
        {
            var shelf = new MemoryShelf();
            var result = DrawSample.Import("email\n" + string.Concat(rows.Select(row => row + "\n")), DrawSample.Rules(perPerson: 2), shelf);
            using var bytes = new MemoryStream();
            EntryList.Write(
                new EntryListHead("c", DrawSample.Opens, DrawSample.Closes, 1, 1, 2, 42, [], [], result.Counts, result.People, result.Entries),
                shelf.InOrder().Select(person => (person.Person, Math.Min(2, person.Rows))), bytes);
            return bytes.ToArray();
        }
    }

    [Fact]
    public void The_first_of_many_are_those_of_a_whole_sort()
    {
        Prop.ForAll(Gen.Choose(1, 4).NonEmptyListOf().ToArbitrary(), Gen.Choose(0, 100_000).ToArbitrary(), (entries, seed) =>
        {
            var list = DrawSample.List(2, 3, [.. entries]);
            var key = Ranking.KeyOf(Sha256.Of($"seed {seed}"), list.Digest);
            using var hash = new KeyedHash(key);
            var people = list.Starts().Select(start => System.Text.Encoding.ASCII.GetString(list.At(start)))
                .OrderBy(entry => hash.Of(System.Text.Encoding.ASCII.GetBytes(entry)).ToString(), StringComparer.Ordinal).Select(entry => entry[..64]).Distinct().Take(5);
            return Ranking.Of(list, key, 5).Select(entry => entry.Person).SequenceEqual(people);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Another_list_has_another_order_under_the_same_randomness()
    {
        var (one, other) = (DrawSample.List(8, 0, 1, 1, 1, 1, 1, 1, 1, 1), DrawSample.List(8, 1, 1, 1, 1, 1, 1, 1, 1, 1));
        Assert.NotEqual(DrawSample.Draw(one, 1).Select(each => each.Person), DrawSample.Draw(other, 1).Select(each => each.Person));
    }

    private static double ChiSquare(IEnumerable<int> counts, int kinds, int draws)
    {
        var expected = (double)draws / kinds;
        var seen = counts.ToArray();
        return seen.Concat(Enumerable.Repeat(0, kinds - seen.Length)).Sum(count => (count - expected) * (count - expected) / expected);
    }
}
