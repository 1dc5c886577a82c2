namespace Planner.Publishing.Connectors;

/// <summary>What a network gives against posting one thing twice. docs/networks/ says for each which it is.</summary>
internal enum DuplicateGuard
{
    /// <summary>Nothing: after an answer that never came, only a person can tell.</summary>
    None,

    /// <summary>What the account posted can be listed, surely enough to say that something is not there.</summary>
    LookUp,

    /// <summary>The sender names the record: a second one of the same name is refused, however late.</summary>
    RecordId,
}

/// <summary>
/// A transport to one account. It sends once and never retries by itself; it throws nothing but <see cref="OperationCanceledException"/>
/// before the request has left. What it cannot tell for certain it calls unknown.
/// </summary>
internal interface IConnector
{
    DuplicateGuard Guard { get; }

    /// <summary>Whether it passes a first comment on by itself; else the run sends it as an answer to the last message.</summary>
    bool PassesComment => false;

    /// <summary>
    /// Signs in, or whatever else can be done before the moment comes, and takes time. Null when it is ready; what is transient is no
    /// fault yet, as sending tries again.
    /// </summary>
    Task<SendFault?> PrepareAsync(CancellationToken cancellationToken) => Task.FromResult<SendFault?>(null);

    /// <summary>Media first: nothing is to be seen of them until a message uses them.</summary>
    Task<UploadOutcome> UploadAsync(OutgoingMedia media, CancellationToken cancellationToken);

    /// <summary>
    /// Makes what the message needs on the network and nobody sees yet, notes it in <see cref="OutgoingMessage.Staging"/>, and waits until the
    /// network is done with it. Asked again after a transient fault, and by later runs: what is noted is not made twice. Null when it is ready.
    /// </summary>
    Task<SendFault?> StageAsync(OutgoingMessage message, CancellationToken cancellationToken) => Task.FromResult<SendFault?>(null);

    Task<Outcome> SendAsync(OutgoingMessage message, CancellationToken cancellationToken);

    /// <summary>Looks for a message whose sending was never finished.</summary>
    /// <param name="since">Nothing was sent before.</param>
    Task<Sighting> FindAsync(OutgoingMessage message, Instant since, CancellationToken cancellationToken);

    /// <summary>Looks whether what is out, or held by the network, still stands.</summary>
    Task<Sighting> VerifyAsync(SentMessage message, CancellationToken cancellationToken);

    /// <summary>Takes down what is out, or what the network holds. Null when it is gone; what is not there any more is gone too.</summary>
    Task<SendFault?> WithdrawAsync(SentMessage message, CancellationToken cancellationToken);

    /// <summary>Makes what is out say what the message says now, if the kind can (<see cref="Abilities.Edit"/>). Null when it does.</summary>
    /// <param name="message">With the same media as before, which are not uploaded again.</param>
    /// <param name="sent">What stands there.</param>
    Task<SendFault?> EditAsync(OutgoingMessage message, SentMessage sent, CancellationToken cancellationToken) =>
        Task.FromResult<SendFault?>(new SendFault(FaultKind.Configuration, "nothing that is out can be changed there"));

    /// <summary>Whose the token is, what it may do, until when. It changes nothing on the network.</summary>
    Task<TokenReport> AboutTokenAsync(CancellationToken cancellationToken) => Task.FromResult(TokenReport.None);
}
