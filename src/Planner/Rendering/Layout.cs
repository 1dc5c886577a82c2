namespace Planner.Rendering;

/// <summary>What stands around every page. It is rendered once for each place in the navigation and depth, not for each page.</summary>
/// <param name="Title">Where a page puts its title.</param>
/// <param name="Body">Where a page puts its body.</param>
public sealed record Layout(string Language, string SiteTitle, Html Title, Html Body, ImmutableArray<NavGroup> Nav);

/// <param name="Title">What the links below it have in common.</param>
public sealed record NavGroup(string Id, string Title, ImmutableArray<NavLink> Links);

/// <param name="Icon">The name of its shape in the style sheet.</param>
/// <param name="Current">page for the page itself, true for what lies below it; null elsewhere.</param>
public sealed record NavLink(string Href, string Text, string Icon, string? Current);

/// <summary>The layout cut at the places where a page puts its title and its body.</summary>
internal sealed record Frame(byte[] Start, byte[] Middle, byte[] End)
{
    private static readonly ImmutableArray<Part> Navigation =
    [
        new("plan", [new("index.html", "overview"), new("calendar.html", "calendar"), new("week.html", "week"), new("agenda.html", "agenda")]),
        new("prepare", [new("strategy/index.html", "strategy"), new("campaigns/index.html", "campaigns"), new("contests/index.html", "contests"), new("ideas.html", "ideas"), new("finds.html", "finds"), new("events.html", "events"), new("playbooks/index.html", "playbooks")]),
        new("who", [new("brands/index.html", "brands"), new("accounts/index.html", "accounts"), new("people/index.html", "people"), new("partners.html", "partners")]),
        new("check", [new("changes.html", "changes"), new("problems.html", "problems")]),
    ];

    private static readonly FrozenDictionary<string, string> Paths =
        Navigation.SelectMany(group => (IEnumerable<Target>)group.Links).ToFrozenDictionary(link => link.Id, link => link.Href, StringComparer.Ordinal);

    /// <summary>Where the navigation's link of a section leads; null for a page that belongs to none.</summary>
    public static string? PathOf(string section) => Paths.GetValueOrDefault(section);

    /// <param name="section">The navigation's link that the page belongs to.</param>
    /// <param name="unused">Links to pages that this site does not have.</param>
    public static Frame Of(Theme theme, string siteTitle, string section, string root, bool isItself, IReadOnlySet<string> unused)
    {
        var (title, body) = (new Place(), new Place());
        var layout = new Layout(theme.Language.Code, siteTitle, title, body, NavOf(theme.Language, section, isItself ? "page" : "true", unused));
        using var text = new PageWriter();
        theme.Write(text, "layout", root, layout);
        var bytes = text.Written.Span;
        return title.At is [var first] && body.At is [var second] && first <= second
            ? new Frame(bytes[..first].ToArray(), bytes[first..second].ToArray(), bytes[second..].ToArray())
            : throw new TemplateException("pages/layout.hbs", 0, "a layout needs {{title}} once, and {{body}} once after it");
    }

    private sealed record Part(string Id, ImmutableArray<Target> Links);

    private sealed record Target(string Href, string Id);

    /// <summary>Writes nothing, and remembers where.</summary>
    private sealed class Place : Html
    {
        public List<int> At { get; } = [];

        internal override void WriteTo(PageWriter output) => At.Add(output.Length);
    }

    private static ImmutableArray<NavGroup> NavOf(Language language, string section, string current, IReadOnlySet<string> unused) =>
    [
        .. Navigation.Select(group => new NavGroup(
            group.Id,
            language["nav.group." + group.Id],
            [.. group.Links.Where(link => !unused.Contains(link.Id)).Select(link => new NavLink(link.Href, language["nav." + link.Id], link.Id, link.Id == section ? current : null))])),
    ];
}
