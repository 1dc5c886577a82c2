using Planner.Rendering.Comparing;
using Planner.Rendering.Previews;
using Planner.Rendering.Proposing;
using Planner.Reviewing;
using Planner.Reviewing.Versions;

namespace Planner.Rendering;

/// <summary>What the pages look up: everything that one page needs of another file, found in one pass and never changed.</summary>
internal sealed record SiteIndex
{
    private readonly Dictionary<string, int> placeInTime = new(StringComparer.Ordinal);
    private readonly ImmutableArray<Entry> postsInTime;
    private readonly Dictionary<string, Post> postOfFile = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Person> personOfEmail = new(StringComparer.OrdinalIgnoreCase);
    private Task<PostVersions> versions = Task.FromResult(PostVersions.None);

    public SiteIndex(Content content, Plan plan, Theme theme)
    {
        Content = content;
        Theme = theme;
        Plan = plan;
        Today = plan.Now.InZone(content.Options.Timezone).Date;
        Entries = Entry.All(content, plan);
        OfPost = Groups.Of(Entries, entry => entry.Post.Id);
        OfBrand = Groups.Of(Entries, entry => entry.Brand?.Id);
        OfAccount = Groups.OfMany(Entries, entry => entry.Deliveries.Select(delivery => delivery.Account.Id));
        OfCampaign = Groups.Of(Entries, entry => entry.Post.Campaign?.Value);
        OfContest = Groups.Of(Entries, entry => entry.Post.Contest?.Value);
        OfOwner = Groups.Of(Entries, entry => entry.Post.Owner?.Value);
        Fragments = new Fragments(theme);
        Markup = new EntryMarkup(content, plan, Fragments.Entry, theme.Language);
        Holds = HoldNotice.All(content, plan.Now, theme.Language);
        Labels = new Labels(content, theme.Language);
        Speakers = new Speakers(content);
        Spoken = new SpokenIndex(content, plan);
        Proposals = Proposals.Of(content, theme.Language);
        Awaited = AwaitedApprovals.Of(content, plan);
        postsInTime = InTime();
        foreach (var person in content.People)
        {
            foreach (var email in person.Emails)
            {
                personOfEmail.TryAdd(email, person);
            }
        }
    }

    public Content Content { get; }

    public Theme Theme { get; }

    public Language Language => Theme.Language;

    /// <summary>Nothing yet, where the checks still run.</summary>
    public Reported Reported { get; private init; } = new([], []);

    public ImmutableArray<Finding> Findings => Reported.Findings;

    public Plan Plan { get; }

    /// <summary>In the site's zone.</summary>
    public LocalDate Today { get; }

    public ImmutableArray<Entry> Entries { get; }

    public Groups<Entry> OfPost { get; }

    public Groups<Entry> OfBrand { get; }

    public Groups<Entry> OfAccount { get; }

    public Groups<Entry> OfCampaign { get; }

    public Groups<Entry> OfContest { get; }

    public Groups<Entry> OfOwner { get; }

    /// <summary>What Git knows of each post; nothing where nobody asked it. Whoever asks first may wait for Git.</summary>
    public PostVersions Versions => versions.GetAwaiter().GetResult();

    /// <summary>What differs from the base of a pull request; null: nobody named one.</summary>
    public SiteChanges? Changes { get; private init; }

    /// <summary>By the file's path.</summary>
    public Groups<Finding> FindingsOf { get; private init; } = Groups.Of<Finding>([], _ => null);

    public Fragments Fragments { get; }

    public EntryMarkup Markup { get; private init; }

    public Labels Labels { get; }

    public Speakers Speakers { get; }

    /// <summary>What counts as said or planned, counted by those pages that measure it.</summary>
    public SpokenIndex Spoken { get; }

    public Proposals Proposals { get; }

    public AwaitedApprovals Awaited { get; }

    /// <summary>In force and to come.</summary>
    public ImmutableArray<HoldNotice> Holds { get; }

    public ImmutableArray<HoldNotice> HoldsInForce => Holds.RemoveAll(hold => hold.IsComing);

    /// <param name="read">May still be being read.</param>
    public SiteIndex With(Reported reported, Task<PostVersions> read, Review? review)
    {
        var changes = review is null ? null : new SiteChanges(review, this);
        var told = Plan.IsTracked ? reported with { Findings = WithoutKnown(reported.Findings) } : reported;
        return this with
        {
            versions = read,
            Changes = changes,
            Markup = changes?.Markup ?? Markup,
            Reported = told,
            FindingsOf = Groups.Of(told.Findings, finding => finding.Source.Path),
        };
    }

    /// <summary>The checks know no ledger: that nothing says what became of a moment is not said where the ledger says it.</summary>
    private ImmutableArray<Finding> WithoutKnown(ImmutableArray<Finding> findings)
    {
        var open = Plan.Deliveries.Where(delivery => delivery.Receipt is null || delivery.State is DeliveryState.Late).Select(delivery => delivery.DueSource).ToHashSet();
        var known = Plan.Deliveries.Where(delivery => delivery.Receipt is not null).Select(delivery => delivery.DueSource).Where(place => !open.Contains(place)).ToHashSet();
        return findings.RemoveAll(finding => finding.Rule == "time-in-past" && known.Contains(finding.Source));
    }

    /// <summary>Whose address in Git it is; null: nobody's in <c>people/</c>.</summary>
    public Person? PersonOf(string email) => personOfEmail.GetValueOrDefault(email);

    /// <summary>In which a post speaks; null: as the site does.</summary>
    public string? TextLanguageOf(Post post) =>
        (post.Language ?? Content.BrandOf(post)?.Language ?? Content.Options.Language) is var language && language == Language.Code ? null : language;

    /// <summary>Whether it still has to go out, as far as anything says.</summary>
    public bool IsOpen(Entry entry) => entry.IsOpen && !Plan.IsPast(entry.State, entry.Due);

    /// <summary>The posts that leave before and after this one, each by the first entry that it has.</summary>
    public (Entry? Previous, Entry? Next) Around(Post post)
    {
        var place = placeInTime[post.Id];
        return (place > 0 ? postsInTime[place - 1] : null, place < postsInTime.Length - 1 ? postsInTime[place + 1] : null);
    }

    /// <summary>The page of the post that a file holds; null for any other file.</summary>
    public Link? PageOfFile(string file) =>
        postOfFile.TryGetValue(file, out var post) ? Link.To(SitePaths.Post(post.Id), post.Title) : null;

    private ImmutableArray<Entry> InTime()
    {
        var posts = ImmutableArray.CreateBuilder<Entry>(Content.Posts.Count);
        foreach (var entry in Entries)
        {
            postOfFile[entry.Post.Source.Path] = entry.Post;
            if (placeInTime.TryAdd(entry.Post.Id, posts.Count))
            {
                posts.Add(entry);
            }
        }

        return posts.ToImmutable();
    }
}
