using Planner.Reviewing;

namespace Planner.Rendering.Comparing;

/// <summary>What a review says of each post and day, for the pages that mark it.</summary>
internal sealed class SiteChanges
{
    /// <summary>Posts with their texts on one page: as much as anybody reads at once.</summary>
    public const int PostsOnAPage = 100;

    private readonly SiteIndex index;
    private readonly Groups<DeliveryChange> ofPost;
    private readonly ILookup<LocalDate, GoneEntry> gone;
    private readonly Dictionary<string, int> placeOf = new(StringComparer.Ordinal);

    /// <param name="index">Without the review.</param>
    public SiteChanges(Review review, SiteIndex index)
    {
        this.index = index;
        Review = review;
        Words = new ChangeWords(index, review);
        Markup = index.Markup with { Changes = this };
        ofPost = Groups.Of(review.Changes, change => change.Post.Id);
        gone = GoneEntry.All(review, PathOf).ToLookup(entry => entry.Local.Date);
        GoneDays = [.. gone.Select(day => day.Key).Order()];
        foreach (var change in review.Changes.Where(change => change.IsSaidAnew))
        {
            placeOf.TryAdd(change.Post.Id, placeOf.Count);
        }
    }

    public static ImmutableArray<string> GoneNames => ["kind", "href", "brand", "brandId", "time", "iso", "title", "badges", "zone", "stateText", "change", "root"];

    public Review Review { get; }

    public ChangeWords Words { get; }

    /// <summary>Writes entries with their marks.</summary>
    public EntryMarkup Markup { get; }

    /// <summary>On which something stood that does not any more.</summary>
    public ImmutableArray<LocalDate> GoneDays { get; }

    /// <summary>Those whose message is new, gone or another, in the order of their moments: each has its texts on a page.</summary>
    public IEnumerable<string> Posts => placeOf.OrderBy(post => post.Value).Select(post => post.Key);

    /// <summary>From the overview to the page that tells it.</summary>
    public Link Summary => Link.To(PageOf(0), Review.Changes.IsEmpty
        ? index.Language.Text("changes.overview_none", Review.Base.Name)
        : index.Language.Text("changes.overview", Review.Base.Name, string.Join(", ", Words.Counts.Select(count => count.Text))));

    public static string PageOf(int at) => at == 0 ? "changes.html" : string.Create(CultureInfo.InvariantCulture, $"changes-{at + 1}.html");

    /// <summary>What links to the post's place on its page end in.</summary>
    public static string AnchorOf(string post) => "post-" + SitePaths.FileName(post);

    /// <summary>The address of what changes of a post.</summary>
    public string PathOf(string post) => $"{PageOf(placeOf.GetValueOrDefault(post) / PostsOnAPage)}#{Uri.EscapeDataString(AnchorOf(post))}";

    public bool HasTexts(string post) => placeOf.ContainsKey(post);

    public ImmutableArray<DeliveryChange> Of(string post) => ofPost.At(post);

    public ImmutableArray<GoneEntry> GoneOn(LocalDate date) => gone.Contains(date) ? [.. gone[date]] : [];

    /// <summary>What a small word beside an entry says; null where nothing differs.</summary>
    public ChangeMark? MarkOf(Entry entry)
    {
        var changes = Of(entry.Post.Id);
        if (changes.IsEmpty)
        {
            return null;
        }

        DeliveryChange[] own = [.. changes.Where(change => change.After is { } after && entry.Deliveries.Any(delivery => delivery.Account.Id == after.Delivery.Account.Id))];
        return own.Length == 0 ? null : new ChangeMark(ChangeWords.NameOf(own), string.Join(" · ", own.SelectMany(Words.Marks).Distinct(StringComparer.Ordinal)));
    }

    /// <summary>What a post's own page says; null where nothing differs.</summary>
    public ChangeLine? LineOf(string post) => Of(post) is { IsEmpty: false } changes ? new ChangeLine(ChangeWords.NameOf(changes), PathOf(post), Words.Line(changes)) : null;

    /// <summary>The entries of a day, then what is not there any more.</summary>
    /// <param name="most">The lines for which there is room.</param>
    public Html? Render(ImmutableArray<Entry> entries, ImmutableArray<GoneEntry> lost, int most, string root)
    {
        var first = Math.Min(most, entries.Length);
        return new Lines(this, Markup.Render(entries[..first], root), lost[..Math.Min(most - first, lost.Length)], root);
    }

    /// <summary>Day by day from today on, with what is not there any more.</summary>
    /// <param name="last">The last day that is told; null: all.</param>
    public ImmutableArray<EntryGroup> ByDay(ImmutableArray<Entry> entries, LocalDate? last)
    {
        var days = entries.ToLookup(entry => entry.Date!.Value);
        return
        [
            .. from date in days.Select(day => day.Key).Union(GoneDays.Where(day => day >= index.Today && !(day > last))).Order()
               select new EntryGroup(index.Language.LongDateNear(index.Today, date), Names.Iso(date), Render([.. days[date]], GoneOn(date), int.MaxValue, "")),
        ];
    }

    private void Write(PageWriter output, GoneEntry entry, string root) => index.Fragments.Gone.Write(
        output,
        ReviewWords.Of(entry.Kind),
        entry.Href,
        entry.Brand?.Name,
        entry.Brand is { } brand ? Names.Class(brand.Id) : null,
        index.Language.Time(entry.Local.TimeOfDay),
        Names.Iso(entry.Local),
        entry.Post.Title,
        new Badges(index.Markup, entry.Deliveries),
        index.Markup.ZoneOf(entry.Zone),
        Words.Of(entry.Kind),
        entry.Kind is ChangeKind.Moved ? Words.To(entry.To, entry.Local) : null,
        root);

    private sealed class Lines(SiteChanges changes, Html? entries, ImmutableArray<GoneEntry> lost, string root) : Html
    {
        internal override void WriteTo(PageWriter output)
        {
            entries?.WriteTo(output);
            foreach (var entry in lost)
            {
                changes.Write(output, entry, root);
            }
        }
    }

    private sealed class Badges(EntryMarkup markup, ImmutableArray<Delivery> deliveries) : Html
    {
        internal override void WriteTo(PageWriter output)
        {
            foreach (var delivery in deliveries)
            {
                markup.BadgeOf(delivery.Network).WriteTo(output);
            }
        }
    }
}

/// <param name="Kind">Its name in style sheets: added, removed, moved or changed.</param>
internal sealed record ChangeMark(string Kind, string Text);

/// <param name="Kind">As in <see cref="ChangeMark"/>.</param>
/// <param name="Href">From the site's root.</param>
public sealed record ChangeLine(string Kind, string Href, string Text);
