namespace Planner.Rendering;

/// <summary>The class name of a brand or account, and the link to its page.</summary>
internal sealed record Label(string Class, Link Link);

/// <summary>How pages name and link what many of them speak of, made once.</summary>
internal sealed class Labels
{
    private readonly Dictionary<string, Label> accounts;
    private readonly Dictionary<string, Label> brands;
    private readonly Dictionary<string, Link> campaigns;
    private readonly Dictionary<string, Link> contests;
    private readonly Dictionary<string, Link> partners;
    private readonly Dictionary<string, Link> people;
    private readonly PerDay<Link> months;
    private readonly PerDay<Link> weeks;

    public Labels(Content content, Language language)
    {
        accounts = ById(content.Accounts, account => new Label(Names.Class(account.Id), Link.To(SitePaths.Account(account.Id), account.Handle)));
        brands = ById(content.Brands, brand => new Label(Names.Class(brand.Id), Link.To(SitePaths.Brand(brand.Id), brand.Name)));
        campaigns = ById(content.Campaigns, campaign => Link.To(SitePaths.Campaign(campaign.Id), campaign.Title));
        contests = ById(content.Contests, contest => Link.To(SitePaths.Contest(contest.Id), contest.Title));
        partners = ById(content.Partners, partner => new Link($"partners.html#partner-{Names.Class(partner.Id)}", partner.Name));
        people = ById(content.People, person => Link.To(SitePaths.Person(person.Id), person.Name));
        months = new(first => Link.To(SitePaths.Month(first.ToYearMonth()), language.Month(first.ToYearMonth())));
        weeks = new(monday => Link.To(SitePaths.Week(monday), language.Text("week.number", Calendar.WeekNumber(monday))));
    }

    public Label Of(Account account) => accounts[account.Id];

    public Label Of(Brand brand) => brands[brand.Id];

    public Link Of(Campaign campaign) => campaigns[campaign.Id];

    public Link Of(Contest contest) => contests[contest.Id];

    public Link Of(Partner partner) => partners[partner.Id];

    public Link Of(Person person) => people[person.Id];

    /// <summary>Null when there is no such account.</summary>
    public Link? Account(string? id) => id is null ? null : accounts.GetValueOrDefault(id)?.Link;

    /// <summary>Null when there is no such brand.</summary>
    public Label? Brand(string? id) => id is null ? null : brands.GetValueOrDefault(id);

    /// <summary>Null when there is no such campaign.</summary>
    public Link? Campaign(string? id) => id is null ? null : campaigns.GetValueOrDefault(id);

    /// <summary>Null when there is no such contest.</summary>
    public Link? Contest(string? id) => id is null ? null : contests.GetValueOrDefault(id);

    /// <summary>Null when there is no such partner.</summary>
    public Link? Partner(string? id) => id is null ? null : partners.GetValueOrDefault(id);

    /// <summary>Null when there is no such person.</summary>
    public Link? Person(string? id) => id is null ? null : people.GetValueOrDefault(id);

    public Link MonthOf(LocalDate date) => months.Of(date.PlusDays(1 - date.Day));

    public Link WeekOf(LocalDate date) => weeks.Of(CalendarWeek.MondayOf(date));

    private static Dictionary<string, TLabel> ById<T, TLabel>(Entities<T> entities, Func<T, TLabel> make)
        where T : class, IEntity => entities.ToDictionary(entity => entity.Id, make, StringComparer.Ordinal);
}
