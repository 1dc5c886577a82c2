namespace Planner.Networks.Counting;

/// <summary>
/// How Mastodon counts: in grapheme clusters, an address with a scheme is 23 however long, <c>@user@host</c> is <c>@user</c>.
/// networks.md 1.1; app/validators/status_length_validator.rb, 2026.
/// </summary>
public static class MastodonLength
{
    /// <param name="text">The text as it is sent.</param>
    /// <param name="contentWarning">Shares the text's limit; addresses in it count whole.</param>
    /// <param name="urlWeight">The server's <c>characters_reserved_per_url</c>: 23 unless it says otherwise.</param>
    public static int Of(string text, string contentWarning = "", int urlWeight = 23)
    {
        var length = (long)PlainLength.Graphemes(contentWarning);
        if (!text.Contains('@', StringComparison.Ordinal) && !text.Contains("://", StringComparison.Ordinal))
        {
            return (int)length + PlainLength.Graphemes(text);
        }

        var at = 0;
        foreach (var entity in Entities(text))
        {
            var isUrl = entity.Kind == TextEntityKind.Url;
            length += PlainLength.Graphemes(text.AsSpan(at, (isUrl ? entity.Start : RemoteMentions.HostSign(text, entity)) - at));
            length += isUrl ? urlWeight : 0;
            at = entity.End;
        }

        // A server may say that an address counts two thousand million.
        return (int)Math.Min(length + PlainLength.Graphemes(text.AsSpan(at)), int.MaxValue);
    }

    /// <summary>In order and apart; what starts first stays.</summary>
    private static List<TextEntity> Entities(string text)
    {
        var entities = new List<TextEntity>();
        UrlScanner.Add(text, UrlStyle.Mastodon, entities);
        RemoteMentions.Add(text, entities);
        TwitterText.KeepApart(entities);
        return entities;
    }
}
