using System.Text.Json;
using Planner.Networks;
using Planner.Networks.Instances;

namespace Planner.Tests.Networks.Instances;

public sealed class StatedLimitsTests
{
    /// <summary>The parts that matter of the example in Mastodon's documentation (entities/Instance.md), with other numbers.</summary>
    internal const string Mastodon = """
        {"domain": "mastodon.example", "configuration": {
          "statuses": {"max_characters": 1000, "max_media_attachments": 6, "characters_reserved_per_url": 23},
          "media_attachments": {"supported_mime_types": ["image/jpeg"], "image_size_limit": 16777216, "image_matrix_limit": 33177600,
            "video_size_limit": 103809024, "video_frame_rate_limit": 120, "video_matrix_limit": 8294400, "description_limit": 1500},
          "polls": {"max_options": 5, "max_characters_per_option": 50, "min_expiration": 300}}}
        """;

    [Fact]
    public void A_server_states_its_limits_in_its_configuration() => Assert.Equal(
        "characters_reserved_per_url 23, description_limit 1500, image_matrix_limit 33177600, image_size_limit 16777216, max_characters 1000, max_characters_per_option 50, "
        + "max_media_attachments 6, max_options 5, video_frame_rate_limit 120, video_matrix_limit 8294400, video_size_limit 103809024",
        Told(StatedLimits.OfMastodon, Mastodon));

    [Theory]
    [InlineData("""{"max_toot_chars": 5000}""", "max_toot_chars 5000")]
    [InlineData("""{"max_toot_chars": 5000, "configuration": {"statuses": {"max_characters": 400}}}""", "max_characters 400")]
    [InlineData("""{"configuration": {"statuses": {"max_characters": "many", "max_media_attachments": -1}, "polls": [], "media_attachments": null}}""", "")]
    [InlineData("""{"configuration": {"statuses": {"max_characters": 1e999}}}""", "")]
    [InlineData("[1]", "")]
    [InlineData("null", "")]
    public void Old_and_odd_answers_give_what_is_in_them(string answer, string expected) => Assert.Equal(expected, Told(StatedLimits.OfMastodon, answer));

    [Fact]
    public void A_forum_states_its_settings() => Assert.Equal(
        "max_post_length 50000, max_topic_title_length 120, min_first_post_length 10", Told(
            StatedLimits.OfDiscourse, """{"max_post_length": 50000, "min_first_post_length": 10, "max_topic_title_length": 120, "title": "Forum", "max_tags_per_topic": null}"""));

    /// <summary>A name that nothing knows would stand in files for nothing.</summary>
    [Fact]
    public void Every_name_changes_a_limit()
    {
        using var discourse = JsonDocument.Parse("""{"max_post_length": 1, "min_first_post_length": 1, "max_topic_title_length": 1, "min_topic_title_length": 1, "max_tags_per_topic": 1}""");
        using var mastodon = JsonDocument.Parse(Mastodon);
        Assert.Subset(
            InstanceLimits.Names.ToHashSet(StringComparer.Ordinal),
            StatedLimits.OfMastodon(mastodon.RootElement).Keys.Concat(StatedLimits.OfDiscourse(discourse.RootElement).Keys).ToHashSet(StringComparer.Ordinal));
    }

    private static string Told(Func<JsonElement, ImmutableSortedDictionary<string, decimal>> read, string answer)
    {
        using var json = JsonDocument.Parse(answer);
        return string.Join(", ", read(json.RootElement).Select(limit => $"{limit.Key} {limit.Value}"));
    }
}
