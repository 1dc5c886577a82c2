using System.CommandLine;
using System.CommandLine.Completions;
using Planner.Attending;
using Planner.Printing;
using Planner.Publishing.Notifying;
using Planner.Rendering;
using Planner.Rendering.Mornings;
using Command = System.CommandLine.Command;

namespace Planner.Cli;

/// <summary><c>planner today</c>: what needs a person now.</summary>
internal static class TodayCommand
{
    private static readonly Option<string> Format = new Option<string>("--format") { Description = "text or json.", DefaultValueFactory = _ => "text" }.AcceptOnlyFromAmong("text", "json");
    private static readonly Option<string?> Who = new("--who") { Description = "Only what is this person's turn.", HelpName = "ID" };
    private static readonly Option<string?> Brand = new("--brand") { Description = "Only what concerns this brand, or all of them.", HelpName = "ID" };
    private static readonly Option<bool> Notify = new("--notify") { Description = "Also tell it where notify: in planner.yml says, in the site's language; nothing where nothing needs a person." };
    private static readonly Option<string?> LanguageOption = new Option<string?>("--language") { Description = "en or fr." }.AcceptOnlyFromAmong("en", "fr");

    public static Command Create(Terminal terminal)
    {
        Who.CompletionSources.Clear();
        Who.CompletionSources.Add(context => KnownIds.In("people", context.ParseResult, terminal).Select(known => new CompletionItem(known)));
        Brand.CompletionSources.Clear();
        Brand.CompletionSources.Add(context => KnownIds.In("brands", context.ParseResult, terminal).Select(known => new CompletionItem(known)));
        var command = new Command("today", "Tells what needs a person now: what is late, waits for a yes, is due, stopped, missing or about to end.") { Format, Who, Brand, Notify, LanguageOption };
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed, terminal, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, Terminal terminal, CancellationToken cancellationToken)
    {
        var begun = Workspace.Begin(Opening.RootOf(parsed, terminal));
        var reading = KnownLedger.ReadAsync(begun);
        var workspace = Workspace.Open(begun, Opening.NowOf(parsed, terminal));
        var (plan, ledger) = await KnownLedger.ApplyAsync(workspace.Plan, begun, reading);
        KnownLedger.Complain(ledger, terminal);
        var morning = Morning.Of(workspace.Content, plan, workspace.Findings);
        var all = Chosen(Attention.All(morning), parsed, workspace.Content);
        var language = SiteBuild.ReadTheme(workspace.Root, parsed.GetValue(LanguageOption) ?? "en").Language;
        await terminal.Output.WriteAsync(parsed.GetValue(Format) == "json"
            ? MorningJson.Of(morning, all, language)
            : MorningText.Of(morning, all, language, Opening.HasColour(parsed, terminal)));
        if (parsed.GetValue(Notify) && !all.IsEmpty)
        {
            await NotifyAsync(morning, all, SiteBuild.ReadTheme(workspace.Root, parsed.GetValue(LanguageOption) ?? workspace.Content.Options.Language).Language, terminal, cancellationToken);
        }

        return CodeOf(plan, all);
    }

    private static ImmutableArray<Attention> Chosen(ImmutableArray<Attention> all, ParseResult parsed, Content content)
    {
        var (who, brand) = (parsed.GetValue(Who), parsed.GetValue(Brand));
        Known(who, content.People.Ids, "person");
        Known(brand, content.Brands.Ids, "brand");
        return
        [
            .. all.Select(attention => attention with
            {
                Items = [.. attention.Items.Where(item => (who is null || item.Who.Contains(who)) && (brand is null || item.Brand is null || item.Brand == brand))],
            }).Where(attention => !attention.Items.IsEmpty),
        ];
    }

    private static void Known(string? id, IEnumerable<string> known, string kind)
    {
        if (id is not null && !known.Contains(id, StringComparer.Ordinal))
        {
            throw new UsageException($"there is no {kind} '{Printable.Of(id)}'{(DidYouMean.Nearest(id, known) is { } near ? $"; did you mean '{near}'?" : "")}");
        }
    }

    /// <summary>What cannot be told is a warning.</summary>
    private static async Task NotifyAsync(Morning morning, ImmutableArray<Attention> all, Language language, Terminal terminal, CancellationToken cancellationToken)
    {
        if (morning.Content.Options.Notify is not { } options)
        {
            throw new UsageException("--notify: planner.yml says nobody under notify:, see docs/notifications.md");
        }

        using var handler = new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, ConnectTimeout = TimeSpan.FromSeconds(15) };
        using var http = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
        foreach (var warning in await Notifier.SendAsync(options, MorningMessage.Of(morning, all, language), terminal.Variable, http, cancellationToken))
        {
            terminal.Complain(warning);
        }
    }

    private static int CodeOf(Plan plan, ImmutableArray<Attention> all) =>
        all.Any(attention => attention.Need is Need.Errors) || plan.Deliveries.Any(delivery => delivery.State is DeliveryState.Failed) ? ExitCodes.Findings
        : all.Any(attention => attention.Need is Need.Late) ? ExitCodes.PersonNeeded
        : ExitCodes.Fine;
}
