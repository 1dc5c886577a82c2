using Planner.Publishing.Connectors.Meta;

namespace Planner.Publishing.Connectors.Instagram;

/// <summary>Whether a post or a comment whose answer was lost is out.</summary>
internal sealed class InstagramSearch(InstagramAccount account, GraphContainers containers, OutgoingMessage message, Instant since)
{
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
        var (found, fault) = await new OwnList(account.Api, path, fields).FindAsync(each => text is null || TextLikeness.IsSame(each.Text(text) ?? "", message.Content.Text.Text), since - Duration.FromMinutes(5), cancellationToken);
        return fault is not null ? new Sighting.Unclear(fault)
            : found is not { } post ? new Sighting.Missing()
            : message.IsComment ? new Sighting.Found(new SentMessage(post.Id("id")!, message.Parent?.Url, InstagramConnector.Comment))
            : new Sighting.Found(new SentMessage(post.Id("id")!, post.Text("permalink")));
    }
}
