using System.Text;
using System.Text.Json;

namespace Planner.Publishing.Connectors.LinkedIn;

/// <summary>
/// Looks for what may have been posted. Pages with <c>r_organization_social</c> list their posts. A member's token may not list them; there
/// LinkedIn itself keeps the second of two alike away: it refuses the same text for a day at least, and names the first
/// (composio#2710, 2026-02: for 24 to 48 hours, even when the first was deleted).
/// </summary>
internal sealed class LinkedInSearch(LinkedInServer server)
{
    /// <summary>How long after the first the second is surely refused; by a wide margin, since LinkedIn does not document it.</summary>
    private static readonly Duration Refused = Duration.FromHours(12);

    /// <summary>The most on one page ("Posts API").</summary>
    private const int Page = 100;

    private static readonly SendFault Unlisted = new(FaultKind.Unknown, "the token may not list what was posted");

    public Task<Sighting> FindAsync(OutgoingMessage message, Instant since, CancellationToken cancellationToken) =>
        message.IsComment ? CommentAsync(message, since, cancellationToken) : PostAsync(message, since, cancellationToken);

    private async Task<Sighting> PostAsync(OutgoingMessage message, Instant since, CancellationToken cancellationToken)
    {
        var (author, fault) = await server.AuthorAsync(cancellationToken);
        if (author is null)
        {
            return new Sighting.Unclear(fault!);
        }

        var reply = await server.GetAsync($"posts?author={Uri.EscapeDataString(author)}&q=author&count={Page}&sortBy=CREATED", cancellationToken, "FINDER");
        if (reply is Reply.Answer { IsSuccess: true } answer && AnswerJson.TryParse(answer.Body) is { } body && body.Member("elements") is { ValueKind: JsonValueKind.Array })
        {
            ImmutableArray<Seen> all = [.. body.List("elements").Select(element => new Seen(element.Text("id"), element.Text("commentary") ?? "", TimeOf(element, "createdAt") ?? TimeOf(element, "publishedAt")))];
            return Among(all, message.Content.Text.Text, since, isWhole: all.Length < Page || all.Any(seen => seen.At < since), urn => new SentMessage(urn, LinkedInUrn.Permalink(urn)));
        }

        return reply is not Reply.Answer { Status: 403 } ? new Sighting.Unclear(server.FaultOf(reply))
            : IsRefusedTwice(message, since) ? new Sighting.Missing()
            : new Sighting.Unclear(Unlisted);
    }

    private async Task<Sighting> CommentAsync(OutgoingMessage message, Instant since, CancellationToken cancellationToken)
    {
        var (author, fault) = await server.AuthorAsync(cancellationToken);
        if (author is null || message.Parent is not { } parent)
        {
            return new Sighting.Unclear(fault ?? Unlisted);
        }

        var reply = await server.GetAsync($"socialActions/{Uri.EscapeDataString(parent.Id)}/comments?count={Page}", cancellationToken);
        if (reply is not Reply.Answer { IsSuccess: true } answer || AnswerJson.TryParse(answer.Body) is not { } body || body.Member("elements") is not { ValueKind: JsonValueKind.Array })
        {
            return new Sighting.Unclear(reply is Reply.Answer { Status: 403 } ? Unlisted : server.FaultOf(reply));
        }

        var all = body.List("elements").ToArray();
        ImmutableArray<Seen> own =
        [
            .. from element in all
               where element.Text("actor") == author
               let created = element.Member("created")
               select new Seen(LinkedInComment.UrnOf(element, parent.Id), element.At("message")?.Text("text") ?? "", created is { } at ? TimeOf(at, "time") : null),
        ];
        return Among(own, LinkedInComment.TextOf(message), since, all.Length < Page, urn => new SentMessage(urn, parent.Url));
    }

    private static Sighting Among(ImmutableArray<Seen> all, string text, Instant since, bool isWhole, Func<string, SentMessage> found)
    {
        var sought = Comparable(text);
        var later = all.Where(seen => seen.At is not { } at || at >= since).ToArray();
        return later.FirstOrDefault(seen => seen.Urn is not null && sought.Length > 0 && Comparable(seen.Text) == sought) is { Urn: { } urn } ? new Sighting.Found(found(urn))
            : later.Any(seen => IsNear(Comparable(seen.Text), sought)) ? new Sighting.Unclear(new SendFault(FaultKind.Unknown, "something much like it stands there"))
            : isWhole ? new Sighting.Missing()
            : new Sighting.Unclear(new SendFault(FaultKind.Unknown, "there are more posts since than can be listed"));
    }

    /// <summary>
    /// Whether sending again posts nothing if the first arrived: it has nothing but a text that is its own, and is not old. Then it is
    /// sent again, and the refusal is the receipt.
    /// </summary>
    private bool IsRefusedTwice(OutgoingMessage message, Instant since) =>
        message.Media.IsEmpty && message.Delivery.Poll is null && message.Prepared.Card is null && message.Content.Text.Counted.Trim().Length > 0 && server.Settings.Clock() - since < Refused;

    /// <summary>Two without words may be the same; else what begins alike is too near to say no.</summary>
    private static bool IsNear(string one, string other) =>
        one.Length == 0 || other.Length == 0 ? one.Length == other.Length : one.AsSpan(0, Math.Min(one.Length, 40)).SequenceEqual(other.AsSpan(0, Math.Min(other.Length, 40)));

    /// <summary>As readers see it: without backslashes, with hashtags that LinkedIn made templates of (<c>{hashtag|\#|kiln}</c>) and spaces as one.</summary>
    private static string Comparable(string text)
    {
        var plain = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length; at++)
        {
            if (text.AsSpan(at).StartsWith("{hashtag|") && text.IndexOf('}', at) is > 0 and var end && text.LastIndexOf('|', end) is var bar)
            {
                plain.Append('#').Append(text, bar + 1, end - bar - 1);
                at = end;
            }
            else if (text[at] is not '\\' || (at > 0 && text[at - 1] is '\\'))
            {
                plain.Append(char.IsWhiteSpace(text[at]) ? ' ' : text[at]);
            }
        }

        return string.Join(' ', plain.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    private static Instant? TimeOf(JsonElement element, string name) =>
        element.Member(name) is { ValueKind: JsonValueKind.Number } number && number.TryGetInt64(out var milliseconds) && milliseconds is > 0 and < 253_402_300_800_000 ? Instant.FromUnixTimeMilliseconds(milliseconds) : null;

    private sealed record Seen(string? Urn, string Text, Instant? At);
}
