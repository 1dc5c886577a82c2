using System.Text;
using System.Text.Json;
using NodaTime.Text;
using Planner.Printing;
using Planner.Publishing.Connectors;

namespace Planner.Publishing.Ledger;

/// <summary>An event as a file of the ledger: JSON of version 1 (docs/ledger.md). What is absent is left out.</summary>
internal static class LedgerEventFile
{
    private const int Version = 1;

    /// <summary>A hundred times what the longest event has.</summary>
    private const int MostBytes = 1 << 17;

    /// <summary>The same event is the same bytes: members in this order, a line break at the end.</summary>
    public static byte[] Write(LedgerEvent each) => Encoding.UTF8.GetBytes(JsonText.Of(json =>
    {
        json.WriteStartObject();
        json.WriteNumber("version", Version);
        json.WriteString("kind", LedgerWords.Of(each.Kind));
        json.WriteString("post", each.Key.Post);
        json.WriteString("account", each.Key.Account);
        Add(json, "due", each.Due);
        Add(json, "at", each.At);
        json.WriteString("run", each.Run);
        Add(json, "digest", each.Digest);
        Add(json, "text", each.Text);
        Add(json, "lease", each.Lease);
        Add(json, "segment", each.Segment);
        Add(json, "segments", each.Segments);
        Add(json, each.Message);
        Add(json, each.Fault);
        Add(json, each.Stage);
        Add(json, "by", each.By);
        Add(json, "reason", each.Reason);
        Add(json, "cost", each.Cost);
        json.WriteEndObject();
    }));

    /// <param name="path">In the ledger; what it says has to be what the file says.</param>
    public static LedgerEventReading Read(string path, ReadOnlyMemory<byte> bytes)
    {
        try
        {
            using var json = bytes.Length <= MostBytes ? JsonDocument.Parse(bytes) : throw new FormatException("it is too long");
            var each = LedgerEventJson.Read(json.RootElement, Version);
            var number = LedgerPath.NumberOf(path[(path.LastIndexOf('/') + 1)..]) ?? throw new FormatException("its name has no number");
            return !LedgerPath.IsSafe(each) ? throw new FormatException("its post, account or run is none")
                : LedgerPath.Of(each, number) != path ? throw new FormatException($"by what it says it would be {LedgerPath.Of(each, number)}")
                : new LedgerEventReading.Read(each, number);
        }
        catch (NewerVersionException exception)
        {
            return new LedgerEventReading.Refused($"{Printable.Of(path)} was written by a newer planner (version {exception.Version} of the ledger): update planner.");
        }
        catch (Exception exception) when (exception is FormatException or JsonException or InvalidOperationException or KeyNotFoundException)
        {
            return new LedgerEventReading.Refused($"{Printable.Of(path)} is no event of the ledger: {(exception is JsonException ? "it is no JSON" : Printable.Of(exception.Message.TrimEnd('.')))}. Put back the file as it was; docs/ledger.md says how.");
        }
    }

    private static void Add(Utf8JsonWriter json, SentMessage? message)
    {
        if (message is not null)
        {
            json.WriteStartObject("message");
            json.WriteString("id", message.Id);
            Add(json, "url", message.Url);
            Add(json, "version", message.Version);
            Add(json, "heldUntil", message.HeldUntil);
            json.WriteEndObject();
        }
    }

    private static void Add(Utf8JsonWriter json, SendFault? fault)
    {
        if (fault is not null)
        {
            json.WriteStartObject("fault");
            json.WriteString("kind", LedgerWords.Of(fault.Kind));
            json.WriteString("message", fault.Message);
            Add(json, "retryAfter", fault.RetryAfter is { } after ? DurationPattern.JsonRoundtrip.Format(after) : null);
            json.WriteEndObject();
        }
    }

    private static void Add(Utf8JsonWriter json, Stage? stage)
    {
        if (stage is not null)
        {
            json.WriteStartObject("stage");
            json.WriteString("name", stage.Name);
            Add(json, "text", stage.Text);
            Add(json, "sealed", stage.Sealed);
            json.WriteEndObject();
        }
    }

    private static void Add(Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
        {
            json.WriteString(name, value);
        }
    }

    private static void Add(Utf8JsonWriter json, string name, Instant? value) => Add(json, name, value is { } instant ? InstantPattern.ExtendedIso.Format(instant) : null);

    private static void Add(Utf8JsonWriter json, string name, decimal? value)
    {
        if (value is { } number)
        {
            json.WriteNumber(name, number);
        }
    }
}
