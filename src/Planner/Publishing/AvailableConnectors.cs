using Planner.Publishing.Connectors;
using Planner.Publishing.Connectors.Bluesky;
using Planner.Publishing.Connectors.Dailymotion;
using Planner.Publishing.Connectors.Discord;
using Planner.Publishing.Connectors.Discourse;
using Planner.Publishing.Connectors.Email;
using Planner.Publishing.Connectors.Facebook;
using Planner.Publishing.Connectors.Files;
using Planner.Publishing.Connectors.Flipboard;
using Planner.Publishing.Connectors.GoogleBusiness;
using Planner.Publishing.Connectors.Instagram;
using Planner.Publishing.Connectors.LinkedIn;
using Planner.Publishing.Connectors.Manual;
using Planner.Publishing.Connectors.Mastodon;
using Planner.Publishing.Connectors.Micropub;
using Planner.Publishing.Connectors.Pinterest;
using Planner.Publishing.Connectors.Reddit;
using Planner.Publishing.Connectors.Slack;
using Planner.Publishing.Connectors.Telegram;
using Planner.Publishing.Connectors.Threads;
using Planner.Publishing.Connectors.TikTok;
using Planner.Publishing.Connectors.Tumblr;
using Planner.Publishing.Connectors.Webhook;
using Planner.Publishing.Connectors.WordPress;
using Planner.Publishing.Connectors.X;
using Planner.Publishing.Connectors.YouTube;

namespace Planner.Publishing;

/// <summary>Transports that this version has; one folder each under <c>Connectors/</c>.</summary>
internal static class AvailableConnectors
{
    public static ImmutableArray<ConnectorKind> All { get; } =
    [
        FileConnector.Kind,
        ManualConnector.Kind,
        .. ManualConnector.Networks,
        WebhookConnector.Kind,
        MastodonConnector.Kind,
        .. MastodonConnector.Relatives,
        BlueskyConnector.Kind,
        DailymotionConnector.Kind,
        DiscordConnector.Kind,
        DiscourseConnector.Kind,
        EmailConnector.Kind,
        FacebookConnector.Kind,
        FlipboardConnector.Kind,
        GoogleBusinessConnector.Kind,
        InstagramConnector.Kind,
        LinkedInConnector.Kind,
        MicropubConnector.Kind,
        PinterestConnector.Kind,
        RedditConnector.Kind,
        SlackConnector.Kind,
        TelegramConnector.Kind,
        ThreadsConnector.Kind,
        TikTokConnector.Kind,
        TumblrConnector.Kind,
        WordPressConnector.Kind,
        XConnector.Kind,
        YouTubeConnector.Kind,
    ];

    /// <summary>As accounts name them: a network's id, <c>file</c>, <c>webhook</c>.</summary>
    public static ImmutableArray<string> Names { get; } = [.. All.Select(kind => kind.Name)];

    public static ConnectorKind? Find(string name) => All.FirstOrDefault(kind => kind.Name == name);
}
