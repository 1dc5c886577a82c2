using Planner.Printing;
using Planner.Publishing.Sending;
using Planner.Reviewing;

namespace Planner.Publishing;

/// <summary>What a run did, as people, programs and a CI's summary read it.</summary>
internal static class RunReport
{
    public static void WriteText(ImmutableArray<DeliveryResult> results, ImmutableArray<Unplanned> unplanned, DateTimeZone site, TextWriter output)
    {
        if (results.IsEmpty && unplanned.IsEmpty)
        {
            output.WriteLine("Nothing is due.");
            return;
        }

        var width = results.Select(result => result.Decision.Delivery.Account.Id).Concat(unplanned.Select(each => each.Account ?? "(all)")).Max(TerminalColumns.Width);
        var zone = ZoneColumn.Of(results.Select(result => result.Decision.Delivery), site);
        foreach (var result in results)
        {
            var delivery = result.Decision.Delivery;
            output.WriteLine(
                $"{TerminalColumns.Pad(WordOf(result.Kind), 9)}  {delivery.Local:uuuu-MM-dd HH:mm}{zone(delivery)}  {TerminalColumns.Pad(delivery.Account.Id, width)}  {Printable.Of(delivery.Post.Title)}: {Printable.Of(Told(result))}");
        }

        foreach (var (post, account, _, reason) in unplanned)
        {
            output.WriteLine($"lost       without a time    {TerminalColumns.Pad(Printable.Of(account ?? "(all)"), width)}  {Printable.Of(post)}: {Printable.Of(reason)}");
        }
    }

    /// <summary><c>{"run","deliveries":[{"post","account","network","due","state","result","reason","url","id","lagSeconds","fault","digest"}],"unplanned":[…]}</c>; docs/publish.md.</summary>
    public static void WriteJson(string run, ImmutableArray<DeliveryResult> results, ImmutableArray<Unplanned> unplanned, TextWriter output) =>
        output.Write(JsonText.Of(json =>
        {
            json.WriteStartObject();
            json.WriteString("run", run);
            json.WriteStartArray("deliveries");
            foreach (var result in results)
            {
                var delivery = result.Decision.Delivery;
                json.WriteStartObject();
                json.WriteString("post", delivery.Post.Id);
                json.WriteString("account", delivery.Account.Id);
                json.WriteString("network", delivery.Network.Id);
                json.WriteString("due", delivery.Due?.ToString());
                json.WriteString("decision", DecisionReport.WordOf(result.Decision.Verdict));
                json.WriteString("result", WordOf(result.Kind));
                json.WriteString("reason", result.Reason);
                json.WriteString("id", result.Message?.Id);
                json.WriteString("url", result.Message?.Url);
                if (result.Lag is { } lag)
                {
                    json.WriteNumber("lagSeconds", Math.Round(lag.TotalSeconds, 3));
                }

                json.WriteString("fault", result.Fault is { } fault ? Ledger.LedgerWords.Of(fault.Kind) : null);
                json.WriteString("digest", Digest.Of(delivery));
                json.WriteEndObject();
            }

            json.WriteEndArray();
            DecisionReport.WriteUnplanned(json, unplanned);
            json.WriteEndObject();
        }));

    /// <summary>A table in Markdown for the page of a CI run; null when there is nothing to tell.</summary>
    public static string? Summary(ImmutableArray<DeliveryResult> results, ImmutableArray<Unplanned> unplanned)
    {
        var told = results.Where(result => result.Kind is not ResultKind.Skipped).ToArray();
        if (told.Length == 0 && unplanned.IsEmpty)
        {
            return null;
        }

        var lines = new List<string> { "### Planner", "", "| | due | account | post | |", "|---|---|---|---|---|" };
        lines.AddRange(told.Select(result => $"| {WordOf(result.Kind)} | {result.Decision.Delivery.Local:uuuu-MM-dd HH:mm} | {result.Decision.Delivery.Account.Id} | {Cell(result.Decision.Delivery.Post.Title)} | {Cell(Told(result))} |"));
        lines.AddRange(unplanned.Select(each => $"| lost | | {each.Account} | {Cell(each.Post)} | {Cell(each.Reason)} |"));
        return string.Join('\n', lines) + "\n";
    }

    /// <summary>The exit code's meaning: what failed goes before what a person has to decide.</summary>
    public static bool HasFailed(ImmutableArray<DeliveryResult> results) => results.Any(result => result.Kind is ResultKind.Failed or ResultKind.Unwritten);

    public static bool NeedsPerson(ImmutableArray<DeliveryResult> results) => results.Any(result => result.Kind is ResultKind.NeedsPerson or ResultKind.Uncertain);

    public static string WordOf(ResultKind kind) => kind switch
    {
        ResultKind.Skipped => "skip",
        ResultKind.NeedsPerson => "ask",
        ResultKind.Published => "published",
        ResultKind.HandedOff => "handedOff",
        ResultKind.Asked => "asked",
        ResultKind.Cancelled => "cancelled",
        ResultKind.Released => "released",
        ResultKind.Failed => "failed",
        ResultKind.Uncertain => "uncertain",
        _ => "unwritten",
    };

    private static string Told(DeliveryResult result) => result.Lag is { } lag ? $"{result.Reason} ({Spans.OfLag(lag)} after its moment)" : result.Reason;

    private static string Cell(string text) => Printable.Of(text).Replace("|", "\\|", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).ReplaceLineEndings(" ");
}
