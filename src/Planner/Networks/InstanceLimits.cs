namespace Planner.Networks;

/// <summary>
/// Limits that a server states about itself, by the names that it gives them: Mastodon's instance (networks.md 1.1, 1.2; MDOC
/// entities/Instance.md), Discourse's site settings. Names that are not known change nothing.
/// </summary>
internal static class InstanceLimits
{
    private static readonly FrozenDictionary<string, Func<Network, decimal, Network>> Changes = new Dictionary<string, Func<Network, decimal, Network>>(StringComparer.Ordinal)
    {
        ["max_characters"] = (network, value) => network with { Text = network.Text with { Max = (int)value } },
        ["max_toot_chars"] = (network, value) => network with { Text = network.Text with { Max = (int)value } },
        ["characters_reserved_per_url"] = (network, value) => network.Text.UrlWeight is null ? network : network with { Text = network.Text with { UrlWeight = (int)value } },
        ["max_media_attachments"] = (network, value) => Media(network, media => media with { Max = (int)value }),
        ["image_size_limit"] = (network, value) => Media(network, media => media with { Picture = media.Picture! with { MaxBytes = (long)value } }),
        ["image_matrix_limit"] = (network, value) => Media(network, media => media with { Picture = media.Picture! with { MaxPixels = (long)value } }),
        ["video_size_limit"] = (network, value) => Media(network, media => media.Video is null ? media : media with { Video = media.Video with { MaxBytes = (long)value } }),
        ["video_matrix_limit"] = (network, value) => Media(network, media => media.Video is null ? media : media with { Video = media.Video with { MaxPixels = (long)value } }),
        ["video_frame_rate_limit"] = (network, value) => Media(network, media => media.Video is null ? media : media with { Video = media.Video with { MaxRate = value } }),
        ["description_limit"] = (network, value) => Media(network, media => media with { Alt = media.Alt with { Max = (int)value } }),
        ["max_options"] = (network, value) => network.Poll is null ? network : network with { Poll = network.Poll with { Answers = (int)value } },
        ["max_characters_per_option"] = (network, value) => network.Poll is null ? network : network with { Poll = network.Poll with { MaxAnswer = (int)value } },
        ["max_post_length"] = (network, value) => network with { Text = network.Text with { Max = (int)value } },
        ["min_first_post_length"] = (network, value) => network with { Text = network.Text with { Min = (int)value } },
        ["max_topic_title_length"] = (network, value) => network.Title is null ? network : network with { Title = network.Title with { Max = (int)value } },
        ["min_topic_title_length"] = (network, value) => network.Title is null ? network : network with { Title = network.Title with { Min = (int)value } },
        ["max_tags_per_topic"] = (network, value) => network with { Hashtags = network.Hashtags with { Max = (int)value } },
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>What an account's <c>instance</c> may hold.</summary>
    public static IEnumerable<string> Names => Changes.Keys.Order(StringComparer.Ordinal);

    public static Network Apply(Network network, ImmutableDictionary<string, decimal> stated)
    {
        foreach (var (name, value) in stated)
        {
            // Values that no count can hold are a server's way to say "any".
            if (value is >= 0 and <= int.MaxValue && Changes.TryGetValue(name, out var change))
            {
                network = change(network, value);
            }
        }

        return network;
    }

    private static Network Media(Network network, Func<MediaLimits, MediaLimits> change) =>
        network.Media is { Picture: not null } media ? network with { Media = change(media) } : network;
}
