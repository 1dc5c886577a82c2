using Planner.Attending;

namespace Planner.Rendering.Mornings;

/// <summary>What page, terminal and message call what needs a person.</summary>
internal static class MorningWords
{
    /// <summary>The name of a reason in texts, addresses and JSON: <c>dueToday</c> in any language.</summary>
    public static string Of(Need need) => need.ToString().ToLowerInvariant();

    public static string Title(Need need, Language language) => language["attention." + Of(need)];

    /// <summary>Their names, as people write them; who is in neither <c>people/</c> nor <c>partners/</c> by the id.</summary>
    public static string Names(ImmutableArray<string> people, Content content) => string.Join(", ", people.Select(id => content.People.Find(id)?.Name ?? content.Partners.Find(id)?.Name ?? id));

    /// <summary>The path of the page that tells more, from the site's root; null for none.</summary>
    public static string? PageOf(IEntity? about) => about switch
    {
        Post post => SitePaths.Address(SitePaths.Post(post.Id)),
        Contest contest => SitePaths.Address(SitePaths.Contest(contest.Id)),
        Campaign campaign => SitePaths.Address(SitePaths.Campaign(campaign.Id)),
        Account account => SitePaths.Address(SitePaths.Account(account.Id)),
        Brand brand => SitePaths.Address(SitePaths.Brand(brand.Id)),
        Incident incident => SitePaths.Address(SitePaths.Incident(incident.Id)),
        Person person => SitePaths.Address(SitePaths.Person(person.Id)),
        Partner partner => $"partners.html#partner-{Rendering.Names.Class(partner.Id)}",
        _ => null,
    };
}
