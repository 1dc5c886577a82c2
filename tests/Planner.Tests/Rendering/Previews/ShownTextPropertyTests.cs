using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Planner.Networks;
using Planner.Rendering.Previews;

namespace Planner.Tests.Rendering.Previews;

/// <summary>What holds for every text on every network.</summary>
public sealed class ShownTextPropertyTests
{
    private static readonly string[] Pieces =
    [
        "@lune@social.example", "@lune", "#été", "https://lune.example/noël?a=1&b=2", "lune.fr", "$LUNE", " ", " ", " ", "\n", "\n\n", ".", "(", ")", "…", "窯", "👩‍👩‍👧", "e\u0301",
        "mot", "extraordinairement", "<b>", "&amp;", "@[", "](", "\\", "[la galerie](https://lune.example)", "[Ville](urn:li:organization:1)", "**gras**", "`@code`",
    ];

    private static Gen<(Network Network, PreparedSegment Segment, int Fold)> Cases { get; } =
        from network in Gen.Elements(BuiltInNetworks.Ids.Select(id => BuiltInNetworks.Find(id)!).Where(network => network.Text.Format is "plain" or "guarded" or "mastodon" or "bluesky" or "linkedin").ToArray())
        from count in Gen.Choose(1, 30)
        from pieces in Gen.Elements(Pieces).ListOf(count)
        from fold in Gen.Choose(1, 120)
        select (network, SegmentOf(network, string.Concat(pieces)), fold);

    [Fact]
    public void Places_are_in_order_and_apart_and_within_the_text() => ForAll((_, text, _) =>
        text.Places.Zip(text.Places.Skip(1)).All(pair => pair.First.End <= pair.Second.Start)
        && text.Places.All(place => place is { Start: >= 0, Length: > 0 } && place.End <= text.Text.Length));

    [Fact]
    public void What_is_shown_of_LinkedIn_is_what_is_counted() => ForAll((segment, text, _) => text.Text == segment.Text.Counted);

    [Fact]
    public void A_fold_cuts_no_place_and_no_character() => ForAll((_, text, fold) =>
        Fold.In(text, fold) is var cut
        && cut >= 0 && cut <= text.Text.Length
        && text.Places.All(place => cut <= place.Start || cut >= place.End)
        && (cut == text.Text.Length || StringInfo.ParseCombiningCharacters(text.Text).Contains(cut)));

    /// <summary>A mention may end before an accent that is a character of its own.</summary>
    [Fact]
    public void A_fold_behind_a_mention_leaves_its_accent_there() =>
        Assert.Equal("@lune@social.examplee\u0301".Length, Fold.In(new ShownText("@lune@social.examplee\u0301lune.fr", [new ShownPlace(0, 21, null)]), 5));

    private static void ForAll(Func<PreparedSegment, ShownText, int, bool> holds) =>
        Prop.ForAll(Cases.ToArbitrary(), each => holds(each.Segment, ShownTexts.Of(each.Segment, each.Network), each.Fold)).QuickCheckThrowOnFailure();

    private static PreparedSegment SegmentOf(Network network, string markdown)
    {
        var text = Planner.Tests.Networks.ThreadSplitTests.Markdown(markdown);
        var formatted = Planner.Networks.Texts.TextFormats.Find(network.Text.Format)!(text);
        var (sent, facets) = network.Text.Format is "bluesky" ? Planner.Networks.Bluesky.BlueskyPost.Of(formatted) : (formatted, []);
        return new PreparedSegment(text, sent, facets, Preparing.LengthOf(sent.Counted, null, network, hasMedia: false), null, []) { Urls = network.Text.Counter is "x" ? Planner.Networks.Counting.TwitterText.Urls(sent.Text) : [] };
    }
}
