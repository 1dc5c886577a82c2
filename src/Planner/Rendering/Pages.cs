using Planner.Rendering.Going;
using Planner.Rendering.Holding;

namespace Planner.Rendering;

/// <summary>Which page has which path, title, place in the navigation, template and model.</summary>
internal static class Pages
{
    public static OutputFile Post(SiteIndex index, Post post, PageRenderer pages) =>
        pages.Page(SitePaths.Post(post.Id), post.Title, "calendar", "post", PostPage.Of(index, post));

    /// <summary>A month and the weeks of it that no earlier month's calendar shows.</summary>
    public static IEnumerable<OutputFile> Month(SiteIndex index, Calendar calendar, YearMonth month, PageRenderer pages)
    {
        yield return pages.Page(SitePaths.Month(month), index.Language.Month(month), "calendar", "month", MonthPage.Of(index, calendar, month, "../"));
        foreach (var monday in calendar.WeeksFirstIn(month))
        {
            yield return Week(SitePaths.Week(monday), WeekPage.Of(index, calendar, monday, "../"), pages);
        }
    }

    /// <summary>What waits for a person's yes.</summary>
    public static OutputFile Waiting(SiteIndex index, Person person, PageRenderer pages) =>
        pages.Page(SitePaths.Waiting(person.Id), index.Language.Text("waiting.title", person.Name), "people", "waiting", WaitingPage.Of(index, person));

    /// <summary>What a person has to do today and in the days after.</summary>
    public static OutputFile Day(SiteIndex index, Person person, PageRenderer pages) =>
        pages.Page(SitePaths.Day(person.Id), index.Language.Text("day.title", person.Name), "people", "person-day", DayPage.Of(index, person));

    public static IEnumerable<OutputFile> Entities(SiteIndex index, PageRenderer pages)
    {
        var content = index.Content;
        return content.Brands.Select(brand => pages.Page(SitePaths.Brand(brand.Id), brand.Name, "brands", "brand", BrandPage.Of(index, brand)))
            .Concat(content.Brands.Select(brand => pages.Page(SitePaths.Strategy(brand.Id), StrategyPage.TitleOf(index.Language, brand), "strategy", "strategy", StrategyPage.Of(index, brand))))
            .Concat(content.Accounts.Select(account => pages.Page(SitePaths.Account(account.Id), account.Handle, "accounts", "account", AccountPage.Of(index, account))))
            .Concat(content.Campaigns.Select(campaign => pages.Page(SitePaths.Campaign(campaign.Id), campaign.Title, "campaigns", "campaign", CampaignPage.Of(index, campaign))))
            .Concat(content.Contests.Select(contest => pages.Page(SitePaths.Contest(contest.Id), contest.Title, "contests", "contest", ContestPage.Of(index, contest))))
            .Concat(content.People.Select(person => pages.Page(SitePaths.Person(person.Id), person.Name, "people", "person", PersonPage.Of(index, person))))
            .Concat(content.Playbooks.Select(playbook => pages.Page(SitePaths.Playbook(playbook.Id), playbook.Title, "playbooks", "playbook", PlaybookPage.Of(index, playbook))))
            .Concat(content.Incidents.Select(incident => pages.Page(SitePaths.Incident(incident.Id), incident.Title, "incidents", "incident", IncidentPage.Of(index, incident))));
    }

    /// <summary>The pages there is one of.</summary>
    public static IEnumerable<OutputFile> Single(SiteIndex index, Calendar calendar, PageRenderer pages)
    {
        var language = index.Language;
        var thisMonth = index.Today.ToYearMonth();
        yield return Page("index.html", "overview", OverviewPage.Of(index, calendar));
        yield return pages.Page("calendar.html", language.Month(thisMonth), "calendar", "month", MonthPage.Of(index, calendar, thisMonth, "", index.Today));
        yield return Week("week.html", WeekPage.Of(index, calendar, CalendarWeek.MondayOf(index.Today), "", index.Today), pages);
        yield return Page("agenda.html", "agenda", AgendaPage.Of(index));
        yield return Page("ideas.html", "ideas", IdeasPage.BestLiked(index));
        if (IdeasPage.HasOldest(index.Content))
        {
            yield return pages.Page(IdeasPage.Oldest, language["ideas.oldest"], "ideas", "ideas", IdeasPage.OldestFirst(index));
        }

        if (LinksPage.IsUsed(index.Content))
        {
            yield return Page("links.html", "links", LinksPage.Of(index));
        }

        yield return Page("hold.html", "hold", HoldPage.Of(index));
        if (FindsPage.IsUsed(index.Content))
        {
            yield return Page("finds.html", "finds", FindsPage.Of(index));
        }

        yield return Page("events.html", "events", EventsPage.Of(index));
        yield return Page("partners.html", "partners", PartnersPage.Of(index));
        yield return pages.Page(LoadPage.Path, language["nav.load"], "people", "load", LoadPage.Of(index));
        foreach (var file in Indexes(index, pages))
        {
            yield return file;
        }

        foreach (var waiting in WaitingPosts.All(index).Where(waiting => waiting.HasPage))
        {
            var page = waiting.Page(index);
            yield return pages.Page(waiting.Path, page.Title, "overview", "list-month", page);
        }

        foreach (var file in ProblemsPage.All(index, pages))
        {
            yield return file;
        }

        var home = HomeOf(index.Content.Options);
        yield return pages.Page("404.html", language["404.title"], "", "404", new NotFoundPage(home), root: home);

        OutputFile Page<TModel>(string path, string id, TModel model)
            where TModel : notnull => pages.Page(path, language["nav." + id], id, id, model);
    }

    private static IEnumerable<OutputFile> Indexes(SiteIndex index, PageRenderer pages)
    {
        yield return Of("brands", IndexPage.Brands(index));
        yield return Of("accounts", IndexPage.Accounts(index));
        var campaigns = CampaignsPage.Of(index);
        yield return pages.Page("campaigns/index.html", campaigns.Title, "campaigns", "campaigns", campaigns);
        var strategies = StrategyIndexPage.Of(index);
        yield return pages.Page("strategy/index.html", strategies.Title, "strategy", "strategies", strategies);
        yield return Of("contests", IndexPage.Contests(index));
        yield return Of("people", IndexPage.People(index));
        yield return Of("playbooks", IndexPage.Playbooks(index));
        if (IncidentPage.IsUsed(index.Content))
        {
            yield return Of("incidents", IndexPage.Incidents(index));
        }

        OutputFile Of(string section, IndexPage page) => pages.Page($"{section}/index.html", page.Title, section, "index", page);
    }

    private static OutputFile Week(string path, WeekPage page, PageRenderer pages) =>
        pages.Page(path, $"{page.Title}, {page.Range}", "week", "week", page);

    /// <summary>The path of the address where the site is published; the root of a server while nobody said.</summary>
    private static string HomeOf(Options options) =>
        Uri.TryCreate(options.BaseUrl, UriKind.Absolute, out var address) ? address.AbsolutePath.TrimEnd('/') + "/" : "/";
}
