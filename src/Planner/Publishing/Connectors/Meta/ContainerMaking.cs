namespace Planner.Publishing.Connectors.Meta;

/// <summary>Makes the container of a message, from those of its media where it is a carousel, and publishes it.</summary>
/// <param name="api">Asked for all of it.</param>
/// <param name="containers">Looks at them.</param>
internal sealed class ContainerMaking(ConnectorSettings settings, GraphApi api, GraphContainers containers)
{
    /// <summary>What is sent again after it was taken down has another key, and another container.</summary>
    public static string? NotedOf(OutgoingMessage message) => message.Staging.Find(NoteOf(message));

    /// <summary>The container that is published, ready; what it is made of is made before.</summary>
    /// <param name="path">Where containers are made.</param>
    /// <param name="fields">Of the container, with the children of a carousel.</param>
    /// <param name="child">Of a medium of a carousel; null where it is none.</param>
    public Task<(string? Id, SendFault? Fault)> ReadyAsync(
        OutgoingMessage message, string path, Func<ImmutableArray<string>, (string Name, string? Value)[]> fields, Func<OutgoingMedia, (string Name, string? Value)[]>? child, CancellationToken cancellationToken) =>
        containers.ReadyAsync(message.Staging, NoteOf(message), async () =>
        {
            if (child is null)
            {
                return await MakeAsync(path, fields([]), message.Media is [var (only, _)] ? only : null, cancellationToken);
            }

            var children = ImmutableArray.CreateBuilder<string>();
            foreach (var (media, _) in message.Media)
            {
                var (made, fault) = await containers.ReadyAsync(message.Staging, $"{NoteOf(message)}/{children.Count + 1}", () => MakeAsync(path, child(media), media, cancellationToken), cancellationToken);
                if (made is null)
                {
                    return new GraphReply.Failed(fault!, MayHaveArrived: false, null);
                }

                children.Add(made);
            }

            return await MakeAsync(path, fields(children.ToImmutable()), null, cancellationToken);
        }, cancellationToken);

    /// <param name="path">Where containers are published.</param>
    public async Task<Outcome> PublishAsync(OutgoingMessage message, string container, string path, CancellationToken cancellationToken)
    {
        var reply = await api.PostAsync(path, cancellationToken, ("creation_id", container));
        return reply is GraphReply.Failed failed ? await RefusedAsync(message, container, failed, cancellationToken)
            : ((GraphReply.Said)reply).Json.Id("id") is { } id
            ? new Outcome.Published(new SentMessage(id, await PermalinkAsync(id, cancellationToken)))
            : new Outcome.Unknown(new SendFault(FaultKind.Server, "the network published something and does not say its id"));
    }

    /// <summary>What is published already is refused, too, in words that Meta writes nowhere: the container knows.</summary>
    private async Task<Outcome> RefusedAsync(OutgoingMessage message, string container, GraphReply.Failed failed, CancellationToken cancellationToken)
    {
        if (failed.MayHaveArrived || failed.Why.Kind is not (FaultKind.MediaProcessing or FaultKind.Validation or FaultKind.Duplicate or FaultKind.Unknown))
        {
            return failed.Outcome;
        }

        switch ((await containers.LookAsync(container, cancellationToken)).Look?.State)
        {
            case ContainerState.Published:
                return new Outcome.Unknown(failed.Why);
            case ContainerState.Expired or ContainerState.Error or ContainerState.Gone:
                // The next try makes another one.
                await message.Staging.KeepAsync(NoteOf(message), "");
                return new Outcome.Rejected(failed.Why);
            default:
                return new Outcome.Rejected(failed.Why);
        }
    }

    private async Task<GraphReply> MakeAsync(string path, (string Name, string? Value)[] fields, OutgoingMedia? fetched, CancellationToken cancellationToken) =>
        fetched is not null && await settings.LackOfAsync(fetched, cancellationToken) is { } lack
            ? new GraphReply.Failed(lack with { Message = $"{fetched.File.File.Value}: {lack.Message}" }, MayHaveArrived: false, null)
            : await api.PostAsync(path, cancellationToken, fields);

    private async Task<string?> PermalinkAsync(string id, CancellationToken cancellationToken) =>
        await api.GetAsync(Uri.EscapeDataString(id), cancellationToken, ("fields", "permalink")) is GraphReply.Said { Json: var json } ? json.Text("permalink") : null;

    private static string NoteOf(OutgoingMessage message) => "container-" + message.Key[..Math.Min(8, message.Key.Length)];
}
