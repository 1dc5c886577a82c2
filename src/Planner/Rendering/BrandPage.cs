namespace Planner.Rendering;

/// <summary>A brand: its charter, who speaks for it where, and what it says.</summary>
public sealed record BrandPage(
    string Name, string BrandClass, string? Avatar, ImmutableArray<HoldNotice> Holds, string? Voice, Html? Prose, Html? Facts,
    ImmutableArray<string> Objectives, ImmutableArray<PillarShare> Pillars, ImmutableArray<AccountLine> Accounts, ImmutableArray<Link> Campaigns,
    EntryList Posts)
{
    /// <summary>The plan against the strategy.</summary>
    public required Link Strategy { get; init; }

    internal static BrandPage Of(SiteIndex index, Brand brand)
    {
        var content = index.Content;
        var entries = index.OfBrand.At(brand.Id);
        return new BrandPage(
            brand.Name,
            Names.Class(brand.Id),
            brand.Avatar is { } avatar && content.MediaFiles.ContainsKey(avatar.Value) ? SitePaths.Address(avatar.Value) : null,
            HoldNotice.AllFor(index, brand.Id),
            brand.Voice,
            RichTextHtml.OfProse(brand.Prose, 3, "../"),
            FactsOf(index, brand),
            brand.Objectives,
            PillarShare.Of(index.Language, brand, entries),
            [.. content.Accounts.Where(account => account.Brand.Value == brand.Id).Select(account => AccountLine.Of(index, account))],
            CampaignsOf(index, brand.Id),
            EntryList.Of(index, entries, SitePaths.Brand(brand.Id)))
        {
            Strategy = Link.To(SitePaths.Strategy(brand.Id), index.Language["brand.strategy"]),
        };
    }

    private static ImmutableArray<Link> CampaignsOf(SiteIndex index, string brand) =>
    [
        .. index.Content.Campaigns.Where(campaign => campaign.Brand.Value == brand).OrderByDescending(campaign => Names.Iso(campaign.Start.Value), StringComparer.Ordinal)
            .Select(index.Labels.Of),
        .. index.Content.Contests.Where(contest => contest.Campaign.Brand.Value == brand).OrderByDescending(contest => Names.Iso(contest.Campaign.Start.Value), StringComparer.Ordinal)
            .Select(index.Labels.Of),
    ];

    private static Html? FactsOf(SiteIndex index, Brand brand)
    {
        var language = index.Language;
        using var facts = new FactList(index);
        facts.Add("fact.address", brand.Address is { } address ? language["address." + Names.Camel(address.Value.ToString())] : null);
        facts.Add("fact.hashtags", string.Join(' ', brand.RequiredHashtags));
        facts.Add("fact.forbidden_words", string.Join(", ", brand.ForbiddenWords));
        facts.Add("fact.emoji", brand.MaxEmoji is { } most ? language.Count("fact.emoji", most) : null);
        facts.Add("fact.disclosure", brand.Disclosure);
        facts.Add("fact.language", brand.Language is { } spoken ? language.Word("language", spoken) : null);
        facts.Add("fact.timezone", brand.Timezone?.Id);
        return facts.ToHtml();
    }
}

/// <summary>A theme of the strategy, with the share it should have and the share it has.</summary>
/// <param name="Width">Of the share on a scale of a hundred.</param>
/// <param name="Goal">Where the target stands on it.</param>
public sealed record PillarShare(string Title, string? Target, string Actual, string Count, string Width, string? Goal)
{
    internal static ImmutableArray<PillarShare> Of(Language language, Brand brand, ImmutableArray<Entry> entries)
    {
        var posts = entries.Select(entry => entry.Post).DistinctBy(post => post.Id).ToList();
        return [.. brand.Pillars.Select(pillar => Of(language, pillar, posts.Count(post => post.Pillar?.Value == pillar.Id), posts.Count))];
    }

    private static PillarShare Of(Language language, Pillar pillar, int count, int all)
    {
        var share = all == 0 ? 0 : Math.Round(100m * count / all);
        return new PillarShare(
            pillar.Title,
            pillar.Share is { } target ? language.Text("percent", language.Number(target)) : null,
            language.Text("percent", language.Number(share)),
            language.Number(count),
            share.ToString(CultureInfo.InvariantCulture),
            pillar.Share?.ToString(CultureInfo.InvariantCulture));
    }
}
