using System.Net;
using System.Text.Json;

namespace Planner.Publishing.Connectors.WordPress;

/// <summary>
/// Posts on a WordPress blog (REST wp/v2; networks.md 17). WordPress keeps nobody from posting twice: the post's address is chosen, and looked up before
/// and after. It appends <c>-2</c> to an address that is taken, which is never let happen.
/// </summary>
internal sealed class WordPressConnector(ConnectorSettings settings) : IConnector
{
    /// <summary>WordPress publishes at once what is due in less (wp_insert_post, 6.1).</summary>
    private static readonly Duration Least = Duration.FromMinutes(1);

    private static readonly ImmutableArray<string> Needed = ["edit_posts", "publish_posts", "upload_files", "edit_published_posts", "delete_published_posts"];

    private readonly WordPressServer server = new(settings);

    public static ConnectorKind Kind { get; } = new("wordpress", ["user", "application_password"], NeedsServer: true, settings => new WordPressConnector(settings))
    {
        Can = Abilities.Withdraw | Abilities.Edit | Abilities.Schedule,
    };

    public DuplicateGuard Guard => DuplicateGuard.LookUp;

    public Task<UploadOutcome> UploadAsync(OutgoingMedia media, CancellationToken cancellationToken) => new WordPressUpload(server).UploadAsync(media, cancellationToken);

    /// <summary>Categories and tags are looked up, and made, before the moment.</summary>
    public async Task<SendFault?> StageAsync(OutgoingMessage message, CancellationToken cancellationToken) => (await TermsAsync(message, cancellationToken)).Fault;

    public async Task<Outcome> SendAsync(OutgoingMessage message, CancellationToken cancellationToken)
    {
        if (Refusal(message) is { } refusal)
        {
            return new Outcome.Rejected(refusal);
        }

        var (terms, fault) = await TermsAsync(message, cancellationToken);
        if (fault is not null)
        {
            return new Outcome.Rejected(fault);
        }

        switch (await FindAsync(message, default, cancellationToken))
        {
            case Sighting.Found found:
                return Sent(found.Message);
            case Sighting.Unclear unclear:
                return new Outcome.Rejected(unclear.Fault);
            default:
                break;
        }

        var content = WordPressPost.ContentOf(message, [.. message.Media.Select(media => WordPressMedium.Read(media.Id)!)]);
        return await server.PostAsync("posts", json => WordPressPost.Write(json, message, content, terms.Categories, terms.Tags), cancellationToken) switch
        {
            Reply.Answer { IsSuccess: true } answer => AnswerJson.TryParse(answer.Body) is { } post && WordPressPost.SentOf(post) is { } sent ? Sent(sent) : new Outcome.Unknown(server.FaultOf(answer)),
            var other => other.Unsent(server.FaultOf(other)),
        };
    }

    public async Task<Sighting> FindAsync(OutgoingMessage message, Instant since, CancellationToken cancellationToken)
    {
        var slug = WordPressPost.SlugOf(message);
        var reply = await server.GetAsync($"posts?slug={slug}&status=any&context=edit", cancellationToken);
        if (reply is not Reply.Answer { IsSuccess: true } answer || AnswerJson.TryParse(answer.Body) is not { ValueKind: JsonValueKind.Array } list)
        {
            return new Sighting.Unclear(server.FaultOf(reply));
        }

        var all = list.EnumerateArray().ToArray();
        return all.Length == 0 ? new Sighting.Missing()
            : all.FirstOrDefault(post => IsSame(post, message)) is { ValueKind: JsonValueKind.Object } same && WordPressPost.SentOf(same) is { } sent ? new Sighting.Found(sent)
            : new Sighting.Unclear(new SendFault(FaultKind.Duplicate, $"the blog has another post at the address '{slug}'; give this one its own with 'extra: {{slug: …}}'"));
    }

    public async Task<Sighting> VerifyAsync(SentMessage message, CancellationToken cancellationToken)
    {
        var reply = await server.GetAsync($"posts/{Uri.EscapeDataString(message.Id)}?context=edit", cancellationToken);
        return reply switch
        {
            Reply.Answer { IsSuccess: true } answer when AnswerJson.TryParse(answer.Body) is { } post && WordPressPost.SentOf(post) is { } sent =>
                post.Text("status") is "publish" or "private" or "future" ? new Sighting.Found(sent) : new Sighting.Missing(),
            Reply.Answer { Status: 404 or 410 } when WordPressFaults.CodeOf(reply) is "rest_post_invalid_id" => new Sighting.Missing(),
            _ => new Sighting.Unclear(server.FaultOf(reply)),
        };
    }

    /// <summary>Into the trash, where an editor finds it for a month; blogs without one delete it.</summary>
    public async Task<SendFault?> WithdrawAsync(SentMessage message, CancellationToken cancellationToken)
    {
        var path = $"posts/{Uri.EscapeDataString(message.Id)}";
        var reply = await server.DeleteAsync(path, cancellationToken);
        if (WordPressFaults.CodeOf(reply) is "rest_trash_not_supported")
        {
            reply = await server.DeleteAsync(path + "?force=true", cancellationToken);
        }

        return reply is Reply.Answer { IsSuccess: true } || WordPressFaults.CodeOf(reply) is "rest_already_trashed" or "rest_post_invalid_id" ? null : server.FaultOf(reply);
    }

    public async Task<SendFault?> EditAsync(OutgoingMessage message, SentMessage sent, CancellationToken cancellationToken)
    {
        var path = $"posts/{Uri.EscapeDataString(sent.Id)}";
        var standing = await server.GetAsync(path + "?context=edit", cancellationToken);
        if (standing is not Reply.Answer { IsSuccess: true } answer || AnswerJson.TryParse(answer.Body)?.At("content")?.Text("raw") is not { } raw)
        {
            return server.FaultOf(standing);
        }

        var (terms, fault) = await TermsAsync(message, cancellationToken);
        if (fault is not null)
        {
            return fault;
        }

        if (StandingMedia.Of(message, WordPressPost.FeaturedOf(message), raw) is not { } media)
        {
            return StandingMedia.Changed;
        }

        var reply = await server.PostAsync(path, json =>
        {
            json.WriteStartObject();
            WordPressPost.WriteContent(json, message, BlogText.Html(message, media), terms.Categories, terms.Tags);
            json.WriteEndObject();
        }, cancellationToken);
        return reply is Reply.Answer { IsSuccess: true } ? null : server.FaultOf(reply);
    }

    public async Task<TokenReport> AboutTokenAsync(CancellationToken cancellationToken)
    {
        var reply = await server.GetAsync("users/me?context=edit", cancellationToken);
        if (reply is not Reply.Answer { IsSuccess: true } answer || AnswerJson.TryParse(answer.Body) is not { } user || user.Text("name") is not { } name)
        {
            return TokenReport.Failed(server.FaultOf(reply));
        }

        var roles = user.List("roles").Where(role => role.ValueKind is JsonValueKind.String).Select(role => role.GetString()!).ToImmutableArray();
        return new TokenReport(settings.Told(name))
        {
            Scopes = roles,
            Lacking = user.Member("capabilities") is { ValueKind: JsonValueKind.Object } may ? [.. Needed.Where(capability => may.Member(capability) is not { ValueKind: JsonValueKind.True })] : [],
            Remark = "an application password does not end by itself",
        };
    }

    private async Task<((string Categories, string Tags) Terms, SendFault? Fault)> TermsAsync(OutgoingMessage message, CancellationToken cancellationToken)
    {
        var terms = new WordPressTerms(server);
        var (categories, fault) = await terms.OfAsync(message, "categories", WordPressTerms.Named(message, "categories", "category") ?? [], cancellationToken);
        if (fault is not null)
        {
            return (("", ""), fault);
        }

        (var tags, fault) = await terms.OfAsync(message, "tags", WordPressTerms.Named(message, "tags") ?? [.. message.Delivery.Post.Tags.Select(tag => tag.Value.TrimStart('#'))], cancellationToken);
        return ((categories ?? "", tags ?? ""), fault);
    }

    private SendFault? Refusal(OutgoingMessage message) =>
        message.Delivery.Visibility is Visibility.Direct ? new SendFault(FaultKind.Validation, "a blog has no direct messages; 'visibility: private' makes a post that only the blog's editors see")
        : message.IsHandedOff && message.Due - settings.Clock() < Least ? new SendFault(FaultKind.Validation, "WordPress holds only what is due in a minute or later")
        : null;

    private static Outcome Sent(SentMessage sent) => sent.HeldUntil is null ? new Outcome.Published(sent) : new Outcome.HandedOff(sent);

    /// <summary>By what it says: pictures have an address of their own in each upload. What only an editor sees, such as a draft, is not it.</summary>
    private static bool IsSame(JsonElement post, OutgoingMessage message) =>
        post.Text("status") is "publish" or "private" or "future"
        && Same(Written(post.At("title")?.Text("raw") ?? ""), Written(WordPressPost.TitleOf(message)))
        && Same(post.At("content")?.Text("raw") ?? "", BlogText.Html(message, [.. message.Content.Media.Select(_ => (string?)"https://media.invalid/")]));

    private static bool Same(string one, string other) => BlogText.Said(one) == BlogText.Said(other);

    /// <summary>Titles are text, which the blog may have escaped.</summary>
    private static string Written(string title) => WebUtility.HtmlEncode(WebUtility.HtmlDecode(title));
}
