using static Planner.Loading.FieldTypes;

namespace Planner.Loading;

/// <summary>Reads a budget and its lines.</summary>
internal static class BudgetReader
{
    private static readonly Field<string> What = new("what", Text, "What is paid for.", IsRequired: true);
    private static readonly Field<Located<string>> Network = new("network", Located(FieldTypes.Id), "The network of a paid action.");
    private static readonly Field<Located<LocalDate>> From = new("from", Located(TimeTypes.Date), "The first day of a paid action.");
    private static readonly Field<Located<LocalDate>> Until = new("until", Located(TimeTypes.Date), "The last day of a paid action.");
    private static readonly Field<string> Link = new("link", SecureUrl, "The paid action on the ad platform: https://.");
    private static readonly Field<decimal> Planned = new("planned", Amount, "What it should cost.");
    private static readonly Field<decimal> Committed = new("committed", Amount, "What is promised to suppliers.");
    private static readonly Field<decimal> Spent = new("spent", Amount, "What is paid.");
    private static readonly Field<Located<string>> LineCurrency = new("currency", Located(FieldTypes.Currency), "The budget's own; another is refused, since amounts of two currencies have no sum.");

    private static readonly FieldType<WrittenLine> Line = Group(
        new Shape("budget line", "One cost.", [What, Network, From, Until, Link, Planned, Committed, Spent, LineCurrency, CommonFields.Extra]),
        fields => fields.Value(What) is { } what ? new WrittenLine(LineOf(what, fields), fields.Nullable(LineCurrency)) : null);

    private static readonly Field<string> Currency = new("currency", FieldTypes.Currency, "The currency of every amount: EUR.", IsRequired: true);
    private static readonly Field<Located<decimal>> Total = new("total", Located(Amount), "The most that everything may cost.");
    private static readonly Field<ImmutableArray<WrittenLine>> Lines = new("lines", ListOf(Line), "The costs.");

    public static FieldType<Budget> Type { get; } = Group(
        new Shape("budget", "What a campaign may cost.", [Currency, Total, Lines]),
        fields => fields.Value(Currency) is { } currency ? new Budget(currency, fields.Nullable(Total), [.. InOneCurrency(fields, currency)], fields.Source) : null);

    private static BudgetLine LineOf(string what, FieldValues fields) =>
        new(what, fields.Nullable(Network), fields.Nullable(Planned), fields.Nullable(Committed), fields.Nullable(Spent), fields.Source)
        {
            From = fields.Nullable(From),
            Until = fields.Nullable(Until),
            Link = fields.Value(Link),
        };

    /// <summary>Lines of another currency are reported and left out: whatever sum they were in would be wrong.</summary>
    private static IEnumerable<BudgetLine> InOneCurrency(FieldValues fields, string currency)
    {
        foreach (var (line, own) in fields.Items(Lines))
        {
            if (own is { } other && other.Value != currency)
            {
                fields.Reading.Findings.Add(Problems.CurrencyOfLine(other.Source, line.What, other.Value, currency));
            }
            else
            {
                yield return line;
            }
        }
    }

    private sealed record WrittenLine(BudgetLine Line, Located<string>? Currency);
}
