using System.Text.Json;

namespace Planner.Publishing.Connectors.Discourse;

/// <summary>
/// Opens topics in a Discourse forum, or answers in one (<c>topic_id</c> under <c>extra:</c>), as one of its users (networks.md 19). A
/// topic bears the message's key, so that a second one of the same key is refused and the first is found.
/// </summary>
internal sealed class DiscourseConnector : IConnector
{
    /// <summary>How far back a reply that was refused as too similar is looked for: <c>unique_posts_mins</c> is 5 unless the forum says otherwise.</summary>
    private static readonly Duration Recently = Duration.FromMinutes(10);

    private readonly ConnectorSettings settings;
    private readonly DiscourseForum forum;

    private DiscourseConnector(ConnectorSettings settings) => (this.settings, forum) = (settings, new DiscourseForum(settings));

    public static ConnectorKind Kind { get; } = new("discourse", ["api_key", "api_username"], NeedsServer: true, static settings => new DiscourseConnector(settings))
    {
        Can = Abilities.Withdraw | Abilities.Edit,
    };

    public DuplicateGuard Guard => DuplicateGuard.LookUp;

    /// <summary>Nobody sees it before a post names it; the forum throws away what none does.</summary>
    public async Task<UploadOutcome> UploadAsync(OutgoingMedia media, CancellationToken cancellationToken)
    {
        using var form = new MultipartFormDataContent();
        form.AddText("upload_type", "composer");
        form.AddText("synchronous", "true");
        if (form.AddFile(settings, "file", media) is { } unreadable)
        {
            return new UploadOutcome.Rejected(unreadable);
        }

        using var request = forum.Form("/uploads.json", form.WithPlainBoundary());
        var reply = await forum.AskAsync(request, cancellationToken, FileForm.Patience(media));
        if (DiscourseForum.Yes(reply) is { } body && body.Text("short_url") is { } address && DiscourseText.IsUpload(address))
        {
            return new UploadOutcome.Uploaded(address);
        }

        var fault = forum.FaultOf(reply);
        return new UploadOutcome.Rejected(fault.Kind is FaultKind.Validation ? fault with { Kind = FaultKind.MediaProcessing } : fault);
    }

    public async Task<Outcome> SendAsync(OutgoingMessage message, CancellationToken cancellationToken)
    {
        var (answers, fault) = await AnsweredAsync(message, cancellationToken);
        if ((fault ?? DiscourseBody.RefusalOf(message, answers)) is { } refusal)
        {
            return new Outcome.Rejected(refusal);
        }

        var reply = await forum.AskAsync(forum.Json(HttpMethod.Post, "/posts.json", json => DiscourseBody.WriteNew(json, message, answers)), cancellationToken);
        return reply switch
        {
            Reply.Answer { IsSuccess: true } => Sent(reply),

            // Of whatever language its words are: a refusal may be of what stands there already.
            Reply.Answer { Status: 409 or 422 } => await FindAsync(message, settings.Clock() - Recently, cancellationToken) is Sighting.Found found ? new Outcome.Published(found.Message) : new Outcome.Rejected(forum.FaultOf(reply)),
            _ => reply.Unsent(forum.FaultOf(reply)),
        };
    }

    public async Task<Sighting> FindAsync(OutgoingMessage message, Instant since, CancellationToken cancellationToken)
    {
        var (answers, fault) = await AnsweredAsync(message, cancellationToken);
        return fault is not null ? new Sighting.Unclear(fault)
            : answers is null ? await new DiscourseSearch(forum).TopicAsync(message.Key, cancellationToken)
            : await new DiscourseSearch(forum).ReplyAsync(answers.Topic, message, since, cancellationToken);
    }

    public async Task<Sighting> VerifyAsync(SentMessage message, CancellationToken cancellationToken)
    {
        var reply = await forum.GetAsync($"/posts/{Uri.EscapeDataString(message.Id)}.json", cancellationToken);
        return DiscourseForum.Yes(reply) is { } post && forum.Post(post) is { } stands ? IsDeleted(post) ? new Sighting.Missing() : new Sighting.Found(stands)
            : reply is Reply.Answer { Status: 404 or 410 } ? new Sighting.Missing()
            : new Sighting.Unclear(forum.FaultOf(reply));
    }

    /// <summary>A topic goes with all that was answered in it.</summary>
    public async Task<SendFault?> WithdrawAsync(SentMessage message, CancellationToken cancellationToken)
    {
        if (DiscoursePlace.Of(message.Version) is not { } place)
        {
            switch (await VerifyAsync(message, cancellationToken))
            {
                case Sighting.Missing:
                    return null;
                case Sighting.Found { Message: var found } when DiscoursePlace.Of(found.Version) is { } known:
                    place = known;
                    break;
                case Sighting.Unclear unclear:
                    return unclear.Fault;
                default:
                    return new SendFault(FaultKind.Validation, forum.Told($"not the number of a post: {message.Id}"));
            }
        }

        var path = place.IsFirst ? $"/t/{place.Topic}.json" : $"/posts/{Uri.EscapeDataString(message.Id)}.json";
        var reply = await forum.AskAsync(forum.Request(HttpMethod.Delete, path), cancellationToken);
        return reply is Reply.Answer { IsSuccess: true } or Reply.Answer { Status: 404 or 410 } ? null : forum.FaultOf(reply);
    }

    public async Task<SendFault?> EditAsync(OutgoingMessage message, SentMessage sent, CancellationToken cancellationToken)
    {
        var path = $"/posts/{Uri.EscapeDataString(sent.Id)}.json";
        var stands = await forum.GetAsync(path, cancellationToken);
        if (DiscourseForum.Yes(stands) is not { } post || forum.Post(post) is not { } now)
        {
            return forum.FaultOf(stands);
        }

        var raw = message.Media.Length == message.Content.Media.Length ? DiscourseText.Of(message) : DiscourseText.WithFilesOf(post.Text("raw") ?? "", message);
        var changed = await forum.AskAsync(forum.Json(HttpMethod.Put, path, json => DiscourseBody.WriteEdit(json, raw)), cancellationToken);
        if (DiscourseForum.Yes(changed) is null)
        {
            return forum.FaultOf(changed);
        }

        if (DiscoursePlace.Of(now.Version) is not { IsFirst: true } place || message.Prepared.Title is not { } title)
        {
            return null;
        }

        var named = await forum.AskAsync(forum.Json(HttpMethod.Put, $"/t/-/{place.Topic}.json", json => DiscourseBody.WriteTitle(json, title.Text)), cancellationToken);
        return DiscourseForum.Yes(named) is null ? forum.FaultOf(named) : null;
    }

    public async Task<TokenReport> AboutTokenAsync(CancellationToken cancellationToken)
    {
        var reply = await forum.GetAsync("/session/current.json", cancellationToken);
        return DiscourseForum.Yes(reply)?.At("current_user") is { } user && user.Text("username") is { } name
            ? new TokenReport(forum.Told(name)) { Remark = user.Member("admin") is { ValueKind: JsonValueKind.True } ? "an administrator; a user of its own may do less" : null }
            : TokenReport.Failed(forum.FaultOf(reply));
    }

    private static bool IsDeleted(JsonElement post) => post.Text("deleted_at") is not null || post.Member("user_deleted") is { ValueKind: JsonValueKind.True };

    private Outcome Sent(Reply reply) =>
        DiscourseForum.Yes(reply) is not { } body ? new Outcome.Unknown(forum.FaultOf(reply))
        : body.Text("action") is "enqueued" ? new Outcome.Asked("the forum's moderators have to approve it before anybody sees it; confirm it when they did")
        : forum.Post(body) is { } sent ? new Outcome.Published(sent)
        : new Outcome.Unknown(forum.FaultOf(reply));

    /// <summary>What the message answers: the topic that the author names, or the post before it; null where it opens a topic.</summary>
    private async Task<(DiscoursePlace? Place, SendFault? Fault)> AnsweredAsync(OutgoingMessage message, CancellationToken cancellationToken)
    {
        if (message.Parent is not { } parent)
        {
            return message.Delivery.Extra("topic_id") is not { } topic ? (null, null)
                : DiscourseForum.IsNumber(topic.Value) ? (new DiscoursePlace(topic.Value, "1"), null)
                : (null, new SendFault(FaultKind.Configuration, "topic_id under extra: is the topic's number, the one at the end of its address /t/title/45"));
        }

        return DiscoursePlace.Of(parent.Version) is { } known ? (known, null) : await VerifyAsync(parent, cancellationToken) switch
        {
            Sighting.Found { Message: var found } when DiscoursePlace.Of(found.Version) is { } place => (place, null),
            Sighting.Unclear unclear => (null, unclear.Fault),
            _ => (null, new SendFault(FaultKind.Validation, forum.Told($"the post that it answers is not there any more: {parent.Id}"))),
        };
    }
}
