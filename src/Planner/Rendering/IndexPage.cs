namespace Planner.Rendering;

/// <summary>All brands, accounts, contests, people or playbooks.</summary>
public sealed record IndexPage(string Title, string Introduction, ImmutableArray<IndexGroup> Groups)
{
    /// <summary>A page that says more of all of them; null: there is none.</summary>
    public Link? More { get; init; }

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
        index, index.Content.Contests.Select(contest => contest.Campaign), campaign => ContestLine(index, index.Content.Contests.Find(campaign.Id)!)));

    internal static IndexPage People(SiteIndex index) => Of(index, "people", [new IndexGroup(null,
    [
        .. index.Content.People.OrderBy(person => person.Name, StringComparer.Ordinal).Select(person => new IndexLine(index.Labels.Of(person))
        {
            Detail = string.Join(", ", person.Roles.Select(role => index.Language.Word("role", role))),
            Note = index.Language.Count("list.posts", EntryList.PostsIn(index.OfOwner.At(person.Id))),
        }),
    ])]) with { More = new Link(LoadPage.Path, index.Language["nav.load"]) };

    internal static IndexPage Playbooks(SiteIndex index) => Of(index, "playbooks",
        [.. new[] { Playbooks(index, PlaybookKind.Crisis), Playbooks(index, PlaybookKind.Answer), Playbooks(index, PlaybookKind.Terms) }.Where(group => !group.Lines.IsEmpty)]);

    internal static IndexPage Incidents(SiteIndex index) => Of(index, "incidents", IncidentPage.Groups(index));

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

    private static IndexLine ContestLine(SiteIndex index, Contest contest)
    {
        var line = CampaignLine(index, contest.Campaign, index.Labels.Of(contest), EntryList.PostsIn(index.OfContest.At(contest.Id)));
        if (contest.Steps.IsEmpty)
        {
            return line;
        }

        var checklist = Planning.Checklists.Of(contest, index.Content, index.Today);
        var late = checklist.Late.Count();
        return line with
        {
            Progress = ContestStand.ProgressOf(index.Language, checklist),
            Width = ContestStand.WidthOf(checklist.Done, checklist.Steps.Length),
            Late = late == 0 ? null : index.Language.Count("contests.late", late),
        };
    }

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

    /// <summary>How far a contest is.</summary>
    public string? Progress { get; init; }

    /// <summary>Of its bar, a percentage from 0 to 100.</summary>
    public string Width { get; init; } = "0";

    public string? Late { get; init; }
}
