using System.Text.Json;

namespace Planner.Publishing.Connectors.Reddit;

/// <summary>
/// Posts in a community of Reddit, and their first comment (networks.md 11). A link that is there already is refused with ALREADY_SUB; everything else is looked
/// for among the account's own posts. A picture's post is made after the answer, which does not name it.
/// </summary>
internal sealed class RedditConnector(ConnectorSettings settings) : IConnector
{
    private const int Page = 100;

    /// <summary>Clocks differ by less.</summary>
    private static readonly Duration Skew = Duration.FromMinutes(5);

    private static readonly ImmutableArray<string> Needed = ["submit", "edit", "read", "identity", "history"];

    private readonly RedditServer server = new(settings);

    public static ConnectorKind Kind { get; } = new("reddit", ["client_id", "client_secret", "username", "password"], NeedsServer: false, settings => new RedditConnector(settings))
    {
        OtherSecrets = [["client_id", "client_secret", "refresh_token"]],
        Can = Abilities.Withdraw | Abilities.Edit,
    };

    public DuplicateGuard Guard => DuplicateGuard.LookUp;

    public async Task<SendFault?> PrepareAsync(CancellationToken cancellationToken) => (await server.TokenAsync(cancellationToken)).Fault;

    public Task<UploadOutcome> UploadAsync(OutgoingMedia media, CancellationToken cancellationToken) => new RedditUpload(server).UploadAsync(media, cancellationToken);

    public async Task<Outcome> SendAsync(OutgoingMessage message, CancellationToken cancellationToken)
    {
        if (!message.IsComment && RedditPost.SubredditOf(message) is null)
        {
            return new Outcome.Rejected(new SendFault(FaultKind.Configuration, "it names no community: 'extra: {subreddit: …}', in the account or the post"));
        }

        var reply = message.IsComment ? await server.FormAsync("/api/comment", cancellationToken, ("api_type", "json"), ("thing_id", message.Parent!.Id), ("text", message.Content.Text.Text))
            : message.Delivery.Poll is { } poll ? await server.JsonAsync("/api/submit_poll_post", json => RedditPost.WritePoll(json, message, poll.Value), cancellationToken)
            : message.Media.Length > 1 ? await server.JsonAsync("/api/submit_gallery_post.json", json => RedditPost.WriteGallery(json, message), cancellationToken)
            : await server.FormAsync("/api/submit", cancellationToken, RedditPost.Fields(message));
        return reply switch
        {
            Reply.Answer { IsSuccess: true } answer when RedditFaults.Refusal(settings, answer) is { } refusal =>
                refusal.Kind is FaultKind.Duplicate && await FindAsync(message, Instant.Min(message.Due, settings.Clock()) - Skew, cancellationToken) is Sighting.Found there ? new Outcome.Published(there.Message) : new Outcome.Rejected(refusal),
            Reply.Answer { IsSuccess: true } answer => await SentAsync(message, answer, cancellationToken),
            var other => other.Unsent(server.FaultOf(other)),
        };
    }

    public async Task<Sighting> FindAsync(OutgoingMessage message, Instant since, CancellationToken cancellationToken)
    {
        var (name, fault) = await server.OwnerAsync(cancellationToken);
        if (name is null)
        {
            return new Sighting.Unclear(fault!);
        }

        var reply = await server.GetAsync($"/user/{Uri.EscapeDataString(name)}/{(message.IsComment ? "comments" : "submitted")}?sort=new&limit={Page}&raw_json=1", cancellationToken);
        if (reply is not Reply.Answer { IsSuccess: true } answer || AnswerJson.TryParse(answer.Body)?.At("data", "children") is not { ValueKind: JsonValueKind.Array } children)
        {
            return new Sighting.Unclear(server.FaultOf(reply));
        }

        var all = children.EnumerateArray().Select(child => child.Member("data") ?? default).ToArray();
        var later = all.Where(post => TimeOf(post) is not { } at || at >= since).ToArray();
        return later.FirstOrDefault(post => IsSame(post, message)) is { ValueKind: JsonValueKind.Object } same && MessageOf(same) is { } sent ? new Sighting.Found(sent)
            : !message.IsComment && later.Any(post => post.Text("title") == RedditPost.TitleOf(message)) ? new Sighting.Unclear(new SendFault(FaultKind.Unknown, "a post of the same title stands there"))
            : all.Length < Page || all.Any(post => TimeOf(post) < since) ? new Sighting.Missing()
            : new Sighting.Unclear(new SendFault(FaultKind.Unknown, "there are more posts since than can be listed"));
    }

    public async Task<Sighting> VerifyAsync(SentMessage message, CancellationToken cancellationToken)
    {
        var reply = await server.GetAsync($"/api/info?id={Uri.EscapeDataString(message.Id)}&raw_json=1", cancellationToken);
        return reply is not Reply.Answer { IsSuccess: true } answer || AnswerJson.TryParse(answer.Body)?.At("data", "children") is not { ValueKind: JsonValueKind.Array } children ? new Sighting.Unclear(server.FaultOf(reply))
            : children.EnumerateArray().FirstOrDefault().Member("data") is { } post && post.Text("author") is { } author && author != "[deleted]" && post.Text("removed_by_category") is null ? new Sighting.Found(message)
            : new Sighting.Missing();
    }

    public async Task<SendFault?> WithdrawAsync(SentMessage message, CancellationToken cancellationToken)
    {
        var reply = await server.FormAsync("/api/del", cancellationToken, ("id", message.Id));
        return reply is Reply.Answer { IsSuccess: true } answer ? RedditFaults.Refusal(settings, answer) : server.FaultOf(reply);
    }

    /// <summary>The text; titles, links and pictures stay as they are.</summary>
    public async Task<SendFault?> EditAsync(OutgoingMessage message, SentMessage sent, CancellationToken cancellationToken)
    {
        var reply = await server.FormAsync("/api/editusertext", cancellationToken, ("api_type", "json"), ("thing_id", sent.Id), ("text", message.Content.Text.Text));
        return reply is Reply.Answer { IsSuccess: true } answer ? RedditFaults.Refusal(settings, answer) : server.FaultOf(reply);
    }

    public async Task<TokenReport> AboutTokenAsync(CancellationToken cancellationToken)
    {
        var token = await server.TokenAsync(cancellationToken);
        var reply = await server.GetAsync("/api/v1/me", cancellationToken);
        if (reply is not Reply.Answer { IsSuccess: true } answer || AnswerJson.TryParse(answer.Body) is not { } me || me.Text("name") is not { } name)
        {
            return TokenReport.Failed(server.FaultOf(reply));
        }

        var scopes = await server.GetAsync("/api/v1/me/prefs?fields=lang", cancellationToken) is Reply.Answer { Status: 403 } ? "identity alone, or little more" : null;
        return new TokenReport("u/" + settings.Told(name))
        {
            Until = token.Until,
            Remark = me.Member("is_suspended") is { ValueKind: JsonValueKind.True } ? "the account is suspended" : scopes,
            Lacking = scopes is null ? [] : Needed,
        };
    }

    private async Task<Outcome> SentAsync(OutgoingMessage message, Reply.Answer answer, CancellationToken cancellationToken)
    {
        var data = AnswerJson.TryParse(answer.Body)?.At("json", "data");
        var made = data?.List("things").FirstOrDefault() is { ValueKind: JsonValueKind.Object } thing ? thing.Member("data") : data;
        if (made is { } post && MessageOf(post) is { } sent)
        {
            return new Outcome.Published(sent with { Url = sent.Url ?? UrlOf(message, sent.Id) });
        }

        if (data?.Text("websocket_url") is null)
        {
            return new Outcome.Unknown(server.FaultOf(answer));
        }

        // The post of a picture is made in a moment, and its name is told to a web socket alone.
        var found = await settings.UntilAsync<Sighting.Found>(async token => await FindAsync(message, settings.Clock() - Skew, token) as Sighting.Found, cancellationToken);
        return found is null ? new Outcome.Unknown(new SendFault(FaultKind.Unknown, "Reddit took the picture, and shows no post of it yet")) : new Outcome.Published(found.Message);
    }

    private static string? UrlOf(OutgoingMessage message, string id) =>
        id.StartsWith("t3_", StringComparison.Ordinal) ? $"https://www.reddit.com/r/{RedditPost.SubredditOf(message)}/comments/{id[3..]}/" : message.Parent?.Url;

    private static SentMessage? MessageOf(JsonElement post)
    {
        var id = post.Text("name") ?? (post.Text("id") is { Length: > 0 } bare ? (bare.StartsWith("t3_", StringComparison.Ordinal) ? bare : "t3_" + bare) : null);
        return id is null ? null : new SentMessage(id, post.Text("permalink") is { Length: > 0 } path ? "https://www.reddit.com" + path : post.Text("url") is { } url && url.Contains("/comments/", StringComparison.Ordinal) ? url : null);
    }

    private static bool IsSame(JsonElement post, OutgoingMessage message) => message.IsComment
        ? post.Text("link_id") == message.Parent?.Id && Same(post.Text("body"), message.Content.Text.Text)
        : post.Text("title") == RedditPost.TitleOf(message)
            && string.Equals(post.Text("subreddit"), RedditPost.SubredditOf(message), StringComparison.OrdinalIgnoreCase)
            && (message.Prepared.Card is { } link && message.Media.IsEmpty ? post.Text("url") == link : !message.Content.Media.IsEmpty || Same(post.Text("selftext"), message.Content.Text.Text));

    private static bool Same(string? one, string other) => one is not null && BlogText.Said(System.Net.WebUtility.HtmlEncode(one)) == BlogText.Said(System.Net.WebUtility.HtmlEncode(other));

    private static Instant? TimeOf(JsonElement post) =>
        post.Member("created_utc") is { ValueKind: JsonValueKind.Number } number && number.TryGetDouble(out var seconds) && seconds is > 0 and < 253_402_300_800 ? Instant.FromUnixTimeSeconds((long)seconds) : null;
}
