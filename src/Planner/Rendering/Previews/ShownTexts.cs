using System.Buffers;
using Planner.Networks;
using Planner.Networks.Bluesky;
using Planner.Networks.Counting;
using Planner.Networks.Texts;

namespace Planner.Rendering.Previews;

/// <summary>What readers of networks without formatting see.</summary>
internal static class ShownTexts
{
    /// <summary>A text without any of them has nothing to follow.</summary>
    private static readonly SearchValues<char> Signs = SearchValues.Create(".@#$＠＃");

    public static ShownText Of(PreparedSegment segment, Network network) => network.Text.Format switch
    {
        "bluesky" => new ShownText(segment.Text.Text, Marked(segment.Text.Text, segment.Facets)),
        "linkedin" => LinkedIn(segment, network),
        _ => new ShownText(segment.Text.Text, Found(segment.Text.Text, network, segment.Urls)),
    };

    /// <summary>What the network itself finds in a text.</summary>
    public static ImmutableArray<ShownPlace> Found(string text, Network network) => Found(text, network, network.Text.Counter is "x" ? TwitterText.Urls(text) : []);

    /// <param name="urls">What X makes links of; asked for where the network is X.</param>
    private static ImmutableArray<ShownPlace> Found(string text, Network network, ImmutableArray<TextEntity> urls)
    {
        if (!text.AsSpan().ContainsAny(Signs))
        {
            return [];
        }

        var entities = new List<TextEntity>();
        if (network.Text.Format is "mastodon")
        {
            AddMastodon(text, entities);
        }
        else if (network.Text.Counter is "x")
        {
            // X alone looks whether the end of a host is one that exists.
            entities.AddRange(urls);
            TwitterText.AddBesideUrls(text, entities);
        }
        else
        {
            AddWritten(text, entities);
            TwitterText.AddEntities(text, entities);
        }

        var places = ImmutableArray.CreateBuilder<ShownPlace>();
        foreach (var entity in entities)
        {
            if (Works(entity.Kind, network))
            {
                places.Add(new ShownPlace(entity.Start, entity.Length, entity.Kind is TextEntityKind.Url ? AddressOf(text.Substring(entity.Start, entity.Length)) : null));
            }
        }

        return places.DrainToImmutable();
    }

    /// <summary>Addresses with their scheme.</summary>
    private static void AddWritten(string text, List<TextEntity> entities)
    {
        for (var at = 0; Addresses.Next(text.AsSpan(at)) is { Length: > 0 } found; at += found.Start + found.Length)
        {
            entities.Add(new TextEntity(TextEntityKind.Url, at + found.Start, found.Length));
        }
    }

    /// <summary>Addresses want their scheme there, and people may be of another server.</summary>
    private static void AddMastodon(string text, List<TextEntity> entities)
    {
        UrlScanner.Add(text, UrlStyle.Mastodon, entities);
        RemoteMentions.Add(text, entities);
        MentionScan.Add(text, entities);
        HashtagScan.Add(text, entities);
        TwitterText.KeepApart(entities);
    }

    /// <summary>Signs of shares lead somewhere on X only (networks.md 3.1); Bluesky's are among its facets.</summary>
    private static bool Works(TextEntityKind kind, Network network) => kind switch
    {
        TextEntityKind.Url => network.Links.Work,
        TextEntityKind.Mention => network.Mentions.Work,
        TextEntityKind.Hashtag => network.Hashtags.Work,
        _ => network.Text.Counter is "x",
    };

    private static string AddressOf(string written) => written.Contains("://", StringComparison.Ordinal) ? written : "https://" + written;

    /// <summary>A mention stands in the text that is sent, and only its name in the one that is seen.</summary>
    private static ShownText LinkedIn(PreparedSegment segment, Network network)
    {
        var (seen, mentions) = LinkedInMentions.Of(segment.Text);
        var found = Found(seen, network).RemoveAll(place => place.Address is null && seen[place.Start] is '@' or '＠');
        return mentions.IsEmpty
            ? new ShownText(seen, found)
            : new ShownText(seen, [.. found.RemoveAll(IsInMention).Concat(mentions).OrderBy(place => place.Start)]);

        bool IsInMention(ShownPlace place) => mentions.Any(mention => mention.Start < place.End && place.Start < mention.End);
    }

    /// <summary>Facets count bytes; pages are written by characters.</summary>
    private static ImmutableArray<ShownPlace> Marked(string text, ImmutableArray<Facet> facets)
    {
        if (facets.IsEmpty)
        {
            return [];
        }

        var places = ImmutableArray.CreateBuilder<ShownPlace>(facets.Length);
        foreach (var (facet, start, length) in FacetPlaces.In(text, facets))
        {
            places.Add(new ShownPlace(start, length, facet.Kind is FacetKind.Link ? facet.Value : null));
        }

        return places.DrainToImmutable();
    }
}
