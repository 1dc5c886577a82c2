using FsCheck;
using FsCheck.Fluent;
using Planner.Reviewing;

namespace Planner.Tests.Reviewing;

public sealed class WordDifferenceTests
{
    private static readonly string[] Pieces = ["le", "bol", "bleu", " ", " ", "\n", ",", ".", "é", "👩‍🚀", "e\u0301", "#", "12", "\u00A0", "\uD83D"];

    [Theory]
    [InlineData("", "", "")]
    [InlineData("bol", "bol", "bol")]
    [InlineData("", "bol", "+bol+")]
    [InlineData("bol", "", "-bol-")]
    [InlineData("un bol bleu", "un bol vert", "un bol -bleu-+vert+")]
    [InlineData("un bol bleu", "un grand bol bleu", "un +grand +bol bleu")]
    [InlineData("Mardi, 18 h 30.", "Jeudi, 18 h 45.", "-Mardi-+Jeudi+, 18 h -30-+45+.")]
    [InlineData("trois beaux bols", "deux grandes tasses", "-trois beaux bols-+deux grandes tasses+")]
    [InlineData("👩‍🚀 part", "👩 part", "-👩‍🚀-+👩+ part")]
    [InlineData("un\ndeux", "un\ntrois", "un\n-deux-+trois+")]
    public void Words_that_differ_are_marked(string before, string after, string expected) =>
        Assert.Equal(expected, string.Concat(WordDifference.Of(before, after).Select(part => part.Kind switch { DifferenceKind.Removed => $"-{part.Text}-", DifferenceKind.Added => $"+{part.Text}+", _ => part.Text })));

    [Fact]
    public void What_is_told_gives_back_both_texts() => Check.QuickThrowOnFailure(Prop.ForAll(Texts(), Texts(), (before, after) => GivesBack(before, after)));

    [Fact]
    public void Any_two_texts_are_given_back() => Check.QuickThrowOnFailure(Prop.ForAll<string, string>((before, after) => GivesBack(before ?? "", after ?? "")));

    [Fact]
    public void No_two_neighbours_are_of_one_kind() => Check.QuickThrowOnFailure(Prop.ForAll(Texts(), Texts(), (before, after) =>
    {
        var parts = WordDifference.Of(before, after);
        return parts.All(part => part.Text.Length > 0) && parts.Zip(parts.Skip(1)).All(pair => pair.First.Kind != pair.Second.Kind);
    }));

    [Fact]
    public void Long_texts_without_anything_in_common_are_one_for_the_other()
    {
        var before = string.Join(' ', Enumerable.Range(0, 5000).Select(number => $"a{number}"));
        var after = string.Join(' ', Enumerable.Range(0, 5000).Select(number => $"b{number}"));
        Assert.Equal([DifferenceKind.Removed, DifferenceKind.Added], WordDifference.Of(before, after).Select(part => part.Kind));
        Assert.True(GivesBack(before, after));
    }

    private static bool GivesBack(string before, string after)
    {
        var parts = WordDifference.Of(before, after);
        return string.Concat(parts.Where(part => part.Kind is not DifferenceKind.Added).Select(part => part.Text)) == before
            && string.Concat(parts.Where(part => part.Kind is not DifferenceKind.Removed).Select(part => part.Text)) == after;
    }

    /// <summary>Of few words, so that much is the same.</summary>
    private static Arbitrary<string> Texts() => Gen.Elements(Pieces).ListOf().Select(string.Concat).ToArbitrary();
}
