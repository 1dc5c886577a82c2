using System.Text.Json;
using Planner.Networks.Counting;

namespace Planner.Tests.Networks.Counting;

/// <summary>
/// The server decides what is published, so where the web composer counts a bare host as an address and the server does not,
/// the server's way is expected.
/// </summary>
public class MastodonLengthTests
{
    public static TheoryData<string> Cases => [.. Elements().Select(one => one.GetProperty("name").GetString()!)];

    [Theory, MemberData(nameof(Cases))]
    public void A_text_is_as_long_as_the_server_says(string name)
    {
        var one = Elements().Single(element => element.GetProperty("name").GetString() == name);
        var text = one.GetProperty("text").GetString()!;
        var isBareHost = one.GetProperty("applies_to").GetString() == "web composer" && text.Contains('.', StringComparison.Ordinal) && !text.Contains("://", StringComparison.Ordinal)
            && !text.Contains('@', StringComparison.Ordinal);
        Assert.Equal(
            isBareHost ? PlainLength.Graphemes(text) : one.GetProperty("counted").GetInt32(),
            MastodonLength.Of(text, one.GetProperty("spoiler_text").GetString()!));
    }

    [Fact]
    public void A_server_may_reserve_another_number_for_an_address() => Assert.Equal(6 + 30, MastodonLength.Of("Voir: https://example.com", urlWeight: 30));

    [Theory]
    [InlineData("https://example.social/@ana@example.org/1", 23)]
    [InlineData("@ana.b@example.org.", 7)]
    [InlineData("(@ana@ex-ample.org)", 6)]
    [InlineData("x=@ana@example.org", 18)]
    [InlineData("ana@bo@example.org", 18)]
    public void Mentions_inside_other_things_are_left_alone(string text, int length) => Assert.Equal(length, MastodonLength.Of(text));

    private static IEnumerable<JsonElement> Elements()
    {
        using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(Golden.Root, "tests/Planner.Tests/Suites/mastodon-count/cases.json")));
        return [.. document.RootElement.GetProperty("cases").EnumerateArray().Select(element => element.Clone())];
    }
}
