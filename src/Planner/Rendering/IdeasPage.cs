namespace Planner.Rendering;

/// <summary>The idea box, best liked first.</summary>
public sealed record IdeasPage(string Count, ImmutableArray<IdeaCard> Ideas)
{
    internal static IdeasPage Of(SiteIndex index) => new(
        index.Language.Count("ideas", index.Content.Ideas.Count),
        [
            .. index.Content.Ideas.OrderByDescending(idea => idea.Votes).ThenBy(idea => idea.Id, StringComparer.Ordinal)
                .Select(idea => IdeaCard.Of(index, idea)),
        ]);
}

/// <param name="SourceAddress">Where it came from, when that is an address.</param>
public sealed record IdeaCard(
    string Id, string Title, string Votes, string BrandClass, Link? Brand, string? Pillar, Link? Owner, string? Source, string? SourceAddress, string? TextLanguage, Html? Prose)
{
    internal static IdeaCard Of(SiteIndex index, Idea idea)
    {
        var content = index.Content;
        var brand = content.Brands.Find(idea.Brand?.Value);
        var label = brand is null ? null : index.Labels.Of(brand);
        var find = content.Finds.Find(idea.From);
        var source = content.Sources.Find(idea.From);
        var isAddress = idea.From?.StartsWith("http", StringComparison.Ordinal) ?? false;
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
            RichTextHtml.OfProse(idea.Prose, 3, ""));
    }
}
