using System.Diagnostics;
using Planner.Findings;

namespace Planner.Tests.Findings;

public class DidYouMeanTests
{
    private static readonly string[] Fields = ["title", "status", "brand", "accounts", "publish_at", "timezone", "owner", "campaign", "tags"];

    [Theory]
    [InlineData("titel", "title")]
    [InlineData("Title", "title")]
    [InlineData("tag", "tags")]
    [InlineData("publishAt", "publish_at")]
    [InlineData("publish", "publish_at")]
    [InlineData("acounts", "accounts")]
    [InlineData("campagne", "campaign")]
    [InlineData("colour", null)]
    [InlineData("", null)]
    public void A_slip_of_the_finger_finds_the_name_that_was_meant(string word, string? meant) =>
        Assert.Equal(meant, DidYouMean.Nearest(word, Fields));

    [Fact]
    public void Among_equals_the_first_in_ordinal_order_wins_whatever_order_they_come_in()
    {
        Assert.Equal("bat", DidYouMean.Nearest("xat", ["cat", "bat", "hat"]));
        Assert.Equal("bat", DidYouMean.Nearest("xat", ["hat", "cat", "bat"]));
    }

    [Fact]
    public void Two_letters_swapped_are_one_slip() => Assert.Equal("lune-x", DidYouMean.Nearest("lnue-x", ["lune-x", "nude-y"]));

    [Fact]
    public void A_name_that_shares_no_letter_is_no_suggestion() => Assert.Null(DidYouMean.Nearest("y", ["x"]));

    [Fact]
    public void A_text_that_nobody_typed_by_hand_is_not_compared() =>
        Assert.Null(DidYouMean.Nearest(new string('a', 1_000_000), [new string('a', 1_000_001)]));

    [Fact]
    public void Ten_thousand_candidates_take_no_time_that_anyone_notices()
    {
        var candidates = Enumerable.Range(0, 10_000).Select(number => $"a-rather-long-post-id-{number}").ToList();
        var clock = Stopwatch.StartNew();
        Assert.Equal("a-rather-long-post-id-4711", DidYouMean.Nearest("a-rather-long-psot-id-4711", candidates));
        Assert.True(clock.ElapsedMilliseconds < 2_000, $"{clock.ElapsedMilliseconds} ms");
    }
}
