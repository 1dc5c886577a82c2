using System.CommandLine;
using Planner.Planning;

namespace Planner.Cli;

/// <summary><c>planner plan</c>: every delivery with its due instant and state.</summary>
internal static class PlanCommand
{
    private static readonly Option<LocalDate?> From = DateOption("--from", "The first day to show.");
    private static readonly Option<LocalDate?> To = DateOption("--to", "The last day to show; it is part of the plan.");
    private static readonly Option<string> Format = new Option<string>("--format") { Description = "text or json.", DefaultValueFactory = _ => "text" }.AcceptOnlyFromAmong("text", "json");

    public static Command Create(Terminal terminal)
    {
        var command = new Command("plan", "Shows every delivery with its due instant and state.") { From, To, ReviewsFile.Option, Format };
        command.SetAction(async (parsed, _) =>
        {
            var (from, to) = (parsed.GetValue(From), parsed.GetValue(To));
            if (from > to)
            {
                throw new UsageException(string.Create(CultureInfo.InvariantCulture, $"--from is after --to: nothing can be planned from {from:uuuu-MM-dd} to {to:uuuu-MM-dd}."));
            }

            var begun = Workspace.Begin(Opening.RootOf(parsed, terminal)) with { Reviews = ReviewsFile.Read(parsed, terminal) };
            var reading = KnownLedger.ReadAsync(begun);
            var workspace = Workspace.Open(begun, Opening.NowOf(parsed, terminal));
            var (known, ledger) = await KnownLedger.ApplyAsync(workspace.Plan, begun, reading);
            KnownLedger.Complain(ledger, terminal);
            var plan = PlanRange.Of(known, from, to);
            if (parsed.GetValue(Format) == "json")
            {
                PlanReport.WriteJson(plan, workspace.Content, terminal.Output);
            }
            else
            {
                PlanReport.WriteText(plan, workspace.Content, terminal.Output, Opening.HasColour(parsed, terminal));
            }

            return ExitCodes.Fine;
        });
        return command;
    }

    internal static Option<LocalDate?> DateOption(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "DATE",
        CustomParser = result =>
        {
            if (Loading.TimeText.TryDate(result.Tokens[0].Value, out var date))
            {
                return date;
            }

            result.AddError($"{name} takes a date such as 2026-11-24, not '{result.Tokens[0].Value}'.");
            return null;
        },
    };
}
