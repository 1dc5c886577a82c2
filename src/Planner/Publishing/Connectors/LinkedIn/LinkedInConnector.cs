namespace Planner.Publishing.Connectors.LinkedIn;

/// <summary>
/// A member's or an organisation's posts (networks.md 6). A second post alike is refused with the URN of the first: that is its receipt.
/// </summary>
internal sealed class LinkedInConnector : IConnector
{
    private readonly LinkedInServer server;

    private LinkedInConnector(ConnectorSettings settings) => server = new LinkedInServer(settings);

    public static ConnectorKind Kind { get; } = new("linkedin", ["access_token"], NeedsServer: false, static settings => new LinkedInConnector(settings))
    {
        OtherSecrets = [["access_token", "client_id", "client_secret"], ["refresh_token", "client_id", "client_secret"]],
        Can = Abilities.Withdraw | Abilities.Edit,
    };

    public DuplicateGuard Guard => DuplicateGuard.LookUp;

    public async Task<SendFault?> PrepareAsync(CancellationToken cancellationToken) =>
        await server.AuthorAsync(cancellationToken) is { Fault: { IsTransient: false } fault } ? fault : null;

    public Task<UploadOutcome> UploadAsync(OutgoingMedia media, CancellationToken cancellationToken) => new LinkedInUpload(server).UploadAsync(media, cancellationToken);

    public async Task<Outcome> SendAsync(OutgoingMessage message, CancellationToken cancellationToken)
    {
        var (author, fault) = await server.AuthorAsync(cancellationToken);
        if (author is null || (fault = LinkedInPost.Refusal(message, author)) is not null)
        {
            return new Outcome.Rejected(fault!);
        }

        return message.IsComment
            ? await CommentAsync(message, author, cancellationToken)
            : await SentAsync(await server.PostAsync("posts", json => LinkedInPost.Write(json, message, author), cancellationToken), cancellationToken);
    }

    public Task<Sighting> FindAsync(OutgoingMessage message, Instant since, CancellationToken cancellationToken) => new LinkedInSearch(server).FindAsync(message, since, cancellationToken);

    public async Task<Sighting> VerifyAsync(SentMessage message, CancellationToken cancellationToken)
    {
        var path = LinkedInUrn.Comment(message.Id) is var (of, id) ? $"{LinkedInComment.PathBelow(of)}/{id}" : $"posts/{Uri.EscapeDataString(message.Id)}";
        return await server.GetAsync(path, cancellationToken) switch
        {
            Reply.Answer { IsSuccess: true } => new Sighting.Found(message),
            Reply.Answer { Status: 404 or 410 } answer when IsLinkedIns(answer) => new Sighting.Missing(),
            Reply.Answer { Status: 403 } => new Sighting.Unclear(new SendFault(FaultKind.Unknown, "the token may not look at posts; look there yourself")),
            var reply => new Sighting.Unclear(server.FaultOf(reply)),
        };
    }

    public async Task<SendFault?> WithdrawAsync(SentMessage message, CancellationToken cancellationToken)
    {
        var path = $"posts/{Uri.EscapeDataString(message.Id)}";
        if (LinkedInUrn.Comment(message.Id) is not null)
        {
            var (author, fault) = await server.AuthorAsync(cancellationToken);
            if (author is null)
            {
                return fault;
            }

            path = LinkedInComment.PathOf(message.Id, author)!;
        }

        return await server.DeleteAsync(path, cancellationToken) switch
        {
            Reply.Answer { IsSuccess: true } => null,
            Reply.Answer { Status: 404 or 410 } answer when IsLinkedIns(answer) => null,
            var reply => server.FaultOf(reply),
        };
    }

    public async Task<SendFault?> EditAsync(OutgoingMessage message, SentMessage sent, CancellationToken cancellationToken)
    {
        var (author, fault) = await server.AuthorAsync(cancellationToken);
        if (author is null)
        {
            return fault;
        }

        var reply = LinkedInComment.PathOf(sent.Id, author) is { } path
            ? await server.PostAsync(path, json => LinkedInComment.WriteChange(json, message), cancellationToken, "PARTIAL_UPDATE")
            : await server.PostAsync(
                $"posts/{Uri.EscapeDataString(sent.Id)}",
                json =>
                {
                    json.WriteStartObject();
                    json.WriteStartObject("patch");
                    json.WriteStartObject("$set");
                    json.WriteString("commentary", message.Content.Text.Text);
                    json.WriteEndObject();
                    json.WriteEndObject();
                    json.WriteEndObject();
                },
                cancellationToken,
                "PARTIAL_UPDATE");
        return reply is Reply.Answer { IsSuccess: true } ? null : server.FaultOf(reply);
    }

    public Task<TokenReport> AboutTokenAsync(CancellationToken cancellationToken) => new LinkedInToken(server).AskAsync(cancellationToken);

    private async Task<Outcome> SentAsync(Reply reply, CancellationToken cancellationToken)
    {
        switch (reply)
        {
            case Reply.Answer { IsSuccess: true } answer when answer.Headers.TryGetValues("x-restli-id", out var ids) && ids.First() is var id && LinkedInUrn.IsPost(id):
                return Published(id);
            case Reply.Answer answer when LinkedInFaults.DuplicateOf(answer) is { } first:
                // The first one's shadow is refused for a day after it was deleted: that is no receipt (composio#2710, 2026-02).
                return await VerifyAsync(new SentMessage(first), cancellationToken) is Sighting.Missing
                    ? new Outcome.Rejected(server.FaultOf(answer) with { Message = $"LinkedIn takes it for a duplicate of {first}, which is deleted; it takes the same text again after a day or two" })
                    : Published(first);
            default:
                return reply.Unsent(server.FaultOf(reply));
        }
    }

    private async Task<Outcome> CommentAsync(OutgoingMessage message, string author, CancellationToken cancellationToken)
    {
        var reply = await server.PostAsync(LinkedInComment.PathBelow(message.Parent!.Id), json => LinkedInComment.Write(json, message, author), cancellationToken);
        return reply is Reply.Answer { IsSuccess: true } answer && AnswerJson.TryParse(answer.Body) is { } body && LinkedInComment.UrnOf(body, message.Parent.Id) is { } urn
            ? new Outcome.Published(new SentMessage(urn, message.Parent.Url))
            : reply.Unsent(server.FaultOf(reply));
    }

    private static Outcome.Published Published(string urn) => new(new SentMessage(urn, LinkedInUrn.Permalink(urn)));

    /// <summary>What LinkedIn itself says has its status in the body; a proxy's 404 has not.</summary>
    private static bool IsLinkedIns(Reply.Answer answer) => AnswerJson.TryParse(answer.Body)?.Id("status") == answer.Status.ToString(CultureInfo.InvariantCulture);
}
