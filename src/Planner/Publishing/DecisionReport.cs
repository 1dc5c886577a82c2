using Planner.Printing;
using Planner.Reviewing;

namespace Planner.Publishing;

/// <summary>Decisions as people and programs read them.</summary>
internal static class DecisionReport
{
    private const string Everywhere = "(all)";

    public static void WriteText(ImmutableArray<Decision> decisions, ImmutableArray<Unplanned> unplanned, DateTimeZone site, TextWriter output)
    {
        if (decisions.IsEmpty && unplanned.IsEmpty)
        {
            output.WriteLine("Nothing is due.");
            return;
        }

        var accounts = decisions.Select(decision => decision.Delivery.Account.Id).Concat(unplanned.Select(each => each.Account ?? Everywhere));
        var width = accounts.Max(TerminalColumns.Width);
        var zone = ZoneColumn.Of(decisions.Select(decision => decision.Delivery), site);
        foreach (var (delivery, verdict, reason) in decisions)
        {
            output.WriteLine(
                $"{TerminalColumns.Pad(WordOf(verdict), 4)}  {delivery.Local:uuuu-MM-dd HH:mm}{zone(delivery)}  {TerminalColumns.Pad(delivery.Account.Id, width)}  {Printable.Of(delivery.Post.Title)}: {Printable.Of(reason)}");
        }

        foreach (var (post, account, _, reason) in unplanned)
        {
            output.WriteLine($"lost  without a time    {TerminalColumns.Pad(Printable.Of(account ?? Everywhere), width)}  {Printable.Of(post)}: {Printable.Of(reason)}");
        }
    }

    /// <summary><c>{"decisions":[{"post","account","network","due","state","decision","reason","digest"}],"unplanned":[{"post","account","file","line","column","reason"}]}</c></summary>
    public static void WriteJson(ImmutableArray<Decision> decisions, ImmutableArray<Unplanned> unplanned, TextWriter output) =>
        output.Write(JsonText.Of(json =>
        {
            json.WriteStartObject();
            json.WriteStartArray("decisions");
            foreach (var (delivery, verdict, reason) in decisions)
            {
                json.WriteStartObject();
                json.WriteString("post", delivery.Post.Id);
                json.WriteString("account", delivery.Account.Id);
                json.WriteString("network", delivery.Network.Id);
                json.WriteString("due", delivery.Due?.ToString());
                json.WriteString("state", Words.Of(delivery.State));
                json.WriteString("decision", WordOf(verdict));
                json.WriteString("reason", reason);
                json.WriteString("digest", Digest.Of(delivery));
                json.WriteEndObject();
            }

            json.WriteEndArray();
            WriteUnplanned(json, unplanned);
            json.WriteEndObject();
        }));

    internal static void WriteUnplanned(System.Text.Json.Utf8JsonWriter json, ImmutableArray<Unplanned> unplanned)
    {
        json.WriteStartArray("unplanned");
        foreach (var (post, account, source, reason) in unplanned)
        {
            json.WriteStartObject();
            json.WriteString("post", post);
            json.WriteString("account", account);
            json.WriteString("file", source.Path);
            json.WriteNumber("line", source.Line);
            json.WriteNumber("column", source.Column);
            json.WriteString("reason", reason);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    internal static string WordOf(Verdict verdict) => verdict switch
    {
        Verdict.Send => "send",
        Verdict.WaitThenSend => "wait",
        Verdict.HandOff => "handOff",
        Verdict.LookUp => "lookUp",
        Verdict.Cancel => "cancel",
        Verdict.Skip => "skip",
        _ => "ask",
    };
}
