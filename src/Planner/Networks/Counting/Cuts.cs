namespace Planner.Networks.Counting;

/// <summary>
/// Where a text may be cut: between grapheme clusters, but not inside an address, a mention, a hashtag or a cashtag as X or
/// Mastodon read them. A word may be cut.
/// </summary>
internal static class Cuts
{
    /// <summary>In UTF-16 code units, ascending, each once; the first is 0, the last the whole length.</summary>
    public static List<int> Of(string text)
    {
        var whole = Whole(text);
        var cuts = new List<int>(text.Length + 1);
        var next = 0;
        for (var at = 0; at < text.Length; at += PlainLength.GraphemeLengthAt(text, at))
        {
            while (next < whole.Count && whole[next].End <= at)
            {
                next++;
            }

            if (next == whole.Count || at <= whole[next].Start)
            {
                cuts.Add(at);
            }
        }

        cuts.Add(text.Length);
        return cuts;
    }

    /// <summary>What must stay whole, in order and apart.</summary>
    private static List<TextEntity> Whole(string text)
    {
        var entities = new List<TextEntity>();
        TwitterText.AddEntities(text, entities);
        UrlScanner.Add(text, UrlStyle.Mastodon, entities);
        RemoteMentions.Add(text, entities);
        entities.Sort((left, right) => left.Start.CompareTo(right.Start));

        var merged = new List<TextEntity>(entities.Count);
        foreach (var entity in entities)
        {
            if (merged is [.., var last] && entity.Start < last.End)
            {
                merged[^1] = last with { Length = Math.Max(last.End, entity.End) - last.Start };
            }
            else
            {
                merged.Add(entity);
            }
        }

        return merged;
    }
}
