namespace Planner.Budgets;

/// <summary>How a table is written so that a spreadsheet opens it by a double click.</summary>
/// <param name="Separator">Between cells.</param>
/// <param name="Decimal">Within numbers.</param>
public sealed record CsvForm(char Separator, char Decimal)
{
    /// <summary>RFC 4180, and what spreadsheets in English open.</summary>
    public static CsvForm Comma { get; } = new(',', '.');

    /// <summary>What Excel opens where numbers have a decimal comma: in French, German, Spanish …</summary>
    public static CsvForm Semicolon { get; } = new(';', ',');

    public static CsvForm OfLanguage(string language)
    {
        ArgumentNullException.ThrowIfNull(language);
        return language.StartsWith("fr", StringComparison.OrdinalIgnoreCase) ? Semicolon : Comma;
    }
}
