namespace Planner.Rendering;

/// <summary>How values are called in addresses, classes and attributes, where the language does not matter.</summary>
internal static class Names
{
    public static string Iso(LocalDate date) =>
        string.Create(CultureInfo.InvariantCulture, $"{date.Year:D4}-{date.Month:D2}-{date.Day:D2}");

    public static string Iso(LocalDateTime time) =>
        string.Create(CultureInfo.InvariantCulture, $"{time.Year:D4}-{time.Month:D2}-{time.Day:D2}T{time.Hour:D2}:{time.Minute:D2}");

    /// <summary>A class name for an id; ids may hold characters that a style sheet would have to escape.</summary>
    public static string Class(string id) => SitePaths.FileName(id) is var name && name.AsSpan().ContainsAny('.', '~')
        ? name.Replace('.', '_').Replace('~', '_')
        : name;

    /// <summary>New York of America/New_York: what people call a zone.</summary>
    public static string City(DateTimeZone zone) => zone.Id[(zone.Id.LastIndexOf('/') + 1)..].Replace('_', ' ');

    public static string Camel(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}
