namespace Planner.Rendering;

/// <summary>A post with everything that is known of it.</summary>
public sealed record PostPage(
    string Title, string Status, string StatusText, string BrandClass, Link? Brand, string TextLanguage, string File, string? EditUrl,
    Html? Facts, ImmutableArray<HoldNotice> Holds, ImmutableArray<Link> WaitsFor, Html? Deliveries, Html? Draft, Html? Media,
    Html? Versions, ImmutableArray<FindingLine> Findings, Link? Month, Link? Week, Link? Previous, Link? Next)
{
    /// <summary>What differs from the base of a pull request, with the way to it; null: nothing does, or nobody named one.</summary>
    public Comparing.ChangeLine? Changed { get; init; }

    internal static PostPage Of(SiteIndex index, Post post)
    {
        var language = index.Language;
        var content = index.Content;
        var entries = index.OfPost.At(post.Id);
        var brand = entries[0].Brand;
        var label = brand is null ? null : index.Labels.Of(brand);
        var date = entries[0].Date;
        var (previous, next) = index.Around(post);
        var findings = index.FindingsOf.At(post.Source.Path);
        var status = Words.Of(post.Status.Value);
        var textLanguage = post.Language ?? brand?.Language ?? content.Options.Language;
        return new PostPage(
            post.Title,
            status,
            language["status." + status],
            label?.Class ?? "",
            label?.Link,
            textLanguage,
            post.Source.Path,
            index.Proposals.Forge?.Edit(post.Source.Path),
            FactsOf(index, post, brand),
            index.Holds.IsEmpty ? [] : HoldsOf(index, brand, entries),
            [.. index.Awaited.OfPost(post.Id).Select(person => WaitingPage.LinkTo(index, person, person.Name))],
            DeliveryCards.OrNull(index, entries, textLanguage),
            entries[0].Deliveries.IsEmpty ? PostText.OrNull(index, post.Text) : null,
            entries[0].Deliveries.IsEmpty ? MediaList.OrNull(index, post.Media) : null,
            VersionsSection.OrNull(index, content.Posts.Find(post.Occurrence?.Of) ?? post, index.TextLanguageOf(post)),
            findings.IsEmpty ? [] : FindingLine.Of(findings, language),
            date is { } day ? index.Labels.MonthOf(day) : null,
            date is { } ofWeek ? index.Labels.WeekOf(ofWeek) : null,
            ToPost(previous),
            ToPost(next))
        {
            Changed = index.Changes?.LineOf(post.Id),
        };
    }

    private static ImmutableArray<HoldNotice> HoldsOf(SiteIndex index, Brand? brand, ImmutableArray<Entry> entries) =>
    [
        .. entries.SelectMany(entry => entry.Deliveries).SelectMany(delivery => HoldNotice.For(index, brand?.Id, delivery.Account.Id)).Distinct(),
    ];

    private static Html? FactsOf(SiteIndex index, Post post, Brand? brand)
    {
        var language = index.Language;
        using var facts = new FactList(index);
        facts.Add("fact.owner", index.Labels.Person(post.Owner?.Value), post.Owner?.Value);
        facts.Add("fact.campaign", index.Labels.Campaign(post.Campaign?.Value));
        facts.Add("fact.contest", index.Labels.Contest(post.Contest?.Value));
        facts.Add("fact.follows", post.Follows is { } follows ? FollowingWords.Of(index, follows.Value) : null, post.Follows?.Value.ToString());
        facts.Add("fact.repeats", post.Repeat is { } repeat ? RepeatWords.Of(language, repeat.Value) : null);
        facts.Add("fact.occurrence_of", index.Content.Posts.Find(post.Occurrence?.Of) is { } repeated ? new Link(SitePaths.Address(SitePaths.Post(repeated.Id)), repeated.Title) : null);
        facts.Add("fact.pillar", index.Content.PillarTitle(post.Pillar?.Value, brand));
        facts.Add("fact.partner", index.Labels.Partner(post.Partner?.Value));
        facts.Add("fact.idea", index.Content.Ideas.Find(post.Idea?.Value) is { } idea ? new Link($"ideas.html#idea-{Names.Class(idea.Id)}", idea.Title) : null);
        facts.AddAddress("fact.link", RunHtml.SafeLink(post.Link?.Value));
        facts.Add("fact.tags", TagsOf(post));
        facts.Add("fact.content_warning", post.ContentWarning?.Value);
        return facts.ToHtml();
    }

    private static string? TagsOf(Post post)
    {
        if (post.Tags.Length < 2)
        {
            return post.Tags is [var only] ? only.Value : null;
        }

        var tags = new string[post.Tags.Length];
        for (var at = 0; at < tags.Length; at++)
        {
            tags[at] = post.Tags[at].Value;
        }

        return string.Join(", ", tags);
    }

    private static Link? ToPost(Entry? entry) => entry is null ? null : new Link(entry.Href, entry.Post.Title);
}
