using System.Text.RegularExpressions;

namespace Planner.Publishing.Connectors.Meta;

/// <summary>Where a container stands. The words are Meta's; <c>Gone</c> is what it does not know any more.</summary>
internal enum ContainerState
{
    InProgress,
    Finished,
    Published,
    Expired,
    Error,
    Gone,
}

/// <param name="Fault">Why it is <see cref="ContainerState.Error"/>.</param>
internal sealed record ContainerLook(ContainerState State, SendFault? Fault);

/// <summary>
/// Posts of Instagram and Threads are made as containers, which nobody sees, and published in a second step. A container is good for
/// 24 hours, and says for as long whether it was published.
/// </summary>
/// <param name="status">The field that says where it stands: <c>status_code</c> on Instagram, <c>status</c> on Threads.</param>
/// <param name="detail">The field that says what went wrong: <c>status</c> on Instagram, <c>error_message</c> on Threads.</param>
internal sealed partial class GraphContainers(ConnectorSettings settings, GraphApi api, string status, string detail)
{
    /// <summary>The container that is noted under a name if it still serves, else a new one; waits until it is ready.</summary>
    /// <param name="make">Makes one.</param>
    /// <returns>Its id, or why there is none.</returns>
    public async Task<(string? Id, SendFault? Fault)> ReadyAsync(Staging staging, string name, Func<Task<GraphReply>> make, CancellationToken cancellationToken)
    {
        if (staging.Find(name) is { } known)
        {
            switch (await LookAsync(known, cancellationToken))
            {
                case (null, { } unasked):
                    return (null, unasked);
                case ({ State: ContainerState.Finished }, _):
                    return (known, null);
                case ({ State: ContainerState.InProgress }, _):
                    return await WaitAsync(staging, name, known, cancellationToken);
                default:
                    // It is over, failed, or was published and is to go out again.
                    break;
            }
        }

        var reply = await make();
        if (reply is not GraphReply.Said { Json: var json } || json.Id("id") is not { } id)
        {
            return (null, reply.Fault ?? new SendFault(FaultKind.Server, "the network made something and does not say its id"));
        }

        await staging.KeepAsync(name, id);
        return await WaitAsync(staging, name, id, cancellationToken);
    }

    /// <summary>Where it stands, or why the network could not be asked.</summary>
    public async Task<(ContainerLook? Look, SendFault? Fault)> LookAsync(string id, CancellationToken cancellationToken) =>
        await api.GetAsync(Uri.EscapeDataString(id), cancellationToken, ("fields", $"{status},{detail}")) switch
        {
            GraphReply.Said { Json: var json } => (new ContainerLook(
                json.Text(status) switch
                {
                    "IN_PROGRESS" => ContainerState.InProgress,
                    "FINISHED" => ContainerState.Finished,
                    "PUBLISHED" => ContainerState.Published,
                    "EXPIRED" => ContainerState.Expired,
                    "ERROR" => ContainerState.Error,
                    _ => ContainerState.InProgress,
                }, json.Text(status) is "ERROR" ? FaultOf(json.Text(detail) ?? "") : null), null),
            GraphReply.Failed { Error.IsGone: true } => (new ContainerLook(ContainerState.Gone, null), null),
            GraphReply.Failed failed => (null, failed.Why),
            _ => throw new InvalidOperationException(),
        };

    private async Task<(string? Id, SendFault? Fault)> WaitAsync(Staging staging, string name, string id, CancellationToken cancellationToken)
    {
        var (last, unasked) = (new ContainerLook(ContainerState.InProgress, null), (SendFault?)null);
        await settings.UntilAsync(
            async token =>
            {
                (var look, unasked) = await LookAsync(id, token);
                last = look ?? last;
                return unasked is not null || last.State is not ContainerState.InProgress ? last : null;
            },
            cancellationToken);
        switch (last.State)
        {
            case ContainerState.Finished:
                return (id, null);
            case ContainerState.InProgress:
                return (null, unasked ?? Polling.NotYet("the media"));
            default:
                await staging.KeepAsync(name, "");
                return (null, last.Fault ?? new SendFault(FaultKind.MediaProcessing, "the network let go of the media before they were used") { RetryAfter = Duration.FromSeconds(30) });
        }
    }

    /// <summary>"Error: Media upload has failed with error code 2207026": the number is that of an answer's subcode.</summary>
    private SendFault FaultOf(string said)
    {
        var meaning = Subcode().Match(said) is { Success: true } number ? GraphFaults.OfSubcode(int.Parse(number.Value, CultureInfo.InvariantCulture)) : null;
        return new SendFault(meaning?.Kind ?? FaultKind.MediaProcessing, settings.Told(said.Length > 0 ? said : "the network could not use the media")) { RetryAfter = meaning?.RetryAfter };
    }

    [GeneratedRegex("2207[0-9]{3}", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Subcode();
}
