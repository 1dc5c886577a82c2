using Planner.Holidays;

namespace Planner.Rendering;

/// <summary>The public holidays of the places in which the site's accounts speak, as calendars show them.</summary>
/// <param name="content">Says which places those are.</param>
/// <param name="language">What they are called; null: by their codes, where nobody reads them.</param>
internal sealed class HolidayDays(Content content, Language? language = null)
{
    /// <summary>Where the list of them stands.</summary>
    public const string Href = "events.html#holidays";

    /// <summary>Codes of the countries and regions, sorted; none where no file says <c>country</c>.</summary>
    private readonly string[] places =
    [
        .. content.Accounts.Select(content.CountryOf).Concat(content.Brands.Select(brand => brand.Country)).Append(content.Options.Country)
            .OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
    ];

    /// <summary>What is kept on a day: each name once, with its places where there are several on the site.</summary>
    public IEnumerable<string> On(LocalDate day) => places.Length == 0 ? [] :
        from place in places
        let holiday = PublicHolidays.On(place, day)
        where holiday is not null
        group place by holiday.NameIn(content.Options.Language) into same
        select places.Length == 1 ? same.Key : $"{same.Key} ({string.Join(", ", same.Select(NameOf))})";

    private string NameOf(string place) => language is null ? place : PlaceNames.Of(language, place);

    /// <summary>Days with their holidays, the first and the last among them.</summary>
    public IEnumerable<(LocalDate Day, string Title)> Between(LocalDate first, LocalDate last)
    {
        for (var day = first; places.Length > 0 && day <= last; day = day.PlusDays(1))
        {
            foreach (var title in On(day))
            {
                yield return (day, title);
            }
        }
    }
}
