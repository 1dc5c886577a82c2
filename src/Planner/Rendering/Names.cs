namespace Planner.Rendering;

/// <summary>How values are called in addresses, classes and attributes, where the language does not matter.</summary>
internal static class Names
{
    public static string Iso(LocalDate date) =>
        string.Create(CultureInfo.InvariantCulture, $"{date.Year:D4}-{date.Month:D2}-{date.Day:D2}");

    public static string Year(LocalDate date) => date.Year.ToString("D4", CultureInfo.InvariantCulture);

    /// <summary>By hand: it stands in every line of every list.</summary>
    public static string Iso(LocalDateTime time)
    {
        Span<char> text = stackalloc char[16];
        Digits(text[..4], time.Year);
        text[4] = '-';
        Digits(text[5..7], time.Month);
        text[7] = '-';
        Digits(text[8..10], time.Day);
        text[10] = 'T';
        Digits(text[11..13], time.Hour);
        text[13] = ':';
        Digits(text[14..], time.Minute);
        return new string(text);
    }

    /// <summary>A class name for an id; ids may hold characters that a style sheet would have to escape.</summary>
    public static string Class(string id) => SitePaths.FileName(id) is var name && name.AsSpan().ContainsAny('.', '~')
        ? name.Replace('.', '_').Replace('~', '_')
        : name;

    /// <summary>New York of America/New_York: what people call a zone.</summary>
    public static string City(DateTimeZone zone) => zone.Id[(zone.Id.LastIndexOf('/') + 1)..].Replace('_', ' ');

    private static void Digits(Span<char> text, int number)
    {
        for (var at = text.Length - 1; at >= 0; at--)
        {
            text[at] = (char)('0' + (number % 10));
            number /= 10;
        }
    }

    public static string Camel(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}
