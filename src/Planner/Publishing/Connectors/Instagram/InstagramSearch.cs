using System.Text.Json;
using Planner.Publishing.Connectors.Meta;

namespace Planner.Publishing.Connectors.Instagram;

/// <summary>Whether a post or a comment whose answer was lost is out.</summary>
internal sealed class InstagramSearch(InstagramAccount account, GraphContainers containers, OutgoingMessage message, Instant since)
{
    /// <summary>An account may post 100 times a day at most.</summary>
    private const int MostPages = 8;

    private readonly Instant start = since - Duration.FromMinutes(5);

    /// <param name="container">As it is noted; null when none was made.</param>
    public async Task<Sighting> FindAsync(string? container, CancellationToken cancellationToken)
    {
        if (message.IsComment)
        {
            return await ListedAsync($"{Uri.EscapeDataString(message.Parent!.Id)}/comments", "id,text,timestamp", "text", cancellationToken);
        }

        var (owner, unknown) = await account.IdAsync(cancellationToken);
        if (owner is null)
        {
            return new Sighting.Unclear(unknown!);
        }

        var (look, unasked) = container is null ? (null, null) : await containers.LookAsync(container, cancellationToken);
        if (unasked is not null)
        {
            return new Sighting.Unclear(unasked);
        }

        // Nothing is published but a container, and it is noted before; one that is over unpublished is EXPIRED.
        if (container is null || look?.State is not (ContainerState.Published or ContainerState.Gone))
        {
            return new Sighting.Missing();
        }

        var isStory = new InstagramPost(message).Format is InstagramFormat.Story;
        var found = await ListedAsync($"{Uri.EscapeDataString(owner)}/{(isStory ? "stories" : "media")}", "id,caption,permalink,timestamp", isStory ? null : "caption", cancellationToken);
        return found is Sighting.Missing
            ? new Sighting.Unclear(new SendFault(FaultKind.Unknown, look.State is ContainerState.Published ? "Instagram says that it was published, and does not list it" : "Instagram does not know its container any more"))
            : found;
    }

    /// <param name="text">The field that holds the text; null: the first one since the start is it.</param>
    private async Task<Sighting> ListedAsync(string path, string fields, string? text, CancellationToken cancellationToken)
    {
        string? after = null;
        for (var page = 0; page < MostPages; page++)
        {
            var reply = await account.Api.GetAsync(path, cancellationToken, ("fields", fields), ("limit", "50"), ("after", after));
            if (reply is not GraphReply.Said { Json: var json } || json.Member("data") is not { ValueKind: JsonValueKind.Array })
            {
                return new Sighting.Unclear(reply.Fault ?? new SendFault(FaultKind.Server, "Instagram's list cannot be read"));
            }

            var listed = json.List("data").ToArray();
            if (listed.FirstOrDefault(each => IsIt(each, text)) is { ValueKind: JsonValueKind.Object } found)
            {
                return found.Id("id") is { } id ? new Sighting.Found(new SentMessage(id, found.Text("permalink") ?? (message.IsComment ? message.Parent?.Url : null), message.IsComment ? InstagramConnector.Comment : null))
                    : new Sighting.Unclear(new SendFault(FaultKind.Server, "Instagram's list cannot be read"));
            }

            after = json.At("paging", "cursors")?.Text("after");
            if (after is null || listed.Length == 0 || (!message.IsComment && TimeOf(listed[^1]) < start))
            {
                return new Sighting.Missing();
            }
        }

        return new Sighting.Unclear(new SendFault(FaultKind.Unknown, "there are too many to look through"));
    }

    private bool IsIt(JsonElement each, string? text) =>
        TimeOf(each) is { } time && time >= start && (text is null || TextLikeness.IsSame(each.Text(text) ?? "", message.Content.Text.Text));

    /// <summary><c>2026-11-28T10:00:03+0000</c>.</summary>
    private static Instant? TimeOf(JsonElement each) => GraphTime.Of(each.Text("timestamp"));
}
