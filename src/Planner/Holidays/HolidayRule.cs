namespace Planner.Holidays;

/// <summary>A holiday as it comes back every year.</summary>
internal sealed record HolidayRule
{
    public required Func<int, LocalDate> DayIn { get; init; }

    /// <summary>By language: English, French, and those of the country.</summary>
    public required NamedTexts Names { get; init; }

    /// <summary>Regions that keep it, as their country's file calls them; empty: all.</summary>
    public ImmutableArray<string> Regions { get; init; } = [];

    /// <summary>Regions that do not, although the country as a whole does.</summary>
    public ImmutableArray<string> Except { get; init; } = [];

    /// <summary>Days by which it moves when it falls on such a weekday.</summary>
    public FrozenDictionary<IsoDayOfWeek, int> Moved { get; init; } = FrozenDictionary<IsoDayOfWeek, int>.Empty;

    /// <summary>Days to the day off that people have beside it when it falls on such a weekday.</summary>
    public FrozenDictionary<IsoDayOfWeek, int> Observed { get; init; } = FrozenDictionary<IsoDayOfWeek, int>.Empty;

    /// <summary>The first year; null: further back than any plan.</summary>
    public int? Since { get; init; }

    public bool IsKeptIn(string? region) => (Regions.IsEmpty || (region is not null && Regions.Contains(region))) && (region is null || !Except.Contains(region));

    /// <summary>What it is in a year; the day off beside it may lie in another.</summary>
    public IEnumerable<Holiday> In(int year, string place)
    {
        if (year < Since)
        {
            yield break;
        }

        var day = DayIn(year);
        day = day.PlusDays(Moved.GetValueOrDefault(day.DayOfWeek));
        yield return new Holiday(day, place, Names, IsObserved: false);
        if (Observed.TryGetValue(day.DayOfWeek, out var days))
        {
            yield return new Holiday(day.PlusDays(days), place, Names, IsObserved: true);
        }
    }
}

/// <summary>What Planner knows of a country's public holidays.</summary>
/// <param name="Code">ISO 3166-1 alpha-2.</param>
/// <param name="Regions">Names of the regions that have days of their own, by the second part of their ISO 3166-2 codes.</param>
/// <param name="AsOf">The day on which the days were last looked at.</param>
internal sealed record HolidayCountry(string Code, string Name, NamedTexts Regions, ImmutableArray<string> Sources, LocalDate AsOf, ImmutableArray<HolidayRule> Rules);
