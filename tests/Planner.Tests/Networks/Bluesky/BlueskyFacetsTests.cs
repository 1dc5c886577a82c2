using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using Planner.Networks.Bluesky;

namespace Planner.Tests.Networks.Bluesky;

/// <summary>The cases of Bluesky's own client (Suites/bluesky-richtext), and what holds for every text.</summary>
public sealed partial class BlueskyFacetsTests
{
    private static readonly string[] Pieces =
    [
        " ", " ", " ", "\n", "\u00A0", "\u200B", "\uFEFF", "\u0085", "(", ")", ".", ",", "!", "@", "#", "＃", "$", "\uFE0F", "\u20E3", "_", "-", "/", "?", "’", "\uD83D", "\uDE00", "e\u0301", "👩‍👩‍👧", "é", "日本",
        "a", "1", "com", ".com", "lune.fr", "@lune.fr", "bob.test", "#tag", "#1", "$AAPL", "http://", "https://", "HTTPS://", "https://lune.fr/é(1)", "httpbin.org",
    ];

    /// <summary>The texts, and their facets as <c>start-end kind value</c>.</summary>
    private static readonly (string Text, string[] Facets)[] Suite = [.. JsonDocument.Parse(
        File.ReadAllText(Path.Combine(Golden.Root, "tests/Planner.Tests/Suites/bluesky-richtext/cases.json"))).RootElement.EnumerateArray()
        .Select(sample => (sample.GetProperty("text").GetString()!, sample.GetProperty("facets").EnumerateArray().Select(Facet).ToArray()))];

    public static TheoryData<string> Texts => [.. Suite.Select(sample => sample.Text).Distinct()];

    /// <summary>Texts of odd pieces, and any UTF-16 at all.</summary>
    private static Gen<string> AnyText { get; } = Gen.OneOf(
        Gen.Choose(0, 12).SelectMany(count => Gen.Elements(Pieces).ListOf(count)).Select(string.Concat),
        ArbMap.Default.GeneratorFor<char[]>().Select(characters => new string(characters)));

    [Fact]
    public void The_suite_is_whole() => Assert.Equal(97, Suite.Length);

    [Theory, MemberData(nameof(Texts))]
    public void Facets_are_those_of_the_client(string text)
    {
        var expected = Suite.First(sample => sample.Text == text).Facets;
        Assert.Equal(expected, BlueskyFacets.Of(text).Select(facet => $"{facet.Start}-{facet.End} {facet.Kind.ToString().ToLowerInvariant()} {facet.Value}"));
    }

    [Fact]
    public void Facets_stand_in_order_without_overlaps_on_whole_characters() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(20_000), Prop.ForAll(Arb.From(AnyText), text =>
        {
            var starts = CharacterStarts(text);
            var end = 0;
            return BlueskyFacets.Of(text).All(facet =>
            {
                var isInOrder = facet.Start >= end && facet.End > facet.Start;
                end = facet.End;
                return isInOrder && starts.Contains(facet.Start) && starts.Contains(facet.End);
            });
        }));

    /// <summary>So that a server takes the record: <c>format: uri</c> wants a scheme and something after it.</summary>
    [Fact]
    public void Values_are_what_a_server_takes() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(20_000), Prop.ForAll(Arb.From(AnyText), text => BlueskyFacets.Of(text).All(facet => facet.Kind switch
        {
            FacetKind.Link => Address().IsMatch(facet.Value),
            FacetKind.Mention => BlueskyHandle.IsValid(facet.Value),
            _ => facet.Value.Length > 0 && new StringInfo(facet.Value).LengthInTextElements <= 64,
        })));

    [Theory]
    [InlineData("#a(@bob.test")]
    [InlineData("https://lune.fr/(@bob.test)")]
    public void Of_two_facets_that_overlap_the_first_counts(string text) => Assert.Equal(0, Assert.Single(BlueskyFacets.Of(text)).Start);

    [Theory]
    [InlineData("https://.")]
    [InlineData("(https://)")]
    [InlineData("https:///path")]
    [InlineData("@-a.com")]
    [InlineData("@a..com")]
    public void What_a_server_would_refuse_is_no_facet(string text) => Assert.Empty(BlueskyFacets.Of(text));

    /// <summary>The client leaves the scheme out here, by mistake, and the server then refuses the post.</summary>
    [Fact]
    public void A_host_that_starts_with_http_is_a_host() => Assert.Equal("https://httpbin.org/get", Assert.Single(BlueskyFacets.Of("httpbin.org/get")).Value);

    [Theory]
    [InlineData("https://lune.example", "lune.example")]
    [InlineData("https://Lune.Example/", "lune.example")]
    [InlineData("https://lune.example/?a=b", "lune.example?a=b")]
    [InlineData("https://lune.example/#a", "lune.example#a")]
    [InlineData("https://lune.example/34567890123456", "lune.example/34567890123456")]
    [InlineData("https://lune.example/234567890123456", "lune.example/234567890123...")]
    [InlineData("http://lune.example:8080/noel/2026/bols?a=b", "lune.example:8080/noel/2026/bo...")]
    [InlineData("https://lune.example/noël/👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧", "lune.example/noël/👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧...")]
    [InlineData("https://", "https://")]
    [InlineData("mailto:atelier@lune.example", "mailto:atelier@lune.example")]
    [InlineData("lune.example/a/long/path/of/all", "lune.example/a/long/path/of/all")]
    [InlineData("", "")]
    public void A_long_address_is_shown_as_its_host_and_a_little_more(string url, string shown) => Assert.Equal(shown, BlueskyFacets.Shorten(url));

    /// <summary>Offsets in bytes at which a character of the text as UTF-8 starts, and its end.</summary>
    private static HashSet<int> CharacterStarts(string text)
    {
        var (starts, bytes) = (new HashSet<int> { 0 }, 0);
        foreach (var rune in text.EnumerateRunes())
        {
            starts.Add(bytes += rune.Utf8SequenceLength);
        }

        return starts;
    }

    private static string Facet(JsonElement facet)
    {
        var feature = facet.GetProperty("features").EnumerateArray().Single();
        var type = feature.GetProperty("type").GetString();
        var value = feature.GetProperty(type switch { "link" => "uri", "mention" => "did", _ => "tag" }).GetString();
        return $"{facet.GetProperty("start")}-{facet.GetProperty("end")} {type} {value}";
    }

    /// <summary>With white space as JavaScript has it.</summary>
    [GeneratedRegex(@"^https?://[\S\u0085-[/\uFEFF]][\S\u0085-[\uFEFF]]*$", RegexOptions.None, 1_000)]
    private static partial Regex Address();
}
