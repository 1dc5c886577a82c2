using System.Text.Json;
using NodaTime.Text;
using Planner.Examining;
using Planner.Printing;
using Planner.Publishing.Ledger;

namespace Planner.Publishing;

/// <summary>What the ledger says, as people and programs read it.</summary>
internal static class StatusReport
{
    /// <param name="ends">Tokens that end soon.</param>
    public static void WriteText(ImmutableArray<DeliveryRecord> records, ImmutableArray<Remark> ends, Instant now, TextWriter output)
    {
        WriteText(records, now, output);
        foreach (var remark in ends)
        {
            output.WriteLine($"{Words.Of(remark.Severity)}: {Printable.Of(remark.About)}: {Printable.Of(remark.Message)}");
        }
    }

    private static void WriteText(ImmutableArray<DeliveryRecord> records, Instant now, TextWriter output)
    {
        if (records.IsEmpty)
        {
            output.WriteLine("The ledger holds nothing of this time.");
            return;
        }

        var width = records.Max(record => TerminalColumns.Width(record.Key.Account));
        foreach (var record in records)
        {
            output.WriteLine($"{WordOf(record.StateAt(now)),-10}  {record.Events[^1].Due:uuuu-MM-dd HH:mm}Z  {TerminalColumns.Pad(Printable.Of(record.Key.Account), width)}  {Printable.Of(record.Key.Post)}{Printable.Of(Told(record, now))}");
        }
    }

    /// <summary><c>{"deliveries":[{"post","account","state","due","at","lagSeconds","url","id","run","by","reason","fault","events":[{"kind","at","run"}]}],"tokens":[{"account","message"}],"summary":{…}}</c>; docs/publish.md.</summary>
    public static void WriteJson(ImmutableArray<DeliveryRecord> records, ImmutableArray<Remark> ends, Instant now, TextWriter output) => output.Write(JsonText.Of(json =>
    {
        json.WriteStartObject();
        json.WriteStartArray("deliveries");
        foreach (var record in records)
        {
            var last = record.Events[^1];
            json.WriteStartObject();
            json.WriteString("post", record.Key.Post);
            json.WriteString("account", record.Key.Account);
            json.WriteString("state", WordOf(record.StateAt(now)));
            json.WriteString("due", InstantPattern.ExtendedIso.Format(last.Due));
            json.WriteString("at", InstantPattern.ExtendedIso.Format(last.At));
            if (LagOf(record) is { } lag)
            {
                json.WriteNumber("lagSeconds", Math.Round(lag.TotalSeconds, 3));
            }

            var message = record.Messages.Values.FirstOrDefault();
            json.WriteString("id", message?.Id);
            json.WriteString("url", message?.Url);
            json.WriteString("run", last.Run);
            json.WriteString("by", last.By);
            json.WriteString("reason", last.Reason ?? last.Fault?.Message);
            json.WriteString("fault", last.Fault is { } fault ? LedgerWords.Of(fault.Kind) : null);
            WriteEvents(record, json);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("tokens");
        foreach (var remark in ends)
        {
            json.WriteStartObject();
            json.WriteString("account", remark.Account);
            json.WriteString("message", remark.Message);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartObject("summary");
        foreach (var state in records.CountBy(record => WordOf(record.StateAt(now))).OrderBy(state => state.Key, StringComparer.Ordinal))
        {
            json.WriteNumber(state.Key, state.Value);
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }));

    private static void WriteEvents(DeliveryRecord record, Utf8JsonWriter json)
    {
        json.WriteStartArray("events");
        foreach (var each in record.Events)
        {
            json.WriteStartObject();
            json.WriteString("kind", LedgerWords.Of(each.Kind));
            json.WriteString("at", InstantPattern.ExtendedIso.Format(each.At));
            json.WriteString("run", each.Run);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>From the moment that it was due to the receipt; null while there is none, or where a person or a later look wrote it.</summary>
    public static Duration? LagOf(DeliveryRecord record) =>
        record.Last(LedgerEventKind.HandedOff) is null && record.Last(LedgerEventKind.Published) is { By: null } published ? published.At - published.Due : null;

    public static string WordOf(RecordState state) => char.ToLowerInvariant(state.ToString()[0]) + state.ToString()[1..];

    private static string Told(DeliveryRecord record, Instant now)
    {
        var last = record.Events[^1];
        return record.StateAt(now) switch
        {
            RecordState.Published => $": {record.Messages.Values.FirstOrDefault()?.Url ?? record.Messages.Values.FirstOrDefault()?.Id}{(LagOf(record) is { } lag ? $", {Spans.OfLag(lag)} after its moment" : "")}{(record.IsGone ? "; it does not stand there any more" : "")}",
            RecordState.HandedOff => $": the network holds it until {record.Messages.Values.FirstOrDefault()?.HeldUntil ?? last.Due:uuuu-MM-dd HH:mm}Z",
            RecordState.Claimed => $": run {last.Run} has it until {record.Claim!.Lease:HH:mm:ss}Z",
            RecordState.Unfinished => ": a run ended while it was being sent; the next one looks on the network",
            RecordState.Failed => $": {last.Fault?.Message}. {last.Fault?.Advice(record.Key.Post, record.Key.Account)}",
            RecordState.Uncertain => $": {last.Fault?.Message}. Look there, then planner resolve {record.Key.Post} {record.Key.Account}",
            _ => last.Reason is { } reason ? ": " + reason : "",
        };
    }
}
