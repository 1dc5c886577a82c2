using System.Text.Json;
using NodaTime.Text;
using Planner.Publishing.Connectors;

namespace Planner.Publishing.Ledger;

/// <summary>The reading half of <see cref="LedgerEventFile"/>. Members that it does not know are left alone.</summary>
internal static class LedgerEventJson
{
    /// <exception cref="FormatException">It is no event, and the message says why.</exception>
    /// <exception cref="NewerVersionException">It is one of a later version.</exception>
    public static LedgerEvent Read(JsonElement json, int version)
    {
        CheckVersion(json, version);
        return new LedgerEvent
        {
            Kind = LedgerWords.Kind(Text(json, "kind")) ?? throw new FormatException($"'{Text(json, "kind")}' is no kind of event"),
            Key = new LedgerKey(Text(json, "post"), Text(json, "account")),
            Due = Moment(json, "due") ?? throw Missing("due"),
            At = Moment(json, "at") ?? throw Missing("at"),
            Run = Text(json, "run"),
            Digest = TextOrNull(json, "digest"),
            Text = TextOrNull(json, "text"),
            Lease = Moment(json, "lease"),
            Segment = Member(json, "segment", JsonValueKind.Number)?.GetInt32(),
            Segments = Member(json, "segments", JsonValueKind.Number)?.GetInt32(),
            Message = Member(json, "message", JsonValueKind.Object) is { } message ? Message(message) : null,
            Fault = Member(json, "fault", JsonValueKind.Object) is { } fault ? Fault(fault) : null,
            Stage = Member(json, "stage", JsonValueKind.Object) is { } stage ? new Stage(Text(stage, "name"), TextOrNull(stage, "text"), TextOrNull(stage, "sealed")) : null,
            By = TextOrNull(json, "by"),
            Reason = TextOrNull(json, "reason"),
            Cost = Member(json, "cost", JsonValueKind.Number)?.GetDecimal(),
        };
    }

    private static void CheckVersion(JsonElement json, int version)
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            throw new FormatException("it is no JSON object");
        }

        var written = (Member(json, "version", JsonValueKind.Number) ?? throw Missing("version")).GetInt32();
        if (written != version)
        {
            throw written > version ? new NewerVersionException(written) : new FormatException($"there is no version {written}");
        }
    }

    private static SentMessage Message(JsonElement json) =>
        new(Text(json, "id"), TextOrNull(json, "url"), TextOrNull(json, "version")) { HeldUntil = Moment(json, "heldUntil") };

    private static SendFault Fault(JsonElement json) =>
        new(LedgerWords.Fault(Text(json, "kind")) ?? throw new FormatException($"'{Text(json, "kind")}' is no kind of fault"), Text(json, "message"))
        {
            RetryAfter = TextOrNull(json, "retryAfter") is { } after ? Parsed(DurationPattern.JsonRoundtrip.Parse(after), "retryAfter") : null,
        };

    private static Instant? Moment(JsonElement json, string name) =>
        TextOrNull(json, name) is { } text ? Parsed(InstantPattern.ExtendedIso.Parse(text), name) : null;

    private static T Parsed<T>(ParseResult<T> result, string name) =>
        result.TryGetValue(default!, out var value) ? value : throw new FormatException($"'{name}' is no time of ISO 8601");

    private static string Text(JsonElement json, string name) => TextOrNull(json, name) ?? throw Missing(name);

    private static string? TextOrNull(JsonElement json, string name) => Member(json, name, JsonValueKind.String)?.GetString();

    private static JsonElement? Member(JsonElement json, string name, JsonValueKind kind) =>
        !json.TryGetProperty(name, out var member) ? null
        : member.ValueKind == kind ? member
        : throw new FormatException($"'{name}' is no {kind.ToString().ToLowerInvariant()}");

    private static FormatException Missing(string name) => new($"'{name}' is missing");
}

/// <summary>The event was written by a later version of the program.</summary>
internal sealed class NewerVersionException(int version) : Exception
{
    public int Version { get; } = version;
}
