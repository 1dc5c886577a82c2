using NodaTime.TimeZones;

namespace Planner.Loading;

/// <summary>The zone that a TZID means: names are only a custom, and three customs are known.</summary>
internal static class ICalendarZones
{
    /// <summary>Null when the name is nobody's custom; a zone's own rules in the file are not read.</summary>
    public static DateTimeZone? Find(string name, IReadOnlyDictionary<string, string> places) =>
        Known(name) ?? (places.TryGetValue(name, out var place) ? Known(place) : null) ?? Known(EndOf(name, 3)) ?? Known(EndOf(name, 2));

    /// <summary>IANA's names, and those of Windows, which Outlook writes (CLDR windowsZones).</summary>
    private static DateTimeZone? Known(string name) =>
        DateTimeZoneProviders.Tzdb.GetZoneOrNull(name)
        ?? (TzdbDateTimeZoneSource.Default.WindowsMapping.PrimaryMapping.TryGetValue(name, out var id) ? DateTimeZoneProviders.Tzdb.GetZoneOrNull(id) : null);

    /// <summary>Older programs wrote <c>/mozilla.org/20050126_1/Europe/Paris</c>.</summary>
    private static string EndOf(string name, int segments)
    {
        var parts = name.Split('/');
        return parts.Length > segments ? string.Join('/', parts[^segments..]) : "";
    }
}
