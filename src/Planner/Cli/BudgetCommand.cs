using System.CommandLine;
using Planner.Budgets;

namespace Planner.Cli;

/// <summary><c>planner budget</c>: what campaigns may cost, and what they do.</summary>
internal static class BudgetCommand
{
    private static readonly Option<string?> Campaign = new("--campaign") { Description = "One campaign or contest.", HelpName = "ID" };
    private static readonly Option<string?> Brand = new("--brand") { Description = "The campaigns of one brand.", HelpName = "ID" };
    private static readonly Option<string> Format = new Option<string>("--format") { Description = "text, csv or json.", DefaultValueFactory = _ => "text" }.AcceptOnlyFromAmong("text", "csv", "json");

    private static readonly Option<string?> Separator = new Option<string?>("--separator") { Description = "For csv: comma with decimal points, or semicolon with decimal commas, as Excel wants them in French; by default the site's language decides." }
        .AcceptOnlyFromAmong("comma", "semicolon");

    public static Command Create(Terminal terminal)
    {
        var command = new Command("budget", "Shows what campaigns may cost, what is promised and paid, with sums for each brand and currency.") { Campaign, Brand, Format, Separator };
        command.SetAction(parsed => Run(parsed, terminal));
        return command;
    }

    private static int Run(ParseResult parsed, Terminal terminal)
    {
        var root = Opening.RootOf(parsed, terminal);
        var workspace = Workspace.Open(root, Opening.NowOf(parsed, terminal));
        var content = workspace.Content;
        var entries = Chosen(content, parsed.GetValue(Campaign), parsed.GetValue(Brand));
        switch (parsed.GetValue(Format))
        {
            case "json":
                BudgetReport.WriteJson(entries, terminal.Output);
                break;
            case "csv":
                var language = SiteBuild.ReadTheme(root, content.Options.Language).Language;
                terminal.Output.Write(BudgetCsv.Of(entries, FormOf(parsed.GetValue(Separator), language.Code), key => language[key]));
                break;
            default:
                BudgetReport.WriteText(entries, terminal.Output);
                break;
        }

        return Complain(workspace, terminal);
    }

    /// <summary>Sums that lack an amount are worse than none, unless it is said.</summary>
    private static int Complain(Workspace workspace, Terminal terminal)
    {
        var faults = workspace.Findings.Where(finding => finding.Severity is Severity.Error && (Is(finding, "campaigns") || Is(finding, "contests"))).ToArray();
        foreach (var fault in faults)
        {
            terminal.Complain($"what cannot be read is in no sum: {fault}");
        }

        return faults.Length > 0 ? ExitCodes.Findings : ExitCodes.Fine;

        static bool Is(Finding finding, string folder) =>
            finding.Rule is "field-type" or "field-required" or "yaml-syntax" or "front-matter-missing" or "encoding" && finding.Source.Path.StartsWith($"content/{folder}/", StringComparison.Ordinal);
    }

    private static CsvForm FormOf(string? separator, string language) => separator switch
    {
        "comma" => CsvForm.Comma,
        "semicolon" => CsvForm.Semicolon,
        _ => CsvForm.OfLanguage(language),
    };

    private static ImmutableArray<BudgetEntry> Chosen(Content content, string? campaign, string? brand)
    {
        if (brand is not null && content.Brands.Find(brand) is null)
        {
            throw Unknown("brand", brand, content.Brands.Ids);
        }

        var named = content.Campaigns.Find(campaign) ?? content.Contests.Find(campaign)?.Campaign;
        if (campaign is not null && named is null)
        {
            throw Unknown("campaign or contest", campaign, content.Campaigns.Ids.Concat(content.Contests.Ids));
        }

        return BudgetSheet.Of(content).RemoveAll(entry => (named is not null && entry.Campaign != named) || (brand is not null && entry.Campaign.Brand.Value != brand));
    }

    private static UsageException Unknown(string kind, string id, IEnumerable<string> known) =>
        new(DidYouMean.Nearest(id, known) is { } nearest ? $"there is no {kind} '{id}'; did you mean '{nearest}'?" : $"there is no {kind} '{id}'.");
}
