using Planner.Networks;

namespace Planner.Tests.Networks;

public sealed class InstanceLimitsTests
{
    [Fact]
    public void What_a_server_states_of_itself_goes_before_what_is_usual()
    {
        var network = Apply("mastodon", ("max_characters", 1000), ("characters_reserved_per_url", 30), ("max_media_attachments", 8), ("description_limit", 10000), ("image_size_limit", 99));
        Assert.Equal((1000, 30), (network.Text.Max, network.Text.UrlWeight));
        Assert.Equal((8, 10000, 99L), (network.Media!.Max, network.Media.Alt.Max, network.Media.Picture!.MaxBytes));
    }

    [Fact]
    public void GoToSocial_speaks_of_a_weight_of_addresses_that_it_does_not_apply() =>
        Assert.Null(Apply("gotosocial", ("characters_reserved_per_url", 25)).Text.UrlWeight);

    [Fact]
    public void A_limit_that_nobody_knows_changes_nothing() =>
        Assert.Equal(BuiltInNetworks.Find("mastodon"), Apply("mastodon", ("max_joy", 3), ("max_characters", -1), ("max_toot_chars", 1e20m)));

    [Theory]
    [InlineData("google-plus")]
    [InlineData("email")]
    [InlineData("discourse")]
    [InlineData("snac")]
    public void Every_limit_can_be_stated_of_every_network(string id) =>
        Assert.Equal(id, Apply(id, [.. InstanceLimits.Names.Select(name => (name, 7m))]).Id);

    private static Network Apply(string id, params (string Name, decimal Value)[] stated) =>
        InstanceLimits.Apply(BuiltInNetworks.Find(id)!, stated.ToImmutableDictionary(limit => limit.Name, limit => limit.Value, StringComparer.Ordinal));
}
