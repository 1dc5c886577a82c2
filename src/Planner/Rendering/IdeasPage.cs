namespace Planner.Rendering;

/// <summary>The idea box, in one order or another.</summary>
/// <param name="Orders">The other ways to look at it; none for a box with nothing to sort.</param>
public sealed record IdeasPage(string Count, ImmutableArray<IdeaOrder> Orders, ImmutableArray<IdeaCard> Ideas)
{
    internal const string Oldest = "ideas-oldest.html";
    private const string Liked = "ideas.html";

    internal static bool HasOldest(Content content) => content.Ideas.Count > 1;

    internal static IdeasPage BestLiked(SiteIndex index) =>
        Of(index, Liked, index.Content.Ideas.OrderByDescending(idea => idea.Votes).ThenBy(idea => idea.Id, StringComparer.Ordinal));

    /// <summary>Those of which nobody noted the day come last.</summary>
    internal static IdeasPage OldestFirst(SiteIndex index) =>
        Of(index, Oldest, index.Content.Ideas.OrderBy(idea => idea.NotedAt ?? LocalDate.MaxIsoValue).ThenBy(idea => idea.Id, StringComparer.Ordinal));

    private static IdeasPage Of(SiteIndex index, string path, IEnumerable<Idea> ideas)
    {
        var posts = index.Content.Ideas.Count == 0 ? null : index.Content.Posts.Where(post => post.Idea is not null).ToLookup(post => post.Idea!.Value.Value, StringComparer.Ordinal);
        return new IdeasPage(
            index.Language.Count("ideas", index.Content.Ideas.Count),
            !HasOldest(index.Content) ? [] :
            [
                new IdeaOrder(Liked, index.Language["ideas.liked"], path == Liked),
                new IdeaOrder(Oldest, index.Language["ideas.oldest"], path == Oldest),
            ],
            [.. ideas.Select(idea => IdeaCard.Of(index, idea, [.. posts![idea.Id]]))]);
    }
}

public sealed record IdeaOrder(string Href, string Text, bool IsCurrent);

/// <param name="SourceAddress">Where it came from, when that is an address.</param>
/// <param name="Age">Since when it is there; null: nobody noted the day.</param>
/// <param name="IsAsleep">Whether it is old and nobody likes it: to be used or thrown away.</param>
/// <param name="Became">The posts that were made from it.</param>
/// <param name="Make">The forge's page with a draft from it filled in; null where that cannot be.</param>
/// <param name="Command">What to type instead.</param>
public sealed record IdeaCard(
    string Id, string Title, string Votes, string BrandClass, Link? Brand, string? Pillar, Link? Owner, string? Source, string? SourceAddress, string? TextLanguage, Html? Prose,
    string? Age, string? Iso, bool IsAsleep, ImmutableArray<Link> Became, string? Make, string Command)
{
    /// <summary>A season: what nobody wanted in one is rarely wanted in the next.</summary>
    internal const int OldDays = 90;

    internal static IdeaCard Of(SiteIndex index, Idea idea, ImmutableArray<Post> posts)
    {
        var content = index.Content;
        var brand = content.Brands.Find(idea.Brand?.Value);
        var label = brand is null ? null : index.Labels.Of(brand);
        var find = content.Finds.Find(idea.From);
        var source = content.Sources.Find(idea.From);
        var isAddress = idea.From?.StartsWith("http", StringComparison.Ordinal) ?? false;
        var days = idea.NotedAt is { } noted ? Math.Max(0, Period.DaysBetween(noted, index.Today)) : (int?)null;
        return new IdeaCard(
            Names.Class(idea.Id),
            idea.Title,
            index.Language.Count("votes", idea.Votes),
            label?.Class ?? "",
            label?.Link,
            content.PillarTitle(idea.Pillar?.Value, brand),
            index.Labels.Person(idea.Owner?.Value),
            find?.Title ?? source?.Title ?? idea.From,
            find is not null ? RunHtml.SafeLink(find.Url.Value) : source is not null ? $"finds.html#source-{Names.Class(source.Id)}" : isAddress ? RunHtml.SafeLink(idea.From) : null,
            brand?.Language ?? content.Options.Language,
            RichTextHtml.OfProse(idea.Prose, 3, ""),
            days is { } age ? AgeOf(index.Language, age) : null,
            idea.NotedAt is { } day ? Names.Iso(day) : null,
            days > OldDays && idea.Votes == 0 && posts.IsEmpty,
            [.. posts.Select(post => Link.To(SitePaths.Post(post.Id), post.Title))],
            posts.IsEmpty ? index.Proposals.NewPost(index.Today, idea) : null,
            $"planner new post --from {idea.Id}");
    }

    private static string AgeOf(Language language, int days) => days switch
    {
        0 => language["idea.today"],
        < 60 => language.Count("idea.days", days),
        _ => language.Count("idea.months", days / 30),
    };
}
