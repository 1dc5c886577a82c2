using Planner.Networks.Counting;
using static Planner.Tests.Networks.Counting.ConformanceCase;

namespace Planner.Tests.Networks.Counting;

/// <summary>
/// twitter-text's own suite for counting. <c>WeightedTweetsCounterTest</c> is for configuration 2, where the parts of an emoji
/// count; its three cases of emoji sequences and joiners are counted by configuration 3 here, as their namesakes in the other group are.
/// </summary>
public class XLengthTests
{
    private const int Limit = 280;

    private static readonly Dictionary<string, string> Otherwise = new(StringComparer.Ordinal)
    {
        ["Count a mix of single byte single word, and double word unicode characters"] = "7",
        ["Count unicode emoji chars outside the basic multilingual plane with skin tone modifiers"] = "4",
    };

    [Theory]
    [InlineData("WeightedTweetsCounterTest")]
    [InlineData("WeightedTweetsWithDiscountedEmojiCounterTest")]
    [InlineData("UnicodeDirectionalMarkerCounterTest")]
    public void Texts_are_as_long_as_twitter_text_says(string group) => Check(
        Of("validate.yml", group),
        one => group == "WeightedTweetsCounterTest" && Otherwise.TryGetValue(one.Description, out var length) ? length : one["weightedLength"],
        text => $"{XLength.Of(text)}");

    /// <summary>The group is of the time of 140 characters, and its last two cases of that limit; each of its texts is short of 280.</summary>
    [Fact]
    public void Texts_are_valid_as_twitter_text_says() => Check(
        Of("validate.yml", "tweets"),
        one => one.Description.Contains("141", StringComparison.Ordinal) ? "true" : Scalar(one.Expected),
        text => XLength.Of(text) is > 0 and <= Limit ? "true" : "false");

    /// <summary>In the other group, characters that no post may hold end what is valid; they are not a matter of length.</summary>
    [Fact]
    public void Too_long_a_text_is_cut_where_twitter_text_cuts_it() => Check(
        Of("validate.yml", "WeightedTweetsWithDiscountedEmojiCounterTest").Where(one => one["validRangeEnd"] != one["displayRangeEnd"]),
        one => one["validRangeEnd"],
        text => $"{Counters.Find("x")!.Fit(text, Limit) - 1}");

    [Theory]
    [InlineData("Ça coûte 3 € — c’est « peu » ?", 31)]
    [InlineData("👍🏽", 2)]
    [InlineData("🇫🇷🇧🇪", 4)]
    [InlineData("🏴󠁧󠁢󠁥󠁮󠁧󠁿", 2)]
    [InlineData("#️⃣ 1️⃣ 2⃣", 8)]
    [InlineData("© ™ ©️ ™️", 10)]
    [InlineData("❤️‍🔥 ❤‍🔥 ☺︎", 10)]
    [InlineData("🔥🏽", 4)]
    [InlineData("e\u0301 \u1112\u1161\u11AB", 4)]
    [InlineData("\u2126 \u1F71", 3)]
    [InlineData("Rendez-vous : https://example.com/un/tres/long/chemin?et=une&requete=aussi", 37)]
    public void Some_texts(string text, int length) => Assert.Equal(length, XLength.Of(text));

    /// <summary>It cannot stand in an attribute, which is stored in UTF-8.</summary>
    [Fact]
    public void Half_an_emoji_counts_too() => Assert.Equal(3, XLength.Of("a\uD83D"));
}
