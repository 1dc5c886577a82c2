using Planner.Rendering.Comparing;
using Planner.Rendering.Proposing;
using Planner.Reviewing;
using Planner.Reviewing.Versions;

namespace Planner.Rendering;

/// <summary>
/// Renders the site. It is a list of parts that share nothing but what they read, so that a caller may take them in
/// order or hand them to as many threads as it likes; each file exists only while it is being written.
/// </summary>
internal sealed class Site
{
    /// <summary>Enough posts that a part is worth handing over, few enough that the last parts end together.</summary>
    private const int PostsInAPart = 64;

    private readonly SiteIndex entries;
    private readonly Calendar calendar;

    /// <summary>Looks up what the pages need of each other. Findings are no part of it, so that this may be done beside the checks.</summary>
    public Site(Content content, Plan plan, Theme theme)
    {
        entries = new SiteIndex(content, plan, theme);
        calendar = new Calendar(entries);
    }

    /// <summary>All files in a stable order, in parts that may be rendered at the same time.</summary>
    /// <param name="versions">What Git knows of each post; may still be being read while pages that show none of it are rendered.</param>
    /// <param name="first">Ids of posts that somebody waits for: their pages and months are parts of their own, and urgent.</param>
    /// <param name="review">What differs from the base of a pull request; null: nothing is compared, marked or told of it.</param>
    public ImmutableArray<SitePart> Parts(Reported reported, Task<PostVersions> versions, IReadOnlySet<string>? first = null, Review? review = null)
    {
        var index = entries.With(reported, versions, review);
        var days = review is null ? calendar : new Calendar(index);
        var (content, plan, theme) = (index.Content, index.Plan, index.Theme);
        var frames = new Frames(theme, content.Options.Title, Unused(index));
        var urgent = (first ?? FrozenSet<string>.Empty).Select(content.Posts.Find).OfType<Post>().ToArray();
        var months = urgent.Length == 0 ? [] : plan.Deliveries.Where(delivery => delivery.Local is not null && urgent.Contains(delivery.Post))
            .Select(delivery => SitePaths.Month(delivery.Local!.Value.Date.ToYearMonth())).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. urgent.Select(post => Posts([post]) with { IsUrgent = true }),
            .. days.Months.Select(month => Part(pages => Pages.Month(index, days, month, pages)) with { IsUrgent = months.Contains(SitePaths.Month(month)) }),
            Part(pages => Pages.Single(index, days, pages)),
            Part(pages => Pages.Entities(index, pages)),
            .. Listed.All(index).Select(list => Part(pages => list.Months(index, pages))),
            .. content.Posts.Where(post => !urgent.Contains(post)).Chunk(PostsInAPart).Select(Posts),
            .. index.Awaited.Approvers.Select(person => Part(pages => [Pages.Waiting(index, person, pages)])),
            .. index.Changes is { } changes ? [Part(pages => ChangesPage.All(index, changes, pages))] : ImmutableArray<SitePart>.Empty,
            Part(pages => TimelinePage.All(index, pages)),
            new SitePart(() => BudgetFile.Render(index)),
            new SitePart(() => MoveFiles.Render(index)),
            new SitePart(() => Assets.Files(content, theme)),
            new SitePart(() => SiteMedia.Files(content)),
        ];

        static FrozenSet<string> Unused(SiteIndex index) =>
            [.. FindsPage.IsUsed(index.Content) ? Array.Empty<string>() : ["finds"], .. index.Changes is null ? ["changes"] : Array.Empty<string>()];

        SitePart Posts(Post[] posts) => Part(pages => posts.Select(post => Pages.Post(index, post, pages)));

        SitePart Part(Func<PageRenderer, IEnumerable<OutputFile>> files) => new(() => Rendered(files));

        IEnumerable<OutputFile> Rendered(Func<PageRenderer, IEnumerable<OutputFile>> files)
        {
            using var pages = new PageRenderer(theme, frames);
            foreach (var file in files(pages))
            {
                yield return file;
            }
        }
    }
}
