namespace Planner.Holidays;

/// <summary>A public holiday of one year.</summary>
/// <param name="Place">ISO 3166-1 or 3166-2 code of the country or region that keeps it: <c>FR</c>, <c>CA-NS</c>.</param>
/// <param name="IsObserved">Whether people have this day off because the holiday itself falls on a weekend.</param>
internal sealed record Holiday(LocalDate Date, string Place, NamedTexts Names, bool IsObserved)
{
    /// <summary>In the language asked for, else in English.</summary>
    /// <param name="language">BCP 47; its region makes no difference.</param>
    public string NameIn(string language) =>
        (Names.TryGetValue(language.Split('-')[0], out var name) || Names.TryGetValue("en", out name) ? name.Value : Place);
}
