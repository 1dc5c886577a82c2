using Planner.Networks;

namespace Planner.Tests.Networks;

/// <summary>The data files that Planner brings.</summary>
public sealed class NetworkDataTests
{
    public static TheoryData<string> Ids => [.. BuiltInNetworks.Ids];

    [Fact]
    public void Every_network_of_the_contract_is_there() => Assert.Equal(
        "bluesky dailymotion discord discourse email facebook flipboard google-business google-plus gotosocial instagram linkedin mastodon micropub "
        + "pinterest pleroma reddit slack snac snapchat telegram threads tiktok tumblr whatsapp wordpress x youtube",
        string.Join(' ', BuiltInNetworks.Ids));

    [Theory, MemberData(nameof(Ids))]
    public void Every_data_file_is_read_without_a_finding(string id) => Assert.Equal(id, BuiltInNetworks.Find(id)?.Id);

    [Theory, MemberData(nameof(Ids))]
    public void Every_open_network_says_where_its_rules_come_from_and_when_they_were_read(string id)
    {
        var network = BuiltInNetworks.Find(id)!;
        if (network.Closed is null)
        {
            Assert.Contains(network.Facts, group => group.Group == "text");
            Assert.All(network.Facts, group => Assert.NotNull(group.Facts.AsOf));
            Assert.NotEmpty(network.Credentials);
            Assert.NotEmpty(network.Pitfalls);
        }
    }

    [Theory, MemberData(nameof(Ids))]
    public void Only_values_that_are_there_can_be_unverified(string id)
    {
        string[] known =
        [
            "limit", "counter", "min", "fold", "bytes", "types", "answers", "min_width", "min_height", "max_seconds", "min_seconds", "picture", "video", "document",
        ];
        Assert.All(BuiltInNetworks.Find(id)!.Facts, group => Assert.All(group.Facts.Unverified, name => Assert.Contains(name, known)));
    }

    /// <summary>Numbers that people know by heart; a slip in a data file would be believed.</summary>
    [Fact]
    public void Well_known_limits_are_right()
    {
        Assert.Equal(500, Find("mastodon").Text.Max);
        Assert.Equal((300, 3000), (Find("bluesky").Text.Max, Find("bluesky").Text.MaxBytes));
        Assert.Equal((280, 23, "x"), (Find("x").Text.Max, Find("x").Text.UrlWeight, Find("x").Text.Counter));
        Assert.Equal((2200, true), (Find("instagram").Text.Max, Find("instagram").Media!.IsRequired));
        Assert.Equal((4096, 1024), (Find("telegram").Text.Max, Find("telegram").Text.MaxWithMedia));
        Assert.Equal((0.015m, 0.2m), (Find("x").Cost!.Post, Find("x").Cost!.WithLink));
        Assert.Equal(Duration.FromDays(75), Find("facebook").Schedule!.Max!.Value.ToDuration());
        Assert.Equal(new LocalDate(2019, 4, 2), Find("google-plus").Closed);
        Assert.Equal(0.8m, Find("instagram").Media!.Picture!.MinRatio);
    }

    private static Network Find(string id) => BuiltInNetworks.Find(id)!;
}
