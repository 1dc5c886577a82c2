namespace Planner.Rendering;

/// <summary>A line of a budget that buys attention.</summary>
/// <param name="Days">When it runs; null where nobody said.</param>
/// <param name="State">running, coming, over or empty.</param>
/// <param name="Address">Of the ad platform.</param>
public sealed record PaidAction(string What, Html? Badge, string? Network, string? Days, string? State, string? Spent, string? Planned, string? Address)
{
    internal static ImmutableArray<PaidAction> Of(SiteIndex index, Budget? budget) =>
        budget is null ? [] : [.. budget.Lines.Where(line => line.IsPaidAction).OrderBy(line => line.From?.Value ?? LocalDate.MaxIsoValue).Select(line => Of(index, line, budget.Currency))];

    private static PaidAction Of(SiteIndex index, BudgetLine line, string currency)
    {
        var language = index.Language;
        return new PaidAction(
            line.What,
            line.Network is { } network ? index.Markup.BadgeOf(network.Value) : null,
            line.Network is { } named ? index.Markup.NameOf(named.Value) : null,
            DaysOf(language, line.From?.Value, line.Until?.Value),
            StateOf(index, line) is { } state ? language["paid." + state] : null,
            line.Spent is { } spent ? language.Money(spent, currency) : null,
            line.Planned is { } planned ? language.Money(planned, currency) : null,
            line.Link);
    }

    internal static string? DaysOf(Language language, LocalDate? from, LocalDate? until) => (from, until) switch
    {
        ({ } first, { } last) => language.Range(first, last),
        ({ } first, null) => language.Text("paid.from", language.Date(first)),
        (null, { } last) => language.Text("paid.until", language.Date(last)),
        _ => null,
    };

    private static string? StateOf(SiteIndex index, BudgetLine line) =>
        line.From is null && line.Until is null ? null
        : line.Until?.Value < index.Today ? "over"
        : line.From?.Value > index.Today ? "coming"
        : "running";
}

/// <summary>Something that is handed over for a campaign.</summary>
/// <param name="Files">On this site.</param>
/// <param name="Address">Elsewhere.</param>
/// <param name="Evidence">Words that show that it came.</param>
public sealed record DeliverableLine(string What, string State, string StateText, string? Due, string? Iso, Link? Owner, string? OwnerName, ImmutableArray<Link> Files, string? Address, string? Evidence)
{
    internal static DeliverableLine Of(SiteIndex index, Deliverable deliverable)
    {
        var due = deliverable.Due?.Value;
        var state = deliverable.Done ? "done" : due < index.Today ? "late" : "open";
        var owner = deliverable.Owner?.Value;
        var address = deliverable.Evidence is { } shown && Checking.Links.IsWebAddress(shown) ? RunHtml.SafeLink(shown) : null;
        return new DeliverableLine(
            deliverable.What,
            state,
            index.Language["step." + state],
            due is { } day ? index.Language.ShortDay(day) : null,
            due is { } date ? Names.Iso(date) : null,
            index.Labels.Person(owner) ?? index.Labels.Partner(owner),
            owner,
            [.. deliverable.Files.Select(file => file.Value).Where(file => SiteMedia.Has(file, index.Content)).Select(file => Link.To(file, file[(file.LastIndexOf('/') + 1)..]))],
            address,
            address is null ? deliverable.Evidence : null);
    }
}
