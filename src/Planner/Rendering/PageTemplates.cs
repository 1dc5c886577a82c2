namespace Planner.Rendering;

/// <summary>Which templates there are, and what their pages are given.</summary>
internal static class PageTemplates
{
    public static ImmutableArray<(string Name, Type Model)> All { get; } =
    [
        ("post", typeof(PostPage)),
        ("month", typeof(MonthPage)),
        ("week", typeof(WeekPage)),
        ("list-month", typeof(ListMonthPage)),
        ("campaign", typeof(CampaignPage)),
        ("campaigns", typeof(CampaignsPage)),
        ("timeline", typeof(TimelinePage)),
        ("strategy", typeof(StrategyPage)),
        ("strategies", typeof(StrategyIndexPage)),
        ("account", typeof(AccountPage)),
        ("brand", typeof(BrandPage)),
        ("person", typeof(PersonPage)),
        ("waiting", typeof(WaitingPage)),
        ("layout", typeof(Layout)),
        ("overview", typeof(OverviewPage)),
        ("agenda", typeof(AgendaPage)),
        ("problems", typeof(ProblemsPage)),
        ("changes", typeof(Comparing.ChangesPage)),
        ("contest", typeof(ContestPage)),
        ("index", typeof(IndexPage)),
        ("playbook", typeof(PlaybookPage)),
        ("ideas", typeof(IdeasPage)),
        ("finds", typeof(FindsPage)),
        ("events", typeof(EventsPage)),
        ("partners", typeof(PartnersPage)),
        ("404", typeof(NotFoundPage)),
    ];
}
