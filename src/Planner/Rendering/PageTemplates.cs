namespace Planner.Rendering;

/// <summary>Which templates there are, how deep their pages lie, and what they are given.</summary>
internal static class PageTemplates
{
    /// <summary>Those that most files are made with first.</summary>
    public static ImmutableArray<(string Name, string Root, Type Model)> All { get; } =
    [
        ("post", "../", typeof(PostPage)),
        ("month", "../", typeof(MonthPage)),
        ("week", "../", typeof(WeekPage)),
        ("list-month", "../", typeof(ListMonthPage)),
        ("campaign", "../", typeof(CampaignPage)),
        ("account", "../", typeof(AccountPage)),
        ("brand", "../", typeof(BrandPage)),
        ("person", "../", typeof(PersonPage)),
        ("layout", "../", typeof(Layout)),
        ("layout", "", typeof(Layout)),
        ("overview", "", typeof(OverviewPage)),
        ("month", "", typeof(MonthPage)),
        ("week", "", typeof(WeekPage)),
        ("agenda", "", typeof(AgendaPage)),
        ("problems", "", typeof(ProblemsPage)),
        ("contest", "../", typeof(ContestPage)),
        ("index", "../", typeof(IndexPage)),
        ("playbook", "../", typeof(PlaybookPage)),
        ("ideas", "", typeof(IdeasPage)),
        ("finds", "", typeof(FindsPage)),
        ("events", "", typeof(EventsPage)),
        ("partners", "", typeof(PartnersPage)),
        ("404", "", typeof(NotFoundPage)),
    ];
}
