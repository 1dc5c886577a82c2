using System.Text.Json;
using Planner.Printing;

namespace Planner.Budgets;

/// <summary>Budgets as people and programs read them in a terminal.</summary>
internal static class BudgetReport
{
    /// <summary>See docs/campaigns.md.</summary>
    public static void WriteJson(ImmutableArray<BudgetEntry> entries, TextWriter output) =>
        output.Write(JsonText.Of(json =>
        {
            json.WriteStartObject();
            json.WriteStartArray("campaigns");
            foreach (var entry in entries)
            {
                Write(json, entry);
            }

            json.WriteEndArray();
            WriteSums(json, "brands", BudgetSheet.SumsOfBrands(entries));
            WriteSums(json, "sums", BudgetSheet.Sums(entries));
            json.WriteEndObject();
        }));

    private static void Write(Utf8JsonWriter json, BudgetEntry entry)
    {
        var (campaign, budget) = (entry.Campaign, entry.Budget);
        json.WriteStartObject();
        json.WriteString("id", campaign.Id);
        json.WriteString("title", campaign.Title);
        json.WriteString("kind", entry.IsContest ? "contest" : "campaign");
        json.WriteString("brand", campaign.Brand.Value);
        json.WriteString("start", Iso(campaign.Start.Value));
        json.WriteString("end", Iso(campaign.End.Value));
        json.WriteString("currency", budget.Currency);
        Number(json, "total", budget.Total?.Value);
        Amounts(json, budget.Planned, budget.Committed, budget.Spent);
        json.WriteNumber("used", budget.Used);
        json.WriteStartArray("lines");
        foreach (var line in budget.Lines)
        {
            json.WriteStartObject();
            json.WriteString("what", line.What);
            json.WriteString("network", line.Network?.Value);
            json.WriteString("from", Iso(line.From?.Value));
            json.WriteString("until", Iso(line.Until?.Value));
            Amounts(json, line.Planned, line.Committed, line.Spent);
            json.WriteString("link", line.Link);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteSums(Utf8JsonWriter json, string name, ImmutableArray<BudgetSum> sums)
    {
        json.WriteStartArray(name);
        foreach (var sum in sums)
        {
            json.WriteStartObject();
            if (sum.Key.Length > 0)
            {
                json.WriteString("brand", sum.Key);
            }

            json.WriteString("currency", sum.Currency);
            json.WriteNumber("budget", sum.Allowed);
            Amounts(json, sum.Planned, sum.Committed, sum.Spent);
            json.WriteNumber("used", sum.Used);
            json.WriteNumber("campaigns", sum.Campaigns);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Amounts(Utf8JsonWriter json, decimal? planned, decimal? committed, decimal? spent)
    {
        Number(json, "planned", planned);
        Number(json, "committed", committed);
        Number(json, "spent", spent);
    }

    private static void Number(Utf8JsonWriter json, string name, decimal? value)
    {
        if (value is { } number)
        {
            json.WriteNumber(name, number);
        }
        else
        {
            json.WriteNull(name);
        }
    }

    private static string? Iso(LocalDate? date) => date?.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>A line a campaign, with the lines of its budget below it where there is one campaign alone; then the sums.</summary>
    public static void WriteText(ImmutableArray<BudgetEntry> entries, TextWriter output)
    {
        if (entries.IsEmpty)
        {
            output.WriteLine("No campaign has a budget.");
            return;
        }

        List<string[]> rows = [["campaign", "currency", "budget", "planned", "committed", "spent", "used"]];
        foreach (var entry in entries)
        {
            var budget = entry.Budget;
            rows.Add(Row(entry.Campaign.Id, budget.Currency, budget.Allowed, budget.Planned, budget.Committed, budget.Spent, budget.Used));
            if (entries.Length == 1)
            {
                rows.AddRange(budget.Lines.Select(line => Row("  " + line.What, budget.Currency, null, line.Planned, line.Committed, line.Spent, line.Used, line.Planned)));
            }
        }

        rows.Add([]);
        rows.AddRange(BudgetSheet.SumsOfBrands(entries).Select(sum => Row(sum.Key, sum)));
        rows.AddRange(BudgetSheet.Sums(entries).Select(sum => Row("all", sum)));
        Write(rows, output);
    }

    private static string[] Row(string name, BudgetSum sum) => Row(name, sum.Currency, sum.Allowed, sum.Planned, sum.Committed, sum.Spent, sum.Used);

    private static string[] Row(string name, string currency, decimal? allowed, decimal? planned, decimal? committed, decimal? spent, decimal used, decimal? whole = null) =>
    [
        Printable.Of(name), currency, Money(allowed), Money(planned), Money(committed), Money(spent),
        (allowed ?? whole) is > 0 and var all ? string.Create(CultureInfo.InvariantCulture, $"{Math.Round(100 * used / all)} %") : "",
    ];

    private static string Money(decimal? amount) => amount?.ToString("0.00", CultureInfo.InvariantCulture) ?? "-";

    /// <summary>Names to the left, amounts to the right.</summary>
    private static void Write(List<string[]> rows, TextWriter output)
    {
        var widths = Enumerable.Range(0, rows[0].Length).Select(column => rows.Where(row => row.Length > 0).Max(row => TerminalColumns.Width(row[column]))).ToArray();
        foreach (var row in rows)
        {
            output.WriteLine(string.Join("  ", row.Select((cell, column) => column < 2 ? TerminalColumns.Pad(cell, widths[column]) : cell.PadLeft(widths[column]))).TrimEnd());
        }
    }
}
