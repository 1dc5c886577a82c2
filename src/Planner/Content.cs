using Planner.Networks;

namespace Planner;

/// <summary>All that was loaded from <c>content/</c>, sorted by id (ordinal).</summary>
public sealed record Content
{
    public required Options Options { get; init; }
    public Entities<Brand> Brands { get; init; } = Entities<Brand>.None;
    public Entities<Account> Accounts { get; init; } = Entities<Account>.None;
    public Entities<Person> People { get; init; } = Entities<Person>.None;
    public Entities<Post> Posts { get; init; } = Entities<Post>.None;
    public Entities<Campaign> Campaigns { get; init; } = Entities<Campaign>.None;
    public Entities<Contest> Contests { get; init; } = Entities<Contest>.None;
    public Entities<Event> Events { get; init; } = Entities<Event>.None;
    public Entities<Idea> Ideas { get; init; } = Entities<Idea>.None;
    public Entities<FeedSource> Sources { get; init; } = Entities<FeedSource>.None;
    public Entities<Find> Finds { get; init; } = Entities<Find>.None;
    public Entities<Partner> Partners { get; init; } = Entities<Partner>.None;
    public Entities<Playbook> Playbooks { get; init; } = Entities<Playbook>.None;
    public Entities<Approvals> Approvals { get; init; } = Entities<Approvals>.None;
    public Entities<Draw> Draws { get; init; } = Entities<Draw>.None;
    public Entities<Hold> Holds { get; init; } = Entities<Hold>.None;
    public Entities<ShortLink> Links { get; init; } = Entities<ShortLink>.None;
    public Entities<Incident> Incidents { get; init; } = Entities<Incident>.None;

    /// <summary>Planner's networks, with the repository's own changes and additions.</summary>
    public NetworkCatalogue Networks { get; init; } = NetworkCatalogue.BuiltIn;

    /// <summary>Files below <c>content/media/</c>, and the lists of draws, relative to <c>content/</c>, with their size in bytes.</summary>
    public FrozenDictionary<string, long> MediaFiles { get; init; } = FrozenDictionary<string, long>.Empty;

    /// <summary>What Git knows of approvals; null where nobody asked it, as recorded approvals alone need it.</summary>
    internal Reviewing.ApprovalWitnesses? Witnesses { get; init; }

    /// <summary>Which short links were published before; null where nobody asked Git, or it cannot tell.</summary>
    internal Task<PublishedLinks?>? PublishedLinks { get; init; }

    /// <summary>What a forge told of reviews; null: nobody brought it, and pull requests ask for nothing more than being merged.</summary>
    internal Reviewing.ForgeReviews? Reviews { get; init; }

    /// <summary>What stands in media files, for digests.</summary>
    public MediaDigests MediaDigests { get; init; } = MediaDigests.None;

    /// <summary>What is in those of <see cref="MediaFiles"/> that posts name, by the same paths.</summary>
    public FrozenDictionary<string, MediaFacts> Media { get; init; } = FrozenDictionary<string, MediaFacts>.Empty;

    /// <summary>Files that are there and could not be used, as <c>campaign noel</c>; what is wrong with them has been told.</summary>
    internal FrozenSet<string> Refused { get; init; } = FrozenSet<string>.Empty;

    /// <summary>Whether such a file is there, so that nobody who names it is told to add it.</summary>
    /// <param name="kind">The word of SPEC section 2: <c>campaign</c>.</param>
    internal bool IsRefused(string kind, string id) => Refused.Count > 0 && Refused.Contains($"{kind} {id}");

    /// <summary>The playbook that a field names by its file, such as a contest's terms.</summary>
    /// <param name="path">Relative to <c>content/</c>.</param>
    public Playbook? PlaybookAt(string? path) =>
        path is not null && path.StartsWith("playbooks/", StringComparison.Ordinal) ? Playbooks.FirstOrDefault(playbook => playbook.Source.Path.AsSpan("content/".Length).SequenceEqual(path)) : null;

    /// <summary>All that partners owe, and that is handed over for campaigns and contests.</summary>
    internal IEnumerable<Deliverable> Deliverables => Partners.SelectMany(partner => partner.Deliverables)
        .Concat(Campaigns.SelectMany(campaign => campaign.Deliverables))
        .Concat(Contests.SelectMany(contest => contest.Campaign.Deliverables));

    /// <summary>What entities other than posts say in prose, empty or not.</summary>
    public IEnumerable<EntityProse> Prose =>
        Brands.Select(brand => new EntityProse(brand, brand.Prose))
            .Concat(Campaigns.Select(campaign => new EntityProse(campaign, campaign.Prose)))
            .Concat(Contests.Select(contest => new EntityProse(contest, contest.Campaign.Prose)))
            .Concat(People.Select(person => new EntityProse(person, person.Prose)))
            .Concat(Ideas.Select(idea => new EntityProse(idea, idea.Prose)))
            .Concat(Finds.Select(find => new EntityProse(find, find.Prose)))
            .Concat(Events.Select(each => new EntityProse(each, each.Prose)))
            .Concat(Partners.Select(partner => new EntityProse(partner, partner.Prose)))
            .Concat(Playbooks.Select(playbook => new EntityProse(playbook, playbook.Prose)))
            .Concat(Links.Select(link => new EntityProse(link, link.Prose)))
            .Concat(Incidents.Select(incident => new EntityProse(incident, incident.Prose)));

    /// <summary>The brand that a post speaks for: its own, else that of its first account.</summary>
    public Brand? BrandOf(Post post) =>
        post.Brand is { } brand ? Brands.Find(brand.Value)
        : post.Accounts.Select(account => Accounts.Find(account.Account.Value)).FirstOrDefault(account => account is not null) is { } first ? Brands.Find(first.Brand.Value)
        : null;

    /// <summary>The themes that posts of a brand may belong to: its own, else the site's.</summary>
    public ImmutableArray<Pillar> PillarsOf(Brand? brand) => brand is { Pillars.Length: > 0 } ? brand.Pillars : Options.Pillars;

    /// <summary>The id itself where there is no such theme; null for none.</summary>
    public string? PillarTitle(string? id, Brand? brand) => PillarsOf(brand).FirstOrDefault(pillar => pillar.Id == id)?.Title ?? id;

    /// <summary>In which a delivery speaks: the first of the post's, the account's, its brand's and the site's languages that is set.</summary>
    public string LanguageOf(Delivery delivery) =>
        delivery.Post.Language ?? delivery.Account.Language ?? Brands.Find(delivery.Account.Brand.Value)?.Language ?? Options.Language;

    /// <summary>The first of the account's, its brand's and the site's zones that is set.</summary>
    public DateTimeZone ZoneOf(Account account) =>
        account.Timezone ?? Brands.Find(account.Brand.Value)?.Timezone ?? Options.Timezone;

    /// <summary>Whose public holidays count for an account: what it says itself, else its brand, else the site; null: none.</summary>
    public string? CountryOf(Account account) => account.Country ?? Brands.Find(account.Brand.Value)?.Country ?? Options.Country;

    /// <summary>What it does on them; the narrowest that says something.</summary>
    public HolidayPolicy HolidaysOf(Account account) =>
        account.Holidays is not HolidayPolicy.Unsaid and var own ? own
        : Brands.Find(account.Brand.Value)?.Holidays is { } shared and not HolidayPolicy.Unsaid ? shared
        : Options.Holidays;

    /// <summary>The zone of the post's own time, whatever its accounts': the post's, its brand's, the site's.</summary>
    public DateTimeZone ZoneOf(Post post) => post.Timezone ?? BrandOf(post)?.Timezone ?? Options.Timezone;

    /// <summary>The brand's, else the site's.</summary>
    public DateTimeZone ZoneOf(Campaign campaign) => Brands.Find(campaign.Brand.Value)?.Timezone ?? Options.Timezone;

    /// <summary>The brand's, else the site's.</summary>
    public DateTimeZone ZoneOf(Incident incident) => Brands.Find(incident.Brand?.Value)?.Timezone ?? Options.Timezone;

    /// <summary>Its own, else the site's.</summary>
    public DateTimeZone ZoneOf(Event happening) => happening.Timezone ?? Options.Timezone;
}

/// <summary>What an entity says in prose.</summary>
public sealed record EntityProse(IEntity Entity, RichText Text);
