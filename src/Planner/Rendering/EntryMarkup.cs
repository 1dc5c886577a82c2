using Planner.Rendering.Comparing;

namespace Planner.Rendering;

/// <summary>Writes entries with the fragment that calendars and lists share.</summary>
internal sealed record EntryMarkup
{
    private readonly Plan plan;
    private readonly Fragment fragment;
    private readonly Language language;
    private readonly DateTimeZone siteZone;
    private readonly FrozenDictionary<string, string> brandClasses;
    private readonly FrozenDictionary<string, Network> networks;
    private readonly FrozenDictionary<string, Html> badges;
    private readonly ImmutableArray<Link> states;
    private readonly Link past;

    public EntryMarkup(Content content, Plan plan, Fragment fragment, Language language)
    {
        this.plan = plan;
        this.fragment = fragment;
        this.language = language;
        siteZone = content.Options.Timezone;
        brandClasses = content.Brands.ToFrozenDictionary(brand => brand.Id, brand => Rendering.Names.Class(brand.Id), StringComparer.Ordinal);
        networks = NetworksOf(content).ToFrozenDictionary(network => network.Id, StringComparer.Ordinal);
        badges = networks.Values.ToFrozenDictionary(network => network.Id, Badge, StringComparer.Ordinal);
        states = [.. Array.ConvertAll(Enum.GetValues<DeliveryState>(), state => Legend(plan.IsPast(state, null) ? "past" : Words.Of(state)))];
        past = Legend("past");

        Link Legend(string name) => new(name, language["state." + name]);
    }

    public static ImmutableArray<string> Names => ["href", "brand", "brandId", "state", "stateText", "quiet", "time", "iso", "day", "title", "badges", "zone", "root", "change", "changeText"];

    /// <summary>Null where nothing is compared, as on nearly every site.</summary>
    public SiteChanges? Changes { get; init; }

    /// <summary>What the shapes beside entries mean; the address of each is the state's own name.</summary>
    public ImmutableArray<Link> Legend => states;

    /// <summary>The state's name in style sheets, and in the site's language.</summary>
    public (string Name, string Text) StateOf(DeliveryState state, Instant? due) => plan.IsPast(state, due) ? (past.Href, past.Text) : (states[(int)state].Href, states[(int)state].Text);

    public Html? Render(IEnumerable<Entry> entries, string root, bool withDay = false, LocalDate? today = null) =>
        Render(entries.ToImmutableArray(), root, withDay, today);

    /// <param name="today">The day of a page that says when it was made: only there may a day be called today or tomorrow.</param>
    public Html? Render(ImmutableArray<Entry> entries, string root, bool withDay = false, LocalDate? today = null) =>
        entries.IsEmpty ? null : new Lines(this, entries, root, withDay, today);

    private void Write(PageWriter output, Entry entry, string root, bool withDay, LocalDate? today)
    {
        var (state, stateText) = StateOf(entry.State, entry.Due);
        var change = Changes?.MarkOf(entry);
        fragment.Write(
            output,
            entry.Href,
            entry.Brand?.Name,
            entry.Brand is { } brand ? brandClasses[brand.Id] : null,
            state,
            stateText,
            entry.State is DeliveryState.Scheduled or DeliveryState.Published or DeliveryState.HandedOff || plan.IsPast(entry.State, entry.Due) ? "quiet" : null,
            entry.Local is { } local ? language.Time(local.TimeOfDay) : null,
            entry.Local is { } at ? Rendering.Names.Iso(at) : null,
            withDay && entry.Date is { } date ? (today is { } now ? language.ShortDayNear(now, date) : language.ShortDay(date)) : null,
            entry.Post.Title,
            BadgesOf(entry),
            ZoneOf(entry.Zone),
            root,
            change?.Kind,
            change?.Text);
    }

    /// <summary>What is told of a zone; null for the site's own.</summary>
    public string? ZoneOf(DateTimeZone zone) => zone.Equals(siteZone) ? null : Rendering.Names.City(zone);

    /// <summary>The badge of a network that the content need not know any more.</summary>
    public Html BadgeOf(Network network) => badges.GetValueOrDefault(network.Id) ?? Badge(network);

    /// <summary>The badge of a network; nothing for one that does not exist.</summary>
    public Html BadgeOf(string network) => badges.GetValueOrDefault(network) ?? Html.Of("");

    /// <summary>What people call the network; what was written where there is no such network.</summary>
    public string NameOf(string network) => networks.GetValueOrDefault(network)?.Name ?? network;

    /// <summary>Those that the content speaks of.</summary>
    public static IEnumerable<Network> NetworksOf(Content content) =>
        content.Accounts.Select(account => account.Network.Value)
            .Concat(content.Campaigns.Concat(content.Contests.Select(contest => contest.Campaign))
                .SelectMany(campaign => campaign.Budget?.Lines ?? []).Select(line => line.Network?.Value).OfType<string>())
            .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
            .Select(content.Networks.Find).OfType<Network>();

    private Html? BadgesOf(Entry entry) => entry.Deliveries switch
    {
        [] => null,
        [var only] => badges[only.Network.Id],
        var several => new Badges(badges, several),
    };

    private static Html Badge(Network network)
    {
        var name = HtmlText.Escape(network.Name);
        return Html.Of(
            $"""<span class="net n-{Rendering.Names.Class(network.Id)}" title="{name}"><span aria-hidden="true">{HtmlText.Escape(network.Badge)}</span><span class="sr">{name} </span></span>""");
    }

    private sealed class Lines(EntryMarkup markup, ImmutableArray<Entry> entries, string root, bool withDay, LocalDate? today) : Html
    {
        internal override void WriteTo(PageWriter output)
        {
            foreach (var entry in entries)
            {
                markup.Write(output, entry, root, withDay, today);
            }
        }
    }

    private sealed class Badges(FrozenDictionary<string, Html> badges, ImmutableArray<Delivery> deliveries) : Html
    {
        internal override void WriteTo(PageWriter output)
        {
            foreach (var delivery in deliveries)
            {
                badges[delivery.Network.Id].WriteTo(output);
            }
        }
    }
}
