using System.Collections.Concurrent;
using System.Reflection;
using Planner.Loading;

namespace Planner.Holidays;

/// <summary>The public holidays that Planner brings; a country's file is read when it is first asked for.</summary>
internal static class PublicHolidays
{
    private const string Folder = "holidays/";
    private static readonly ConcurrentDictionary<string, HolidayCountry?> Read = new(StringComparer.Ordinal);
    private static readonly ConcurrentDictionary<(string Place, int Year), ImmutableArray<Holiday>> Years = new();

    /// <summary>Codes of the countries, sorted.</summary>
    public static ImmutableArray<string> Countries { get; } =
    [
        .. Assembly.GetExecutingAssembly().GetManifestResourceNames()
            .Where(name => name.StartsWith(Folder, StringComparison.Ordinal))
            .Select(name => name[Folder.Length..^".yml".Length].ToUpperInvariant())
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>Every place that has holidays of its own: <c>CA</c>, <c>CA-AB</c> …</summary>
    public static IEnumerable<string> Places => Countries.SelectMany(code => CountryOf(code)!.Regions.All.Select(region => $"{code}-{region.Name}").Prepend(code));

    public static bool Knows(string place) => CountryOf(place) is { } country && (RegionOf(place) is not { } region || country.Regions.TryGetValue(region, out _));

    /// <summary>The holidays of a year in the order of their days; none where the place is not known.</summary>
    public static ImmutableArray<Holiday> Of(string place, int year) => Years.GetOrAdd((place, year), static key => Find(key.Place, key.Year));

    /// <summary>What is kept on a day; null on others.</summary>
    public static Holiday? On(string place, LocalDate date)
    {
        foreach (var holiday in Of(place, date.Year))
        {
            if (holiday.Date >= date)
            {
                return holiday.Date == date ? holiday : null;
            }
        }

        return null;
    }

    /// <summary>Null when Planner does not bring the country.</summary>
    /// <exception cref="InvalidDataException">The file, which is part of Planner, is not right.</exception>
    public static HolidayCountry? CountryOf(string place) => Read.GetOrAdd(place.Split('-')[0], ReadFile);

    /// <summary>Of a country, or of a region alone; null when Planner does not know it.</summary>
    public static string? NameOf(string place) => CountryOf(place) is not { } country ? null
        : RegionOf(place) is not { } region ? country.Name
        : country.Regions.TryGetValue(region, out var name) ? name.Value : null;

    private static string? RegionOf(string place) => place.IndexOf('-', StringComparison.Ordinal) is > 0 and var dash ? place[(dash + 1)..] : null;

    /// <summary>New Year's Day may be observed on the last day of the year before.</summary>
    private static ImmutableArray<Holiday> Find(string place, int year) => CountryOf(place) is not { } country || year is < 1 or > 9998 ? [] :
    [
        .. from rule in country.Rules
           where rule.IsKeptIn(RegionOf(place))
           from around in new[] { year - 1, year, year + 1 }
           from holiday in rule.In(around, place)
           where holiday.Date.Year == year
           orderby holiday.Date, holiday.IsObserved
           select holiday,
    ];

    private static HolidayCountry? ReadFile(string code)
    {
        var path = $"{Folder}{code.ToLowerInvariant()}.yml";
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(path);
        if (stream is null || code.Any(char.IsAsciiLetterLower))
        {
            return null;
        }

        using var reader = new StreamReader(stream);
        var findings = new List<Finding>();
        var country = HolidayReader.Read(new EntityDocument(code.ToLowerInvariant(), YamlReader.Read(reader.ReadToEnd(), path, findings), "", 1, new Reading(path, findings)));
        return country is not null && findings.Count == 0 ? country : throw new InvalidDataException(string.Join('\n', findings));
    }
}
