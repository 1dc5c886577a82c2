using System.Text.Json;
using NodaTime.Text;

namespace Planner.Publishing.Connectors.Mastodon;

/// <summary>A status, as far as it is looked at.</summary>
/// <param name="Html">What readers see.</param>
/// <param name="Text">What its author wrote; null on servers that keep it to themselves, as Mastodon does.</param>
/// <param name="Media">How many there are.</param>
internal sealed record MastodonStatus(
    string Id, string? Url, Instant Created, string Html, string? Text, string Warning, string? InReplyTo, string? Visibility, int Media, bool IsReblog, bool IsPinned);

/// <summary>The server's answers. Null is what cannot be read; nothing is thrown.</summary>
internal static class MastodonJson
{
    /// <summary>Clocks differ by less.</summary>
    private static readonly Duration Skew = Duration.FromMinutes(2);

    public static string? Id(string body) => Read(body, root => Text(root, "id"));

    /// <summary>Null where there is no <c>error</c> in it.</summary>
    public static string? Error(string body) => Read(body, root => (Text(root, "error"), Text(root, "error_description")) switch
    {
        (null, _) => null,
        (var error, null) => error,
        var (error, description) => $"{error}: {description}",
    });

    /// <summary>
    /// Of a status, or of a scheduled one, which has no address; snac answers a status of the future to what it holds.
    /// </summary>
    public static SentMessage? Message(string body, Instant now) => Read(body, root =>
        Text(root, "id") is not { Length: > 0 } id ? null
        : Time(root, "scheduled_at") is { } scheduled ? new SentMessage(id) { HeldUntil = scheduled }
        : !IsStatus(root) ? null
        : new SentMessage(id, Text(root, "url") ?? Text(root, "uri")) { HeldUntil = Time(root, "created_at") is { } created && created > now + Skew ? created : null });

    /// <summary>The account's id, and who sees its posts when nobody says it.</summary>
    public static (string Id, string? Visibility)? Account(string body) => Read(body, root =>
        Text(root, "id") is { Length: > 0 } id ? (id, root.TryGetProperty("source", out var source) ? Text(source, "privacy") : null) : ((string, string?)?)null);

    public static ImmutableArray<MastodonStatus>? Statuses(string body) => List(body, Status);

    /// <summary>What is held, as the statuses that it will be.</summary>
    public static ImmutableArray<MastodonStatus>? Scheduled(string body) => List(body, element =>
        Text(element, "id") is { } id && Time(element, "scheduled_at") is { } time && element.TryGetProperty("params", out var asked) && Text(asked, "text") is { } text
            ? new MastodonStatus(id, null, time, "", text, Text(asked, "spoiler_text") ?? "", Text(asked, "in_reply_to_id"), Text(asked, "visibility"), Count(element, "media_attachments"), false, false)
            : null);

    private static MastodonStatus? Status(JsonElement element) =>
        Text(element, "id") is { } id && Time(element, "created_at") is { } created
            ? new MastodonStatus(
                id, Text(element, "url") ?? Text(element, "uri"), created, Text(element, "content") ?? "", Text(element, "text"), Text(element, "spoiler_text") ?? "",
                Text(element, "in_reply_to_id"), Text(element, "visibility"), Count(element, "media_attachments"), Is(element, "reblog", JsonValueKind.Object), Is(element, "pinned", JsonValueKind.True))
            : null;

    private static bool IsStatus(JsonElement root) => Text(root, "uri") is not null || Text(root, "content") is not null;

    private static ImmutableArray<MastodonStatus>? List(string body, Func<JsonElement, MastodonStatus?> read) => Read<ImmutableArray<MastodonStatus>?>(body, root =>
    {
        if (root.ValueKind is not JsonValueKind.Array)
        {
            return null;
        }

        // One that cannot be read could be the one that is looked for.
        var all = root.EnumerateArray().Select(read).ToArray();
        return all.Contains(null) ? null : [.. all!];
    });

    private static T? Read<T>(string body, Func<JsonElement, T?> read)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            return read(document.RootElement);
        }
        catch (JsonException)
        {
            return default;
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair is JSON, and no text.
            return default;
        }
    }

    /// <summary>Numbers are ids of relatives that do not write them as texts.</summary>
    private static string? Text(JsonElement element, string name) =>
        element.ValueKind is not JsonValueKind.Object || !element.TryGetProperty(name, out var value) ? null
        : value.ValueKind is JsonValueKind.String ? value.GetString()
        : value.ValueKind is JsonValueKind.Number ? value.GetRawText()
        : null;

    private static Instant? Time(JsonElement element, string name) =>
        Text(element, name) is { } text && OffsetDateTimePattern.Rfc3339.Parse(text) is { Success: true } time ? time.Value.ToInstant() : null;

    private static int Count(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.Array ? value.GetArrayLength() : 0;

    private static bool Is(JsonElement element, string name, JsonValueKind kind) => element.TryGetProperty(name, out var value) && value.ValueKind == kind;
}
