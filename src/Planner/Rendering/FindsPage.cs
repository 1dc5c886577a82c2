namespace Planner.Rendering;

/// <summary>The feeds that are watched and what they brought, the latest find first.</summary>
public sealed record FindsPage(string Count, ImmutableArray<SourceFinds> Sources)
{
    internal static FindsPage Of(SiteIndex index)
    {
        var content = index.Content;
        var finds = Groups.Of([.. content.Finds.OrderByDescending(find => find.FoundAt?.In(content.Options.Timezone) ?? LocalDateTime.MinIsoValue).ThenBy(find => find.Id, StringComparer.Ordinal)], find => find.From.Value);
        return new FindsPage(
            index.Language.Count("finds", content.Finds.Count),
            [
                .. content.Sources.Select(source => SourceFinds.Of(index, source, finds.At(source.Id))),
                // Checking reports them; they are not lost from the page for that.
                .. content.Finds.Select(find => find.From.Value).Where(id => content.Sources.Find(id) is null).Distinct().Order(StringComparer.Ordinal)
                    .Select(id => new SourceFinds(Names.Class(id), id, null, "", null, "", FindLine.Of(index, finds.At(id)))),
            ]);
    }

    /// <summary>Whether there is anything to show; the navigation leads to the page only then.</summary>
    internal static bool IsUsed(Content content) => content.Sources.Count + content.Finds.Count > 0;
}

/// <param name="Address">The feed itself; null for one that cannot be followed.</param>
public sealed record SourceFinds(string Id, string Title, string? Address, string BrandClass, Link? Brand, string Keywords, ImmutableArray<FindLine> Finds)
{
    internal static SourceFinds Of(SiteIndex index, FeedSource source, ImmutableArray<Find> finds)
    {
        var brand = index.Labels.Brand(source.Brand?.Value);
        return new SourceFinds(
            Names.Class(source.Id),
            source.Title,
            RunHtml.SafeLink(source.Url.Value),
            brand?.Class ?? "",
            brand?.Link,
            string.Join(", ", source.Keywords),
            FindLine.Of(index, finds));
    }
}

/// <param name="State">done for what someone keeps, open for what nobody has decided on.</param>
/// <param name="When">When it was found; null when nobody wrote it down.</param>
public sealed record FindLine(string Id, string Title, string? Address, string State, string StateText, string? Iso, string? When, Html? Prose)
{
    internal static ImmutableArray<FindLine> Of(SiteIndex index, IEnumerable<Find> finds) => [.. finds.Select(find => Of(index, find))];

    private static FindLine Of(SiteIndex index, Find find)
    {
        var day = find.FoundAt?.In(index.Content.Options.Timezone).Date;
        return new FindLine(
            Names.Class(find.Id),
            find.Title,
            RunHtml.SafeLink(find.Url.Value),
            find.Keep ? "done" : "open",
            index.Language[find.Keep ? "find.kept" : "find.open"],
            day is { } at ? Names.Iso(at) : null,
            day is { } found ? index.Language.Date(found) : null,
            RichTextHtml.OfProse(find.Prose, 4, ""));
    }
}
