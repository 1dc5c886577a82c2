namespace Planner.Checking;

/// <summary>Short links: names that can be typed from paper, each of one link, leading away, and never gone again.</summary>
internal static class ShortLinkRules
{
    public static IEnumerable<Finding> Check(Content content, Plan plan)
    {
        var findings = new List<Finding>();
        Names(content, findings);
        foreach (var link in content.Links)
        {
            References(link, content, findings);
            if (ShortLinks.LeadsBack(link.Url.Value, content.Options))
            {
                findings.Add(Problems.ShortLinkLeadsBack(link.Url.Source, link.Url.Value));
            }
        }

        Removed(content, findings);
        return findings;
    }

    private static void References(ShortLink link, Content content, List<Finding> findings)
    {
        if (link.Brand is { } brand && content.Brands.Find(brand.Value) is null && !content.IsRefused("brand", brand.Value))
        {
            findings.Add(Problems.UnknownReference(brand.Source, "brand", brand.Value, content.Brands.Ids));
        }

        if (link.Campaign is { } campaign && content.Campaigns.Find(campaign.Value) is null && content.Contests.Find(campaign.Value) is null
            && !content.IsRefused("campaign", campaign.Value) && !content.IsRefused("contest", campaign.Value))
        {
            findings.Add(Problems.UnknownReference(campaign.Source, "campaign", campaign.Value, content.Campaigns.Ids.Concat(content.Contests.Ids)));
        }
    }

    /// <summary>Every name in reading order of the links; of two that are taken for each other the later one is told.</summary>
    private static void Names(Content content, List<Finding> findings)
    {
        var taken = new Dictionary<string, (string Slug, ShortLink Link)>(StringComparer.Ordinal);
        foreach (var link in content.Links)
        {
            Name(link.Id, link.Source, link);
        }

        foreach (var link in content.Links)
        {
            foreach (var alias in link.Aliases)
            {
                Name(alias.Value, alias.Source, link);
            }
        }

        void Name(string slug, SourceSpan source, ShortLink link)
        {
            if (!ShortLinks.IsSlug(slug))
            {
                findings.Add(Problems.ShortLinkName(source, slug, ShortLinks.MostCharacters));
            }
            else if (ShortLinks.IsReserved(slug))
            {
                findings.Add(Problems.ShortLinkReserved(source, slug));
            }
            else if (!taken.TryAdd(ShortLinks.Shape(slug), (slug, link)) && taken[ShortLinks.Shape(slug)] is var first && (first.Link != link || first.Slug == slug))
            {
                findings.Add(first.Slug == slug
                    ? Problems.ShortLinkTwice(source, slug, first.Link.Source.Path)
                    : Problems.ShortLinkAlike(source, slug, first.Slug, first.Link.Source.Path));
            }
        }
    }

    /// <summary>What is printed stays printed.</summary>
    private static void Removed(Content content, List<Finding> findings)
    {
        if (content.PublishedLinks?.GetAwaiter().GetResult() is not { } published)
        {
            return;
        }

        var known = content.Links.SelectMany(link => link.Slugs).ToHashSet(StringComparer.Ordinal);
        findings.AddRange(
            from link in published.Links
            where !known.Contains(link.Slug) && !content.IsRefused("link", link.IsAlias ? IdOf(link.Path) : link.Slug)
            select link.IsAlias
                ? Problems.ShortLinkAliasRemoved(new SourceSpan(link.Path, 1, 1), link.Slug)
                : Problems.ShortLinkRemoved(new SourceSpan(link.Path, 1, 1), link.Slug));
        if (!published.IsWhole)
        {
            findings.Add(Problems.ShortLinksUnknown(new SourceSpan("content/planner.yml", 1, 1)));
        }
    }

    private static string IdOf(string path) => path[(path.LastIndexOf('/') + 1)..path.LastIndexOf('.')];
}
