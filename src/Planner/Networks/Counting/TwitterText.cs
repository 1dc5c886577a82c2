namespace Planner.Networks.Counting;

/// <summary>
/// What X makes links of in a text, as its library twitter-text 3.1 (2021) finds it; the conformance suite of that library is
/// part of the tests. Entities are in order and never overlap: where two would, the one that starts first stays.
/// </summary>
public static class TwitterText
{
    public static ImmutableArray<TextEntity> Entities(string text)
    {
        var entities = new List<TextEntity>();
        AddEntities(text, entities);
        return [.. entities];
    }

    /// <summary>Addresses with <c>http(s)://</c>, and bare hosts whose last part is a top-level domain (<c>example.com/path</c>).</summary>
    public static ImmutableArray<TextEntity> Urls(string text)
    {
        if (!text.Contains('.', StringComparison.Ordinal))
        {
            return [];
        }

        var entities = new List<TextEntity>();
        UrlScanner.Add(text, UrlStyle.X, entities);
        return [.. entities];
    }

    /// <summary>Mentions and lists outside addresses.</summary>
    public static ImmutableArray<TextEntity> Mentions(string text) => text.AsSpan().ContainsAny('@', '＠') ? Only(TextEntityKind.Mention, text) : [];

    /// <summary>Hashtags outside addresses.</summary>
    public static ImmutableArray<TextEntity> Hashtags(string text) => text.AsSpan().ContainsAny('#', '＃') ? Only(TextEntityKind.Hashtag, text) : [];

    /// <summary>Signs of shares, <c>$TWTR</c>, outside addresses. X takes at most one in a post from the interface (networks.md 3.1, 2026).</summary>
    public static ImmutableArray<TextEntity> Cashtags(string text) => text.Contains('$', StringComparison.Ordinal) ? Only(TextEntityKind.Cashtag, text) : [];

    internal static void AddEntities(string text, List<TextEntity> entities)
    {
        UrlScanner.Add(text, UrlStyle.X, entities);
        AddBesideUrls(text, entities);
    }

    /// <param name="entities">Holds the text's addresses.</param>
    internal static void AddBesideUrls(string text, List<TextEntity> entities)
    {
        MentionScan.Add(text, entities);
        HashtagScan.Add(text, entities);
        CashtagScan.Add(text, entities);
        KeepApart(entities);
    }

    /// <summary>Puts them in order; of two that overlap, the one that starts first stays.</summary>
    internal static void KeepApart(List<TextEntity> entities)
    {
        if (entities.Count < 2)
        {
            return;
        }

        entities.Sort((left, right) => left.Start.CompareTo(right.Start));
        var kept = 1;
        for (var index = 1; index < entities.Count; index++)
        {
            if (entities[index].Start >= entities[kept - 1].End)
            {
                entities[kept++] = entities[index];
            }
        }

        entities.RemoveRange(kept, entities.Count - kept);
    }

    private static ImmutableArray<TextEntity> Only(TextEntityKind kind, string text)
    {
        var entities = new List<TextEntity>();
        AddEntities(text, entities);
        entities.RemoveAll(entity => entity.Kind != kind);
        return [.. entities];
    }
}
