using System.Text;

namespace Planner.Budgets;

/// <summary>
/// Every line of every budget as one line of a table; a campaign with a total and no lines has one line without a name.
/// No line is a sum, so that a spreadsheet's own sums count nothing twice.
/// </summary>
internal static class BudgetCsv
{
    /// <summary>Keys of the headings, in order.</summary>
    public static ImmutableArray<string> Columns { get; } =
        ["brand", "campaign", "id", "kind", "start", "end", "line", "network", "from", "until", "currency", "planned", "committed", "spent", "link"];

    /// <param name="word">What a heading or a kind is called in the reader's language, by key: <c>csv.brand</c>.</param>
    public static string Of(IEnumerable<BudgetEntry> entries, CsvForm form, Func<string, string> word)
    {
        var csv = new StringBuilder(Csv.ByteOrderMark);
        csv.Append(Csv.Line(form, Columns.Select(column => CsvCell.Of(word("csv." + column)))));
        foreach (var entry in entries)
        {
            foreach (var line in LinesOf(entry.Budget))
            {
                csv.Append(Csv.Line(form, CellsOf(entry, line, word)));
            }
        }

        return csv.ToString();
    }

    private static ImmutableArray<BudgetLine> LinesOf(Budget budget) =>
        budget.Lines.IsEmpty ? [new BudgetLine("", null, budget.Total?.Value, null, null, budget.Source)] : budget.Lines;

    private static CsvCell[] CellsOf(BudgetEntry entry, BudgetLine line, Func<string, string> word) =>
    [
        CsvCell.Of(entry.BrandName),
        CsvCell.Of(entry.Campaign.Title),
        CsvCell.Of(entry.Campaign.Id),
        CsvCell.Of(word(entry.IsContest ? "csv.contest" : "csv.campaign")),
        CsvCell.Of(entry.Campaign.Start.Value),
        CsvCell.Of(entry.Campaign.End.Value),
        CsvCell.Of(line.What),
        CsvCell.Of(line.Network?.Value),
        CsvCell.Of(line.From?.Value),
        CsvCell.Of(line.Until?.Value),
        CsvCell.Of(entry.Budget.Currency),
        CsvCell.Of(line.Planned),
        CsvCell.Of(line.Committed),
        CsvCell.Of(line.Spent),
        CsvCell.Of(line.Link),
    ];
}
