namespace Planner.Rendering;

/// <summary>All brands, accounts, contests, people or playbooks.</summary>
public sealed record IndexPage(string Title, string Introduction, ImmutableArray<IndexGroup> Groups)
{
    internal static IndexPage Brands(SiteIndex index) => Of(index, "brands", [new IndexGroup(null,
    [
        .. index.Content.Brands.Select(brand => new IndexLine(index.Labels.Of(brand).Link)
        {
            BrandClass = Names.Class(brand.Id),
            Note = index.Language.Count("list.posts", EntryList.PostsIn(index.OfBrand.At(brand.Id))),
        }),
    ])]);

    internal static IndexPage Accounts(SiteIndex index) => Of(index, "accounts",
    [
        .. from account in index.Content.Accounts
           group account by account.Brand.Value into brand
           select new IndexGroup(index.Content.Brands.Find(brand.Key)?.Name ?? brand.Key,
           [
               .. brand.Select(account => new IndexLine(index.Labels.Of(account).Link)
               {
                   Badge = index.Markup.BadgeOf(account.Network.Value),
                   BrandClass = Names.Class(brand.Key),
                   Detail = index.Markup.NameOf(account.Network.Value),
                   Note = index.Language.Count("list.posts", EntryList.PostsIn(index.OfAccount.At(account.Id))),
               }),
           ]),
    ]);

    internal static IndexPage Contests(SiteIndex index) => Of(index, "contests", ByYear(
        index, index.Content.Contests.Select(contest => contest.Campaign), campaign => CampaignLine(index, campaign, index.Labels.Contest(campaign.Id)!, EntryList.PostsIn(index.OfContest.At(campaign.Id)))));

    internal static IndexPage People(SiteIndex index) => Of(index, "people", [new IndexGroup(null,
    [
        .. index.Content.People.OrderBy(person => person.Name, StringComparer.Ordinal).Select(person => new IndexLine(index.Labels.Of(person))
        {
            Detail = string.Join(", ", person.Roles.Select(role => index.Language.Word("role", role))),
            Note = index.Language.Count("list.posts", EntryList.PostsIn(index.OfOwner.At(person.Id))),
        }),
    ])]);

    internal static IndexPage Playbooks(SiteIndex index) => Of(index, "playbooks",
        [.. new[] { Playbooks(index, PlaybookKind.Crisis), Playbooks(index, PlaybookKind.Answer) }.Where(group => !group.Lines.IsEmpty)]);

    private static IndexPage Of(SiteIndex index, string kind, ImmutableArray<IndexGroup> groups) =>
        new(index.Language[kind + ".title"], index.Language[groups.All(group => group.Lines.IsEmpty) ? kind + ".empty" : kind + ".introduction"], groups);

    private static IndexGroup Playbooks(SiteIndex index, PlaybookKind kind) => new(index.Language["playbooks." + Names.Camel(kind.ToString())],
    [
        .. index.Content.Playbooks.Where(playbook => playbook.Kind == kind).Select(playbook => new IndexLine(Link.To(SitePaths.Playbook(playbook.Id), playbook.Title))
        {
            BrandClass = playbook.Brand is { } brand ? Names.Class(brand.Value) : null,
            Detail = index.Content.Brands.Find(playbook.Brand?.Value)?.Name,
        }),
    ]);

    private static ImmutableArray<IndexGroup> ByYear(SiteIndex index, IEnumerable<Campaign> campaigns, Func<Campaign, IndexLine> line) =>
    [
        .. from campaign in campaigns
           orderby Names.Iso(campaign.Start.Value) descending, campaign.Id
           group campaign by Names.Year(campaign.Start.Value) into year
           select new IndexGroup(year.Key, [.. year.Select(line)]),
    ];

    private static IndexLine CampaignLine(SiteIndex index, Campaign campaign, Link page, int posts) => new(page)
    {
        BrandClass = Names.Class(campaign.Brand.Value),
        Detail = index.Language.Range(campaign.Start.Value, campaign.End.Value),
        Note = index.Language.Count("list.posts", posts),
    };
}

public sealed record IndexGroup(string? Heading, ImmutableArray<IndexLine> Lines);

public sealed record IndexLine(Link Page)
{
    public Html? Badge { get; init; }

    public string? BrandClass { get; init; }

    public string? Detail { get; init; }

    public string? Note { get; init; }
}
