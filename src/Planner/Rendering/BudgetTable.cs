namespace Planner.Rendering;

/// <summary>What was planned, promised and paid.</summary>
public sealed record BudgetTable(ImmutableArray<BudgetRow> Lines, BudgetRow Sum, string? Total, string? Over)
{
    internal static BudgetTable? Of(Language language, EntryMarkup markup, Budget? budget)
    {
        if (budget is null)
        {
            return null;
        }

        var sum = new BudgetLine(language["budget.sum"], null, budget.Planned, budget.Committed, budget.Spent, budget.Source);
        var over = Math.Max(budget.Planned, Math.Max(budget.Committed, budget.Spent)) - (budget.Total?.Value ?? decimal.MaxValue);
        return new BudgetTable(
            [.. budget.Lines.Select(line => BudgetRow.Of(language, markup, line, budget.Currency, line.Planned))],
            BudgetRow.Of(language, markup, sum, budget.Currency, budget.Total?.Value ?? budget.Planned),
            budget.Total is { } total ? language.Money(total.Value, budget.Currency) : null,
            over > 0 ? language.Text("budget.over", language.Money(over, budget.Currency)) : null);
    }
}

/// <param name="CommittedWidth">Of the bar, from 0 to 100.</param>
/// <param name="SpentWidth">Of the bar, from 0 to 100.</param>
/// <param name="IsOver">Whether more is promised or paid than was planned.</param>
public sealed record BudgetRow(
    string What, Html? Badge, string? Planned, string? Committed, string? Spent, string CommittedWidth, string SpentWidth, bool IsOver)
{
    internal static BudgetRow Of(Language language, EntryMarkup markup, BudgetLine line, string currency, decimal? whole)
    {
        return new BudgetRow(
            line.What,
            line.Network is { } network ? markup.BadgeOf(network.Value) : null,
            Money(line.Planned),
            Money(line.Committed),
            Money(line.Spent),
            Width(line.Committed),
            Width(line.Spent),
            Math.Max(line.Committed ?? 0, line.Spent ?? 0) > (whole ?? 0));

        string? Money(decimal? amount) => amount is { } value ? language.Money(value, currency) : null;

        string Width(decimal? amount) =>
            (whole is not > 0 ? 0 : Math.Clamp(Math.Round(100 * (amount ?? 0) / whole.Value), 0, 100)).ToString(CultureInfo.InvariantCulture);
    }
}
