namespace Planner.Printing;

/// <summary>The zones of local times, where they are not the site's: as wide as the longest, and nothing where there is none.</summary>
internal static class ZoneColumn
{
    public static Func<Delivery, string> Of(IEnumerable<Delivery> deliveries, DateTimeZone site)
    {
        var width = deliveries.Select(NameOf).DefaultIfEmpty("").Max(name => name.Length);
        return delivery => NameOf(delivery).PadRight(width);

        string NameOf(Delivery delivery) => delivery.Local is null || delivery.Zone.Equals(site) ? "" : " " + delivery.Zone.Id;
    }
}
