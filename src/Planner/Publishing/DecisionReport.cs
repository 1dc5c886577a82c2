using Planner.Printing;
using Planner.Reviewing;

namespace Planner.Publishing;

/// <summary>Decisions as people and programs read them.</summary>
internal static class DecisionReport
{
    public static void WriteText(ImmutableArray<Decision> decisions, DateTimeZone site, TextWriter output)
    {
        if (decisions.IsEmpty)
        {
            output.WriteLine("Nothing is due.");
            return;
        }

        var width = decisions.Max(decision => TextColumns.Width(decision.Delivery.Account.Id));
        var zone = ZoneColumn.Of(decisions.Select(decision => decision.Delivery), site);
        foreach (var (delivery, verdict, reason) in decisions)
        {
            output.WriteLine(
                $"{TextColumns.Pad(WordOf(verdict), 4)}  {delivery.Local:uuuu-MM-dd HH:mm}{zone(delivery)}  {TextColumns.Pad(delivery.Account.Id, width)}  {Printable.Of(delivery.Post.Title)}: {Printable.Of(reason)}");
        }
    }

    /// <summary><c>{"decisions":[{"post","account","network","due","state","decision","reason","digest"}]}</c></summary>
    public static void WriteJson(ImmutableArray<Decision> decisions, TextWriter output) =>
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
            json.WriteEndObject();
        }));

    private static string WordOf(Verdict verdict) => verdict switch
    {
        Verdict.Send => "send",
        Verdict.WaitThenSend => "wait",
        Verdict.Skip => "skip",
        _ => "ask",
    };
}
