namespace Planner.Publishing.Connectors.Email;

/// <summary>
/// A newsletter over SMTP (RFC 5321): each recipient gets a letter of its own, in a transaction of its own. Servers keep no second letter away; what keeps it
/// away is the position in the list of recipients, noted before each batch is sent. A run that was killed is followed by one that goes on behind that
/// batch; whether the batch itself arrived is left to a person.
/// </summary>
internal sealed class EmailConnector(ConnectorSettings settings) : IConnector
{
    private static readonly SendFault Gone = new(FaultKind.Configuration, "a letter that was accepted is in its readers' mailboxes; nothing takes it back");

    public static ConnectorKind Kind { get; } = new("email", ["user", "password", "recipients"], NeedsServer: false, settings => new EmailConnector(settings))
    {
        OtherSecrets = [["user", "password", "recipients_file"], ["user", "password"]],
        Files = ["recipients_file"],
        Can = Abilities.None,
    };

    /// <summary>The look-up is in the ledger's notes: a server cannot be asked.</summary>
    public DuplicateGuard Guard => DuplicateGuard.LookUp;

    public Task<SendFault?> PrepareAsync(CancellationToken cancellationToken) => Task.FromResult(EmailSettings.Of(settings).Fault);

    public Task<UploadOutcome> UploadAsync(OutgoingMedia media, CancellationToken cancellationToken) =>
        Task.FromResult<UploadOutcome>(new UploadOutcome.Uploaded(media.File.File.Value));

    public async Task<Outcome> SendAsync(OutgoingMessage message, CancellationToken cancellationToken)
    {
        var (letter, fault) = EmailSettings.Of(settings);
        return letter is null ? new Outcome.Rejected(fault!) : await new EmailDelivery(settings, letter, message).SendAsync(cancellationToken);
    }

    public Task<Sighting> FindAsync(OutgoingMessage message, Instant since, CancellationToken cancellationToken)
    {
        var (letter, fault) = EmailSettings.Of(settings);
        return Task.FromResult(letter is null ? new Sighting.Unclear(fault!)
            : EmailPosition.Of(message) is not { } position ? new Sighting.Missing()
            : position.IsLeft(letter.Recipients.Length) ? new Sighting.Missing()
            : position.Open.IsEmpty ? new Sighting.Found(new SentMessage(EmailLetter.IdOf(message, letter)))
            : (Sighting)new Sighting.Unclear(position.Uncertain(letter.Recipients.Length)));
    }

    public Task<Sighting> VerifyAsync(SentMessage message, CancellationToken cancellationToken) => Task.FromResult<Sighting>(new Sighting.Unclear(Gone));

    public Task<SendFault?> WithdrawAsync(SentMessage message, CancellationToken cancellationToken) => Task.FromResult<SendFault?>(Gone);

    public async Task<TokenReport> AboutTokenAsync(CancellationToken cancellationToken)
    {
        var (letter, fault) = EmailSettings.Of(settings);
        if (letter is null)
        {
            return TokenReport.Failed(fault!);
        }

        using var session = new EmailSession(settings, letter);
        return await session.OpenAsync(cancellationToken) is { } refusal
            ? TokenReport.Failed(refusal)
            : new TokenReport($"{settings.Told(letter.From)} at {letter.Host}:{letter.Port}")
            {
                Remark = $"{letter.Recipients.Length} recipient{(letter.Recipients.Length == 1 ? "" : "s")}{(letter.Unsubscribe is null ? "; 'extra: {unsubscribe: https://…}' is not said, and large providers want it" : "")}",
            };
    }
}
