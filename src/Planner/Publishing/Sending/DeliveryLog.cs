using Planner.Publishing.Connectors;
using Planner.Publishing.Ledger;
using Planner.Publishing.Tokens;

namespace Planner.Publishing.Sending;

/// <summary>
/// What a run writes of one delivery. Each event but a receipt is written only while the delivery is still the run's. Methods
/// answer null when the event stands, else what becomes of the delivery instead.
/// </summary>
/// <param name="segments">How many messages the delivery has.</param>
internal sealed class DeliveryLog(RunSettings settings, Decision decision, int segments)
{
    /// <summary>Until when the delivery is ours.</summary>
    private Instant lease;

    public LedgerKey Key { get; } = LedgerKey.Of(decision.Delivery);

    /// <summary>Of the content that this run sends.</summary>
    public string Digest { get; } = Reviewing.Digest.Of(decision.Delivery);

    public LedgerEvent Event(LedgerEventKind kind) => new()
    {
        Kind = kind, Key = Key, Due = decision.Delivery.Due!.Value, At = settings.Now(), Run = settings.Run, Digest = Digest, Segments = segments,
    };

    /// <summary>Takes it, unless anything happened to it since the decision.</summary>
    public async Task<DeliveryResult?> ClaimAsync(CancellationToken stop) => Said(await settings.Write(Key, record => IsAsDecided(record) ? Claim() : null, stop));

    /// <summary>Claims anew what a look-up found nothing of: the ledger forgets that it was begun.</summary>
    public async Task<DeliveryResult?> ReclaimAsync() =>
        await SettleAsync(Event(LedgerEventKind.Released) with { Reason = "it is not on the network" })
        ?? Said(await settings.Write(Key, record => record.Events is [.., { Kind: LedgerEventKind.Released } last] && last.Run == settings.Run ? Claim() : null, CancellationToken.None));

    /// <summary>A claim that is nearly over is made anew, so that nobody takes it away in the middle.</summary>
    public async Task<DeliveryResult?> RenewAsync() => settings.Now() > lease - Timing.ClockTolerance
        ? Said(await settings.Write(Key, record => IsOurs(record) ? Claim() : null, CancellationToken.None))
        : null;

    /// <summary>Writes what comes next, or the end of it.</summary>
    public async Task<DeliveryResult?> SettleAsync(LedgerEvent settled) =>
        Said(await settings.Write(Key, record => IsOurs(record) ? settled with { At = settings.Now() } : null, CancellationToken.None));

    /// <summary>
    /// The notes of a segment, as earlier runs left them for this content; new ones are written while the delivery is ours. One that cannot
    /// be written is kept for this run: at worst something that nobody sees is made twice.
    /// </summary>
    public Staging StagingOf(int segment) => new(
        StagesOf(segment, Digest),
        note => note.IsSecret && settings.Keys is null ? Task.CompletedTask : SettleAsync(Event(LedgerEventKind.Staged) with { Segment = segment, Stage = Stage(segment, note) }));

    /// <summary>By name; what cannot be opened here is left out.</summary>
    public ImmutableDictionary<string, string> StagesOf(int segment, string digest) => decision.Record.StagesOf(segment, digest)
        .Select(stage => (stage.Name, Text: stage.Text ?? (settings.Keys is { } keys && stage.Sealed is { } box ? SealedNote.Open(box, PlaceOf(segment, stage.Name), keys) : null)))
        .Where(stage => stage.Text is not null)
        .ToImmutableDictionary(stage => stage.Name, stage => stage.Text!, StringComparer.Ordinal);

    /// <summary>What is out is out, whoever else wrote about it in the meantime; only the same receipt is not written twice.</summary>
    public async Task<DeliveryResult?> ReceiptAsync(LedgerEvent receipt)
    {
        var written = await settings.Write(
            Key, record => record.Current.Any(each => each.Kind == receipt.Kind && each.Segment == receipt.Segment && each.Message?.Id == receipt.Message?.Id) ? null : receipt, CancellationToken.None);
        return written is Written.Fault fault
            ? new DeliveryResult(decision, ResultKind.Unwritten, $"it is out ({receipt.Message?.Url ?? receipt.Message?.Id}), but the ledger could not be told: {fault.Message}") { Message = receipt.Message }
            : null;
    }

    /// <summary>Whether nothing happened since the decision but a claim of our own, of which nobody could say that it arrived.</summary>
    private bool IsAsDecided(DeliveryRecord record) =>
        record.Events.Length == decision.Record.Events.Length
        || (record.Events.Length == decision.Record.Events.Length + 1 && record.Events[^1] is { Kind: LedgerEventKind.Claimed } last && last.Run == settings.Run);

    private bool IsOurs(DeliveryRecord record) => record.Claim?.Run == settings.Run && record.StateAt(Instant.MinValue) is RecordState.Claimed;

    /// <summary>From now on. What the network is to hold is handed over at once, not at its moment.</summary>
    private LedgerEvent Claim()
    {
        var claim = Event(LedgerEventKind.Claimed);
        return claim with { Text = Fingerprints.OfText(decision.Delivery), Lease = (decision.Verdict is Verdict.HandOff ? claim.At : Instant.Max(claim.Due, claim.At)) + Timing.Lease };
    }

    private Stage Stage(int segment, StageNote note) =>
        note.IsSecret ? new Stage(note.Name, null, SealedNote.Seal(note.Text, PlaceOf(segment, note.Name), settings.Keys!)) : new Stage(note.Name, note.Text);

    private string PlaceOf(int segment, string name) => string.Create(CultureInfo.InvariantCulture, $"{Key.Post}\n{Key.Account}\n{segment}\n{name}");

    private DeliveryResult? Said(Written written)
    {
        switch (written)
        {
            case Written.Done done:
                lease = done.Event.Lease ?? lease;
                return null;
            case Written.Overtaken:
                return new DeliveryResult(decision, ResultKind.Released, "another run, or a person, was faster");
            case Written.Fault fault:
                return new DeliveryResult(decision, ResultKind.Failed, fault.Message);
            default:
                throw new InvalidOperationException();
        }
    }
}
