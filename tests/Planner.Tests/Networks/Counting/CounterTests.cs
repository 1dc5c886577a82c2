using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Planner.Networks.Counting;

namespace Planner.Tests.Networks.Counting;

public class CounterTests
{
    /// <summary>What texts are made of, whole and broken.</summary>
    private static readonly ImmutableArray<string> Pieces =
    [
        "word ", "a", " ", "\n", "\r\n", ".", "/", "@", "#", "_", "-", "(", ")", "?", "://", "http", "https://", "www.", "com", ".com", ".fr ", "example.com/path", "t.co/abc",
        "@user", "@user@host.org", "#tag", "$ABC", "é", "e\u0301", "\u0323\u0301", "か", "日本", "한", "\u1112\u1161\u11AB", "’", "–", "\u202A", "\uFFFF", "\uFEFF",
        "🔥", "👨‍👩‍👧‍👦", "🇫🇷", "🇫", "👍🏽", "1\uFE0F\u20E3", "#\uFE0F\u20E3", "☺", "\uFE0F", "\u200D", "\uD83D", "\uDD25", "\uD800", "\0",
    ];

    private static readonly Arbitrary<string> Texts = Gen.OneOf(
        Gen.Elements<string>(Pieces).ListOf().Select(string.Concat),
        ArbMap.Default.GeneratorFor<char[]>().Select(characters => new string(characters))).ToArbitrary();

    public static TheoryData<string> Names => [.. Counters.All.Select(counter => counter.Name)];

    [Theory, MemberData(nameof(Names))]
    public void A_text_is_cut_where_it_fits_and_the_next_place_would_not(string name) => Check.One(Config.QuickThrowOnFailure.WithMaxTest(1000), Prop.ForAll(
        Texts,
        ArbMap.Default.ArbFor<byte>(),
        (text, limit) =>
        {
            var counter = Counters.Find(name)!;
            var fit = counter.Fit(text, limit);
            var cuts = Cuts.Of(text);
            var place = cuts.IndexOf(fit);
            return place >= 0
                && counter.Count(text[..fit]) <= limit
                && (fit == text.Length || counter.Count(text[..cuts[place + 1]]) > limit);
        }));

    [Fact]
    public void A_cut_is_between_graphemes_and_outside_entities() => Check.One(Config.QuickThrowOnFailure.WithMaxTest(1000), Prop.ForAll(Texts, text =>
    {
        var graphemes = System.Globalization.StringInfo.ParseCombiningCharacters(text).Append(text.Length).ToHashSet();
        var cuts = Cuts.Of(text);
        return cuts[0] == 0 && cuts[^1] == text.Length && cuts.Zip(cuts.Skip(1)).All(pair => pair.First < pair.Second)
            && cuts.TrueForAll(graphemes.Contains)
            && TwitterText.Entities(text).All(entity => cuts.TrueForAll(cut => cut <= entity.Start || cut >= entity.End));
    }));

    [Fact]
    public void Entities_are_inside_the_text_apart_and_in_order() => Check.One(Config.QuickThrowOnFailure.WithMaxTest(1000), Prop.ForAll(Texts, text =>
    {
        var entities = TwitterText.Entities(text);
        return entities.All(entity => entity.Start >= 0 && entity.Length > 0 && entity.End <= text.Length)
            && entities.Zip(entities.Skip(1)).All(pair => pair.First.End <= pair.Second.Start);
    }));

    [Fact]
    public void Graphemes_are_those_of_the_runtime() => Check.One(Config.QuickThrowOnFailure.WithMaxTest(1000), Prop.ForAll(
        Texts, text => PlainLength.Graphemes(text) == System.Globalization.StringInfo.ParseCombiningCharacters(text).Length));

    [Fact]
    public void Code_points_are_runes() => Check.One(Config.QuickThrowOnFailure.WithMaxTest(1000), Prop.ForAll(
        Texts, text => PlainLength.CodePoints(text) == text.EnumerateRunes().Count()));

    [Theory]
    [InlineData("x", 18)]
    [InlineData("mastodon", 17)]
    [InlineData("threads", 41)]
    [InlineData("grapheme", 17)]
    [InlineData("code_point", 23)]
    [InlineData("utf16_code_unit", 27)]
    [InlineData("utf8_byte", 44)]
    [InlineData("character", 27)]
    public void One_text_has_many_lengths(string name, int length) => Assert.Equal(length, Counters.Find(name)!.Count("Été à la mer, 👨‍👩‍👧‍👦 !"));

    [Theory]
    [InlineData("Voir https://example.com/page", "mastodon", 27, "Voir ")]
    [InlineData("Voir https://example.com/page", "mastodon", 28, "Voir https://example.com/page")]
    [InlineData("Merci @claire_d et tous", "character", 9, "Merci ")]
    [InlineData("Merci @claire@example.org et tous", "mastodon", 13, "Merci @claire@example.org")]
    [InlineData("Un été", "utf8_byte", 4, "Un ")]
    [InlineData("👨‍👩‍👧‍👦👨‍👩‍👧‍👦", "threads", 49, "👨‍👩‍👧‍👦")]
    [InlineData("abc", "x", 0, "")]
    [InlineData("", "x", 0, "")]
    public void What_is_whole_stays_whole(string text, string name, int limit, string start) => Assert.Equal(start, text[..Counters.Find(name)!.Fit(text, limit)]);

    [Fact]
    public void Units_have_the_words_of_data_files()
    {
        Assert.Equal(
            ["grapheme", "code_point", "utf16_code_unit", "utf8_byte", "weighted_code_point", "character"],
            Enum.GetValues<LengthUnit>().Select(LengthUnits.Word));
        Assert.All(Enum.GetValues<LengthUnit>(), unit => Assert.Equal(unit, LengthUnits.Find(LengthUnits.Word(unit))));
        Assert.Null(LengthUnits.Find("byte"));
        Assert.Null(Counters.Find("telegraph"));
    }

    /// <summary>Each of these made some scanner look at the same characters again and again.</summary>
    [Theory]
    [InlineData("a.")]
    [InlineData("ああ.")]
    [InlineData("http://")]
    [InlineData("http://a.com/(")]
    [InlineData("@a@")]
    [InlineData("@a.b@c-")]
    [InlineData("#a")]
    [InlineData("a_-.")]
    [InlineData("👍🏽\u200D")]
    [InlineData("e\u0301")]
    [InlineData("𠀡.com")]
    public void Long_texts_take_no_longer_than_they_are(string piece)
    {
        var text = new StringBuilder().Insert(0, piece, 100_000 / piece.Length).ToString();
        Assert.All(Counters.All, counter => Assert.InRange(counter.Count(text), 1, 1_000_000));
    }
}
