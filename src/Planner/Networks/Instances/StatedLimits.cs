using System.Text.Json;

namespace Planner.Networks.Instances;

/// <summary>The limits in a server's answer about itself, by the names that <see cref="InstanceLimits"/> knows; what is no number of zero or more is left out.</summary>
internal static class StatedLimits
{
    private static readonly ImmutableArray<(string Group, ImmutableArray<string> Names)> OfConfiguration =
    [
        ("statuses", ["max_characters", "characters_reserved_per_url", "max_media_attachments"]),
        ("media_attachments", ["image_size_limit", "image_matrix_limit", "video_size_limit", "video_matrix_limit", "video_frame_rate_limit", "description_limit"]),
        ("polls", ["max_options", "max_characters_per_option"]),
    ];

    private static readonly ImmutableArray<string> OfSettings =
        ["max_post_length", "min_first_post_length", "max_topic_title_length", "min_topic_title_length", "max_tags_per_topic"];

    /// <summary>
    /// Of <c>/api/v2/instance</c> or <c>/api/v1/instance</c> (networks.md 1; MDOC entities/Instance.md, V1_Instance.md); servers
    /// from before 3.4.2, and Pleroma, have <c>max_toot_chars</c> beside.
    /// </summary>
    public static ImmutableSortedDictionary<string, decimal> OfMastodon(JsonElement answer)
    {
        var limits = ImmutableSortedDictionary.CreateBuilder<string, decimal>(StringComparer.Ordinal);
        foreach (var (group, names) in OfConfiguration)
        {
            Add(limits, Member(Member(answer, "configuration"), group), names);
        }

        if (!limits.ContainsKey("max_characters"))
        {
            Add(limits, answer, ["max_toot_chars"]);
        }

        return limits.ToImmutable();
    }

    /// <summary>Of <c>/site/settings.json</c>, which has the settings that its own page needs.</summary>
    public static ImmutableSortedDictionary<string, decimal> OfDiscourse(JsonElement answer)
    {
        var limits = ImmutableSortedDictionary.CreateBuilder<string, decimal>(StringComparer.Ordinal);
        Add(limits, answer, OfSettings);
        return limits.ToImmutable();
    }

    private static void Add(ImmutableSortedDictionary<string, decimal>.Builder limits, JsonElement? group, ImmutableArray<string> names)
    {
        foreach (var name in names)
        {
            if (Member(group, name) is { ValueKind: JsonValueKind.Number } number && number.TryGetDecimal(out var value) && value >= 0)
            {
                limits[name] = value;
            }
        }
    }

    private static JsonElement? Member(JsonElement? group, string name) =>
        group is { ValueKind: JsonValueKind.Object } known && known.TryGetProperty(name, out var member) ? member : null;
}
