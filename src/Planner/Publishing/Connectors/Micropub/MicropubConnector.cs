using System.Text.Json;
using NodaTime.Text;

namespace Planner.Publishing.Connectors.Micropub;

/// <summary>
/// Posts on sites that speak Micropub (W3C Recommendation, 2017-05-23; networks.md 18). Nothing in it keeps a second post away; what servers list of theirs
/// (<c>q=source</c> without an address, an extension) tells whether it is there, and where they list nothing a person has to look.
/// </summary>
internal sealed class MicropubConnector(ConnectorSettings settings) : IConnector
{
    private const int Page = 50;

    private static readonly SendFault Unlisted = new(FaultKind.Unknown, "the site does not list its posts for programs; look there");

    private static readonly ImmutableArray<string> Needed = ["create", "media"];

    private readonly MicropubServer server = new(settings);

    public static ConnectorKind Kind { get; } = new("micropub", ["access_token"], NeedsServer: true, settings => new MicropubConnector(settings)) { Can = Abilities.Withdraw | Abilities.Edit };

    public DuplicateGuard Guard => DuplicateGuard.LookUp;

    public async Task<SendFault?> PrepareAsync(CancellationToken cancellationToken) => (await server.EndpointAsync(cancellationToken)).Fault;

    public Task<UploadOutcome> UploadAsync(OutgoingMedia media, CancellationToken cancellationToken) => new MicropubUpload(server).UploadAsync(media, cancellationToken);

    public async Task<Outcome> SendAsync(OutgoingMessage message, CancellationToken cancellationToken)
    {
        if (message.IsHandedOff)
        {
            return new Outcome.Rejected(new SendFault(FaultKind.Validation, "no server of Micropub says whether it holds a post until its time"));
        }

        var (endpoint, fault) = await server.EndpointAsync(cancellationToken);
        if (endpoint is null)
        {
            return new Outcome.Rejected(fault!);
        }

        return await server.PostAsync(endpoint, json => MicropubPost.Write(json, message), cancellationToken) switch
        {
            Reply.Answer { Status: 201 or 202 } answer when server.LocationOf(answer) is { } address => new Outcome.Published(new SentMessage(address, address)),
            var other => other.Unsent(server.FaultOf(other)),
        };
    }

    public async Task<Sighting> FindAsync(OutgoingMessage message, Instant since, CancellationToken cancellationToken)
    {
        var reply = await server.QueryAsync(cancellationToken, ("q", "source"), ("limit", $"{Page}"));
        if (reply is not Reply.Answer { IsSuccess: true } answer || AnswerJson.TryParse(answer.Body) is not { } body || body.Member("items") is not { ValueKind: JsonValueKind.Array })
        {
            // A server that lists nothing says that an address is missing.
            return new Sighting.Unclear(reply is Reply.Answer { Status: < 500 and not (401 or 403 or 429) } ? Unlisted : server.FaultOf(reply));
        }

        var items = body.List("items").Select(item => item.Member("properties") ?? item).ToArray();
        var said = BlogText.Said(BlogText.Html(message, [.. message.Content.Media.Select(_ => (string?)null)]));
        foreach (var item in items)
        {
            if (First(item, "url") is { } address && HasSlug(item, address, MicropubPost.SlugOf(message)))
            {
                return BlogText.Said(ContentOf(item)) == said ? new Sighting.Found(new SentMessage(address, address)) : new Sighting.Unclear(new SendFault(FaultKind.Duplicate, $"another post has the slug '{MicropubPost.SlugOf(message)}'; give this one its own with 'extra: {{slug: …}}'"));
            }
        }

        return items.Any(item => BlogText.Said(ContentOf(item)) == said && said.Length > 0) ? new Sighting.Unclear(new SendFault(FaultKind.Unknown, "something much like it stands there"))
            : items.Length < Page || items.Any(item => TimeOf(item) < since) ? new Sighting.Missing()
            : new Sighting.Unclear(Unlisted);
    }

    public async Task<Sighting> VerifyAsync(SentMessage message, CancellationToken cancellationToken) =>
        await server.QueryAsync(cancellationToken, ("q", "source"), ("url", message.Id)) switch
        {
            Reply.Answer { IsSuccess: true } answer when AnswerJson.TryParse(answer.Body)?.Member("properties") is { } properties =>
                properties.List("deleted").Any() || properties.List("post-status").Any(status => status.ValueKind is JsonValueKind.String && status.GetString() == "draft") ? new Sighting.Missing() : new Sighting.Found(message),
            Reply.Answer { Status: 404 or 410 } => new Sighting.Missing(),
            var reply => new Sighting.Unclear(server.FaultOf(reply)),
        };

    public async Task<SendFault?> WithdrawAsync(SentMessage message, CancellationToken cancellationToken)
    {
        var reply = await ActAsync("delete", message, static _ => { }, cancellationToken);
        return reply is Reply.Answer { IsSuccess: true } or Reply.Answer { Status: 404 or 410 } ? null : server.FaultOf(reply);
    }

    public async Task<SendFault?> EditAsync(OutgoingMessage message, SentMessage sent, CancellationToken cancellationToken)
    {
        var addresses = message.Content.Media.Select(_ => (string?)null).ToImmutableArray();
        if (BlogText.InText(message) > 0)
        {
            var standing = await server.QueryAsync(cancellationToken, ("q", "source"), ("url", sent.Id));
            if (standing is not Reply.Answer { IsSuccess: true } answer || AnswerJson.TryParse(answer.Body)?.Member("properties") is not { } properties)
            {
                return server.FaultOf(standing);
            }

            var shown = BlogText.Shown(ContentOf(properties));
            var own = BlogText.InText(message);
            if (shown.Length != own)
            {
                return StandingMedia.Changed;
            }

            addresses = [.. addresses[..^own], .. shown];
        }

        var reply = await ActAsync("update", sent, json =>
        {
            json.WriteStartObject("replace");
            MicropubPost.WriteContent(json, message, addresses);
            json.WriteEndObject();
        }, cancellationToken);
        return reply is Reply.Answer { IsSuccess: true } ? null : server.FaultOf(reply);
    }

    public async Task<TokenReport> AboutTokenAsync(CancellationToken cancellationToken)
    {
        var config = await server.QueryAsync(cancellationToken, ("q", "config"));
        if (config is not Reply.Answer { IsSuccess: true })
        {
            return TokenReport.Failed(server.FaultOf(config));
        }

        // Servers of IndieAuth tell whose a token is at the endpoint that gave it (IndieAuth 2018, 6.1).
        if ((await server.RelationAsync("token_endpoint", cancellationToken)).Address is not { } named || server.Resolved(named) is not { } endpoint
            || await server.GetAsync(endpoint, cancellationToken) is not Reply.Answer { IsSuccess: true } answer || AnswerJson.TryParse(answer.Body) is not { } token)
        {
            return new TokenReport((string?)null) { Remark = "the site takes the token; it does not say what it may do" };
        }

        var scopes = (token.Text("scope") ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).ToImmutableArray();
        return new TokenReport(token.Text("me") is { } owner ? settings.Told(owner) : null)
        {
            Scopes = scopes,
            Lacking = scopes.IsEmpty ? [] : [.. Needed.Where(scope => !scopes.Contains(scope) && !(scope == "media" && scopes.Contains("create")))],
        };
    }

    private async Task<Reply> ActAsync(string action, SentMessage message, Action<Utf8JsonWriter> write, CancellationToken cancellationToken)
    {
        var (endpoint, fault) = await server.EndpointAsync(cancellationToken);
        return endpoint is null ? new Reply.Nothing(fault!, MayHaveArrived: false) : await server.PostAsync(endpoint, json =>
        {
            json.WriteStartObject();
            json.WriteString("action", action);
            json.WriteString("url", message.Id);
            write(json);
            json.WriteEndObject();
        }, cancellationToken);
    }

    private static bool HasSlug(JsonElement item, string address, string slug) =>
        First(item, "mp-slug") == slug || Uri.UnescapeDataString(address.TrimEnd('/').Split('/')[^1]).Split('.')[0] == slug;

    private static string? First(JsonElement properties, string name) =>
        properties.List(name).FirstOrDefault() is { ValueKind: JsonValueKind.String } first ? first.GetString() : properties.Text(name);

    private static string ContentOf(JsonElement properties) => properties.List("content").FirstOrDefault() is var first && first.ValueKind is JsonValueKind.Object ? first.Text("html") ?? "" : System.Net.WebUtility.HtmlEncode(First(properties, "content") ?? "");

    private static Instant? TimeOf(JsonElement properties) =>
        First(properties, "published") is { } text && OffsetDateTimePattern.Rfc3339.Parse(text) is { Success: true } moment ? moment.Value.ToInstant() : null;
}
