namespace Planner.Rendering;

/// <summary>The class name of a brand or account, and the link to its page.</summary>
internal sealed record Label(string Class, Link Link);

/// <summary>How pages name and link what many of them speak of, made once.</summary>
internal sealed class Labels
{
    private readonly Dictionary<string, Label> accounts;
    private readonly Dictionary<string, Label> brands;
    private readonly Dictionary<string, Link> campaigns;
    private readonly Dictionary<string, Link> people;
    private readonly PerDay<Link> months;
    private readonly PerDay<Link> weeks;

    public Labels(Content content, Language language)
    {
        accounts = content.Accounts.ToDictionary(
            account => account.Id, account => new Label(Names.Class(account.Id), Link.To(SitePaths.Account(account.Id), account.Handle)), StringComparer.Ordinal);
        brands = content.Brands.ToDictionary(
            brand => brand.Id, brand => new Label(Names.Class(brand.Id), Link.To(SitePaths.Brand(brand.Id), brand.Name)), StringComparer.Ordinal);
        campaigns = content.Campaigns.ToDictionary(
            campaign => campaign.Id, campaign => Link.To(SitePaths.Campaign(campaign.Id), campaign.Title), StringComparer.Ordinal);
        people = content.People.ToDictionary(
            person => person.Id, person => Link.To(SitePaths.Person(person.Id), person.Name), StringComparer.Ordinal);
        months = new(first => Link.To(SitePaths.Month(first.ToYearMonth()), language.Month(first.ToYearMonth())));
        weeks = new(monday => Link.To(SitePaths.Week(monday), language.Text("week.number", Calendar.WeekNumber(monday))));
    }

    public Label Of(Account account) => accounts[account.Id];

    public Label Of(Brand brand) => brands[brand.Id];

    /// <summary>Null when there is no such campaign.</summary>
    public Link? Campaign(string? id) => id is null ? null : campaigns.GetValueOrDefault(id);

    /// <summary>Null when there is no such person.</summary>
    public Link? Person(string? id) => id is null ? null : people.GetValueOrDefault(id);

    public Link MonthOf(LocalDate date) => months.Of(date.PlusDays(1 - date.Day));

    public Link WeekOf(LocalDate date) => weeks.Of(Calendar.MondayOf(date));
}
