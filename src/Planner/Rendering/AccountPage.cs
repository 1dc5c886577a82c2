using Planner.Networks;

namespace Planner.Rendering;

/// <summary>A brand's presence on one network, its rhythm, and what leaves there.</summary>
public sealed record AccountPage(
    string Handle, Html Badge, string Network, string BrandClass, Link? Brand, ImmutableArray<HoldNotice> Holds, Html? Facts, AccountRhythm? Rhythm, EntryList Posts)
{
    internal static AccountPage Of(SiteIndex index, Account account) => new(
        account.Handle,
        index.Markup.BadgeOf(account.Network.Value),
        index.Markup.NameOf(account.Network.Value),
        Names.Class(account.Brand.Value),
        index.Labels.Brand(account.Brand.Value)?.Link,
        HoldNotice.AllFor(index, account.Brand.Value, account.Id),
        FactsOf(index, account),
        AccountRhythm.Of(index, account),
        EntryList.Of(index, index.OfAccount.At(account.Id), SitePaths.Account(account.Id)));

    private static Html? FactsOf(SiteIndex index, Account account)
    {
        var language = index.Language;
        using var facts = new FactList(index);
        facts.Add("fact.server", account.Server?.Value);
        facts.Add("fact.connector", account.Connector is { } connector ? language.Word("connector", connector.Value) : null);
        facts.Add("fact.cadence", CadenceOf(language, account.Cadence));
        facts.Add("fact.windows", Hours.Text(language, account.Windows));
        facts.Add("fact.quiet", Hours.Text(language, account.Quiet));
        facts.Add("fact.holidays", HolidaysOf(index, account));
        facts.Add("fact.timezone", index.Content.ZoneOf(account).Id);
        facts.Add("fact.language", account.Language is { } spoken ? language.Word("language", spoken) : null);
        facts.Add("fact.api_budget", account.ApiBudget is { } budget ? language.Text("fact.api_budget_value", language.Money(budget, "USD")) : null);
        facts.Add("fact.network_data", StaleDataOf(index, account));
        return facts.ToHtml();
    }

    /// <summary>The groups of the network's rules that nobody has compared with their sources for six months, with the day; empty when all are young.</summary>
    private static string StaleDataOf(SiteIndex index, Account account)
    {
        if (index.Content.Networks.Find(account.Network.Value) is not { Closed: null } network)
        {
            return "";
        }

        var language = index.Language;
        var old = new Dictionary<string, StaleGroups>(StringComparer.Ordinal);
        foreach (var (group, asOf) in StaleFacts.Of(network, index.Today))
        {
            old.TryAdd(Names.Iso(asOf), new StaleGroups(language.Date(asOf), []));
            old[Names.Iso(asOf)].Names.Add(language.Word("network_data", group));
        }

        var texts = old.Keys.Order(StringComparer.Ordinal).Select(day => $"{string.Join(", ", old[day].Names)} ({old[day].Date})");
        return old.Count == 0 ? "" : language.Text("network_data.old", string.Join(", ", texts));
    }

    /// <summary>Whose holidays count, and what holds on them; empty where none do.</summary>
    private static string HolidaysOf(SiteIndex index, Account account) => index.Content.CountryOf(account) is not { } country ? "" : index.Content.HolidaysOf(account) switch
    {
        HolidayPolicy.Speak => index.Language.Text("holidays.speak", PlaceNames.Of(index.Language, country)),
        HolidayPolicy.Quiet => index.Language.Text("holidays.quiet", PlaceNames.Of(index.Language, country)),
        _ => PlaceNames.Of(index.Language, country),
    };

    private static string CadenceOf(Language language, Cadence? cadence) => cadence is null ? "" : string.Join(
        ", ",
        new[]
        {
            cadence.PerWeek is { } week ? language.Count("cadence.week", week) : null,
            cadence.MaxPerDay is { } day ? language.Count("cadence.day", day) : null,
            cadence.MinGap is { } gap ? language.Text("cadence.gap", Hours.Duration(language, gap)) : null,
        }.OfType<string>());

    private sealed record StaleGroups(string Date, List<string> Names);
}

/// <summary>An account as a line of a list.</summary>
public sealed record AccountLine(Link Page, Html Badge, string Network, string BrandClass, string? Brand, string? Cadence)
{
    internal static AccountLine Of(SiteIndex index, Account account) => new(
        index.Labels.Of(account).Link,
        index.Markup.BadgeOf(account.Network.Value),
        index.Markup.NameOf(account.Network.Value),
        Names.Class(account.Brand.Value),
        index.Labels.Brand(account.Brand.Value)?.Link.Text,
        account.Cadence?.PerWeek is { } week ? index.Language.Count("cadence.week", week) : null);
}
