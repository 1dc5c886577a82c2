namespace Planner.Networks.Texts;

/// <summary>The forms of text that networks take, by the names that their data files use.</summary>
public static class TextFormats
{
    private static readonly FrozenDictionary<string, Func<RichText, SentText>> All = new Dictionary<string, Func<RichText, SentText>>(StringComparer.Ordinal)
    {
        ["plain"] = PlainFormat.Of,
        ["guarded"] = PlainFormat.Guarded,
        ["mastodon"] = PlainFormat.Guarded,
        ["bluesky"] = BlueskyFormat.Of,
        ["linkedin"] = LinkedInFormat.Of,
        ["telegram"] = TelegramFormat.Of,
        ["discord"] = MarkdownFormats.Discord,
        ["slack"] = SlackFormat.Of,
        ["reddit"] = MarkdownFormats.Reddit,
        ["discourse"] = MarkdownFormats.Discourse,
        ["html"] = HtmlFormat.Of,
        ["flipboard"] = HtmlFormat.Of,
        ["email"] = EmailFormat.Of,
        ["tumblr"] = TumblrFormat.Of,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>In alphabetical order.</summary>
    public static ImmutableArray<string> Names { get; } = [.. All.Keys.Order(StringComparer.Ordinal)];

    /// <summary>Null when no format has this name.</summary>
    public static Func<RichText, SentText>? Find(string name) => All.GetValueOrDefault(name);
}
