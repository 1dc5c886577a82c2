namespace Planner.Networks;

/// <summary>Facts of a network that were read so long ago that somebody should look again.</summary>
internal static class StaleFacts
{
    /// <summary>Networks change a limit or two in a year; half of that is when a look is worth the time.</summary>
    private const int Months = 6;

    /// <summary>Groups of the data file, with the day on which their sources were read, before <paramref name="today"/> by more than six months.</summary>
    public static IEnumerable<(string Group, LocalDate AsOf)> Of(Network network, LocalDate today) =>
        from fact in network.Facts
        where fact.Facts.AsOf is { } read && read.PlusMonths(Months) < today
        select (fact.Group, fact.Facts.AsOf!.Value);
}
