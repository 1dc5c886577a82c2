using FsCheck;
using FsCheck.Fluent;
using Planner.Networks;

namespace Planner.Tests.Networks;

/// <summary>What holds for every text and every limit.</summary>
public sealed class ThreadSplitPropertyTests
{
    /// <summary>What is never cut where a segment has room for the longest of them.</summary>
    private static readonly string[] Whole = ["@lune@social.example", "#nuit_claire", "#été", "https://lune.example/noël/2026", "lune.example", "extraordinaire", "窯"];

    private static readonly string[] Pieces =
    [
        .. Whole, " ", " ", " ", " ", " ", "\n", "\n\n", "\n\n- ", "\n\n1. ", "\n\n  - ", "\n\n> ", "\n\n# ", "\n\n```\na b\n\n  c\n```\n\n", "\n\n| a | b |\n|---|---|\n| c | d e |\n\n", "\n\n-\n\n",
        "a", "un bol", ". ", "! ", " ! ", " ?", "… ", "« ", " »", "\u00A0:", "\u202F!", "(", ") ", "“", "”", "。", "今日は", "👩‍👩‍👧", "e\u0301", "&nbsp;", "&nbsp;\n\n", "M. ", "**gras**", "*m*", "~~r~~", "`code b`",
        "[la galerie](https://lune.example)", "[un **beau** bol](u:x)", "[ ](u:x)", "![un bol bleu](media/a.jpg)", "![](media/a.jpg)", "<https://lune.example>", "\uD83D",
    ];

    private static Gen<RichText> AnyText { get; } =
        from count in Gen.Choose(1, 40)
        from pieces in Gen.Elements(Pieces).ListOf(count)
        select ThreadSplitTests.Markdown(string.Concat(pieces));

    private static Gen<(RichText Text, int Limit, bool IsNumbered)> Cases { get; } =
        from text in AnyText
        from limit in Gen.OneOf(Gen.Choose(1, 30), Gen.Choose(30, 150))
        from isNumbered in Gen.Elements(true, false)
        select (text, limit, isNumbered);

    [Fact]
    public void Every_segment_fits_or_the_text_is_one() => ForAll((text, segments, fits, _) => segments.All(fits) || ReferenceEquals(segments.Single(), text));

    [Fact]
    public void No_segment_is_empty() => ForAll((text, segments, _, _) => text.IsEmpty || segments.All(segment => !segment.IsEmpty));

    [Fact]
    public void Nothing_is_lost_and_nothing_comes_twice() => ForAll((text, segments, _, isNumbered) =>
        Characters(text) == string.Concat(segments.Select((segment, index) => WithoutNumber(Characters(segment), segments.Length, index, isNumbered)))
        && Pictures([text]).SequenceEqual(Pictures(segments), StringComparer.Ordinal));

    [Fact]
    public void Markers_stay() => ForAll((text, segments, _, _) => segments.Length == 1 || Markers([text]).SequenceEqual(Markers(segments), StringComparer.Ordinal));

    [Fact]
    public void A_text_that_fits_is_one_segment() => ForAll((text, segments, fits, _) => !fits(text) || ReferenceEquals(segments.Single(), text));

    [Fact]
    public void Segments_of_a_thread_are_not_split_again() => ForAll((_, segments, fits, _) =>
        segments.All(segment => !fits(segment) || ReferenceEquals(segment, ThreadSplit.Of(segment, fits, numbered: true).Single())));

    /// <summary>The longest word of them with its marks and number has forty characters, and so has the room.</summary>
    [Fact]
    public void Words_names_and_addresses_stay_whole() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(3_000),
        Prop.ForAll(Arb.From(Gen.Elements(Whole).ListOf(30)), Arb.From(Gen.Choose(36, 100)), (words, limit) =>
        {
            var text = ThreadSplitTests.Markdown(string.Join(' ', words));
            var segments = ThreadSplit.Of(text, ThreadSplitTests.Fits(limit), numbered: false);
            return words.SequenceEqual(segments.SelectMany(segment => PlainText.Of(segment).Split(' ')), StringComparer.Ordinal);
        }));

    private static void ForAll(Func<RichText, ImmutableArray<RichText>, Func<RichText, bool>, bool, bool> holds) => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(5_000),
        Prop.ForAll(Arb.From(Cases), sample =>
        {
            var fits = ThreadSplitTests.Fits(sample.Limit);
            var segments = ThreadSplit.Of(sample.Text, fits, sample.IsNumbered);
            return holds(sample.Text, segments, fits, sample.IsNumbered) ? true
                : throw new InvalidOperationException($"{sample.Limit} {sample.IsNumbered}\n{PlainText.Of(sample.Text)}\n=====\n{string.Join("\n-----\n", segments.Select(PlainText.Of))}");
        }));

    private static string Characters(RichText text) => string.Concat(text.Blocks.SelectMany(block => block.Text).Where(character => !char.IsWhiteSpace(character)));

    private static string WithoutNumber(string characters, int count, int index, bool isNumbered)
    {
        var number = $"{index + 1}/{count}";
        return isNumbered && count > 1 && characters.EndsWith(number, StringComparison.Ordinal) ? characters[..^number.Length] : characters;
    }

    private static IEnumerable<string> Pictures(ImmutableArray<RichText> texts) =>
        texts.SelectMany(text => text.Blocks).SelectMany(block => block.Runs).Where(run => (run.Style & RunStyle.Image) != 0).Select(run => run.Text.ToString() + run.Link);

    /// <summary>Of blocks with something to see.</summary>
    private static IEnumerable<string> Markers(ImmutableArray<RichText> texts) =>
        texts.SelectMany(text => text.Blocks).Where(block => block.Marker is not null && block.Runs.Any(run => run.Link is not null || !run.Text.IsWhiteSpace())).Select(block => block.Marker!);
}
