using Planner.Networks;
using Planner.Publishing.Connectors;
using Planner.Publishing.Ledger;
using Planner.Reviewing;

namespace Planner.Publishing.Sending;

/// <summary>One delivery on its way through a run: claim, media, sending, receipt, each in the ledger before the next.</summary>
internal sealed class DeliveryRun
{
    private readonly RunSettings settings;
    private readonly IConnector connector;
    private readonly Retrying retrying;
    private readonly SemaphoreSlim network;
    private readonly Decision decision;
    private readonly PreparedDelivery prepared;
    private readonly LedgerKey key;
    private readonly string digest;
    private readonly Dictionary<int, SentMessage> messages;
    private readonly Dictionary<int, ImmutableArray<UploadedMedia>> media = [];
    private LedgerEvent? claim;
    private int marked;

    /// <param name="network">Lets so many requests to the account's network go at once.</param>
    public DeliveryRun(RunSettings settings, IConnector connector, Retrying retrying, SemaphoreSlim network, Decision decision, Content content)
    {
        (this.settings, this.connector, this.retrying, this.network, this.decision) = (settings, connector, retrying, network, decision);
        prepared = connector.PassesComment ? Preparing.Of(decision.Delivery, content) : Preparing.WithComment(Preparing.Of(decision.Delivery, content));
        key = LedgerKey.Of(decision.Delivery);
        digest = Digest.Of(decision.Delivery);
        messages = decision.Record.IsOut ? decision.Record.Messages.ToDictionary() : [];
    }

    public Delivery Delivery => decision.Delivery;

    /// <summary>What became of it; null while it is on its way.</summary>
    public DeliveryResult? Result { get; private set; }

    /// <summary>Receipts that are being written.</summary>
    public Task Receipts { get; private set; } = Task.CompletedTask;

    private Instant Due => Delivery.Due!.Value;

    private bool IsHandedOff => decision.Verdict is Verdict.HandOff;

    private int Segments => prepared.Segments.Length;

    private int Next => Enumerable.Range(1, Segments + 1).First(segment => !messages.ContainsKey(segment));

    /// <summary>Takes it, unless anything happened to it since the decision.</summary>
    public async Task ClaimAsync(CancellationToken stop)
    {
        if (Segments == 0)
        {
            Result = new DeliveryResult(decision, ResultKind.NeedsPerson, "it has neither text nor media");
            return;
        }

        var written = await settings.Write(
            key, record => IsAsDecided(record) ? Event(LedgerEventKind.Claimed) with { Lease = LeaseEnd(), Text = Fingerprints.OfText(Delivery), Segments = Segments } : null, stop);
        claim = Said(written);
    }

    /// <summary>Media first: they may take minutes, and nobody sees them yet.</summary>
    public async Task UploadAsync(CancellationToken stop)
    {
        for (var segment = Next; Result is null && segment <= Segments; segment++)
        {
            var uploaded = ImmutableArray.CreateBuilder<UploadedMedia>();
            foreach (var file in prepared.Segments[segment - 1].Media)
            {
                if (settings.Media(file) is not { } outgoing)
                {
                    await FailAsync(new SendFault(FaultKind.Validation, $"{file.File.Value} is not there any more"));
                    return;
                }

                var outcome = await retrying.UploadAsync(() => connector.UploadAsync(outgoing, CancellationToken.None), stop);
                if (outcome is UploadOutcome.Rejected rejected)
                {
                    await FailAsync(rejected.Fault with { Message = $"{file.File.Value}: {rejected.Fault.Message}" });
                    return;
                }

                uploaded.Add(new UploadedMedia(outgoing, ((UploadOutcome.Uploaded)outcome).Id));
            }

            media[segment] = uploaded.ToImmutable();
        }
    }

    /// <summary>A run before began to send it: what the network knows of that settles it.</summary>
    public async Task LookUpAsync(Seen seen)
    {
        var began = decision.Record.Unfinished!;
        var segment = began.Segment ?? 1;
        if (connector.Guard is DuplicateGuard.None || (connector.Guard is DuplicateGuard.LookUp && began.Digest != digest) || segment > Segments)
        {
            await UncertainAsync(new SendFault(FaultKind.Unknown, began.Digest != digest ? "a run ended while it was being sent, and it was changed since" : "a run ended while it was being sent, and the network has no means to tell"));
            return;
        }

        var sought = MessageOf(segment) with { Due = began.Due, Key = Fingerprints.OfMessage(key, began.Digest ?? digest, segment), IsHandedOff = WasHandedOff(began) };
        switch (await connector.FindAsync(sought, began.At - Timing.ClockTolerance, CancellationToken.None))
        {
            case Sighting.Found { Message.HeldUntil: not null } held:
                await HeldAsync(segment, held.Message);
                break;
            case Sighting.Found found:
                messages[segment] = found.Message;
                await ReceiptAsync(segment, found.Message, "found on the network", isAwaited: true, began.Digest);
                if (Result is null && began.Digest != digest)
                {
                    await ReleaseAsync("it was changed after its first message went out", ResultKind.NeedsPerson);
                }

                break;
            case Sighting.Missing when messages.Count > 0 && began.Digest != digest:
                await ReleaseAsync("it was changed after its first message went out", ResultKind.NeedsPerson);
                break;
            case Sighting.Missing when DecisionMaker.Stopped(messages.Count > 0 ? Delivery with { State = DeliveryState.Due } : Delivery, seen, settings.Stops) is { } stopped:
                await ReleaseAsync($"it is not on the network, and {stopped}", ResultKind.NeedsPerson);
                break;
            case Sighting.Missing:
                // Nothing was sent: the ledger forgets that it was begun, and the claim goes on.
                await ReclaimAsync();
                break;
            case Sighting.Unclear { Fault: { Kind: FaultKind.Unknown or FaultKind.Duplicate } fault }:
                // It would be as unclear to every run that asks again.
                await UncertainAsync(fault);
                break;
            case Sighting.Unclear unclear:
                Result = new DeliveryResult(decision, ResultKind.Uncertain, $"the network could not be asked whether it is out ({unclear.Fault.Message}); the next run asks again") { Fault = unclear.Fault };
                break;
        }
    }

    /// <summary>Takes back what the network holds; the next run decides anew.</summary>
    public async Task CancelAsync()
    {
        var held = decision.Record.Last(LedgerEventKind.HandedOff)!.Message!;
        if (await connector.WithdrawAsync(held, CancellationToken.None) is { } fault)
        {
            Result = new DeliveryResult(decision, ResultKind.Failed, $"it could not be taken back: {fault.Message}") { Fault = fault };
            return;
        }

        await ReleaseAsync(decision.Reason, ResultKind.Cancelled);
    }

    /// <summary>Whether it is still what was agreed, and nothing stops it; else it is given back.</summary>
    public async Task CheckAsync(Seen? seen)
    {
        if (Result is not null)
        {
            return;
        }

        var now = seen?.Find(key);
        var reason = seen is null ? "the content could not be read again before sending"
            : now is null ? "it is not in the plan any more"
            : Digest.Of(now) != digest ? "it was changed in the meantime; the next run takes it as it is now"
            : DecisionMaker.Stopped(now with { State = now.State is DeliveryState.Late ? DeliveryState.Due : now.State }, seen, settings.Stops);
        if (reason is not null)
        {
            await ReleaseAsync(reason, ResultKind.Released);
        }
    }

    public Task ReleaseAsync(string reason) => ReleaseAsync(reason, ResultKind.Released);

    /// <summary>Tells the ledger that from here the network may have the next segment.</summary>
    public async Task MarkAsync()
    {
        if (Result is null && marked < Next)
        {
            marked = Next;
            Said(await settings.Write(key, record => IsOurs(record) ? Event(LedgerEventKind.Sending) with { Segment = marked, Segments = Segments } : null, CancellationToken.None));
        }
    }

    /// <summary>Sends what is missing of it.</summary>
    /// <param name="stop">Nothing is begun any more after it; what was begun is finished.</param>
    public async Task SendAsync(CancellationToken stop)
    {
        while (Result is null && Next <= Segments)
        {
            if (stop.IsCancellationRequested || settings.Now() > settings.Deadline)
            {
                await ReleaseAsync(stop.IsCancellationRequested ? "the run was stopped before it" : "the run's time was over before it");
                return;
            }

            await RenewAsync();
            await MarkAsync();
            if (Result is null)
            {
                await SendAsync(Next, stop);
            }
        }
    }

    private async Task SendAsync(int segment, CancellationToken stop)
    {
        var message = MessageOf(segment);
        var outcome = await retrying.SendAsync(() => InTurnAsync(() => SendOnceAsync(message)), stop);
        if (Result is not null)
        {
            // The claim could not be made anew, so nothing was sent.
            return;
        }

        if (outcome is Outcome.Unknown unknown)
        {
            outcome = await SettledAsync(message, unknown);
        }

        switch (outcome)
        {
            case Outcome.Published published:
                messages[segment] = published.Message;
                await ReceiptAsync(segment, published.Message, null, isAwaited: connector.Guard is DuplicateGuard.None || Segments > 1);
                break;
            case Outcome.HandedOff held:
                await HeldAsync(segment, held.Message);
                break;
            case Outcome.Asked asked:
                await SettleAsync(Event(LedgerEventKind.Asked) with { Reason = asked.Reason }, new DeliveryResult(decision, ResultKind.Asked, asked.Reason));
                break;
            case Outcome.Rejected rejected:
                await FailAsync(rejected.Fault);
                break;
            case Outcome.Unknown left when connector.Guard is DuplicateGuard.None:
                await UncertainAsync(left.Fault);
                break;
            case Outcome.Unknown left:
                Result = new DeliveryResult(decision, ResultKind.Uncertain, $"whether it is out is not known yet ({left.Fault.Message}); the next run looks on the network") { Fault = left.Fault };
                break;
        }
    }

    /// <summary>After a network's wish to be left alone for minutes another run may have it: that one goes on with it, and this one has a result.</summary>
    private async Task<Outcome> SendOnceAsync(OutgoingMessage message)
    {
        await RenewAsync();
        return Result is null ? await connector.SendAsync(message, CancellationToken.None) : new Outcome.Rejected(new SendFault(FaultKind.Unknown, Result.Reason));
    }

    /// <summary>Looks at once; where the record's own name keeps a second one away, sends it once more.</summary>
    private async Task<Outcome> SettledAsync(OutgoingMessage message, Outcome.Unknown unknown) => connector.Guard is DuplicateGuard.None
        ? unknown
        : await connector.FindAsync(message, settings.Now() - Timing.ClockTolerance - Timing.Patience, CancellationToken.None) switch
        {
            Sighting.Found { Message.HeldUntil: not null } held => new Outcome.HandedOff(held.Message),
            Sighting.Found found => new Outcome.Published(found.Message),
            Sighting.Missing when connector.Guard is DuplicateGuard.RecordId => await connector.SendAsync(message, CancellationToken.None),
            _ => unknown,
        };

    /// <summary>One request of so many at a time; whoever waits before a further try keeps nobody waiting.</summary>
    private async Task<Outcome> InTurnAsync(Func<Task<Outcome>> send)
    {
        await network.WaitAsync(CancellationToken.None);
        try
        {
            return await send();
        }
        finally
        {
            network.Release();
        }
    }

    /// <summary>What was begun long enough before its moment was to be held by the network.</summary>
    private bool WasHandedOff(LedgerEvent began) =>
        Delivery.Account.NativeSchedule && Delivery.Network.Schedule is { } window && began.Due - began.At >= (window.Min?.ToDuration() ?? Duration.Zero);

    private async Task HeldAsync(int segment, SentMessage message)
    {
        messages[segment] = message;
        Result = new DeliveryResult(decision, ResultKind.HandedOff, $"the network holds it until {message.HeldUntil ?? Due:uuuu-MM-dd HH:mm}Z") { Message = message };
        await WriteReceiptAsync(Event(LedgerEventKind.HandedOff) with { Segment = segment, Segments = Segments, Message = message });
    }

    private OutgoingMessage MessageOf(int segment) => new(prepared, segment, Due)
    {
        Key = Fingerprints.OfMessage(key, digest, segment),
        Media = media.GetValueOrDefault(segment, []),
        Root = messages.GetValueOrDefault(1),
        Parent = messages.GetValueOrDefault(segment - 1),
        IsHandedOff = IsHandedOff,
    };

    private async Task ReceiptAsync(int segment, SentMessage message, string? reason, bool isAwaited, string? sent = null)
    {
        var (isLast, at) = (Next > Segments, settings.Now());
        var receipt = Event(isLast ? LedgerEventKind.Published : LedgerEventKind.Sent) with
        {
            Digest = sent ?? digest, Segment = segment, Segments = Segments, Message = message, Text = Fingerprints.OfText(Delivery), Cost = isLast ? prepared.Cost : null, Reason = reason,
        };
        if (isLast)
        {
            Result = new DeliveryResult(decision, ResultKind.Published, messages[1].Url ?? messages[1].Id) { Message = messages[1], Lag = at - Due };
        }

        Receipts = Task.WhenAll(Receipts, WriteReceiptAsync(receipt));
        if (isAwaited)
        {
            await Receipts;
        }
    }

    private async Task WriteReceiptAsync(LedgerEvent receipt)
    {
        // What is out is out, whoever else wrote about it in the meantime; only the same receipt is not written twice.
        var written = await settings.Write(
            key, record => record.Events.Any(each => each.Kind == receipt.Kind && each.Segment == receipt.Segment && each.Message?.Id == receipt.Message?.Id) ? null : receipt, CancellationToken.None);
        if (written is Written.Fault fault)
        {
            Result = new DeliveryResult(decision, ResultKind.Unwritten, $"it is out ({receipt.Message?.Url ?? receipt.Message?.Id}), but the ledger could not be told: {fault.Message}") { Message = receipt.Message };
        }
    }

    private Task FailAsync(SendFault fault) =>
        SettleAsync(Event(LedgerEventKind.Failed) with { Fault = fault }, new DeliveryResult(decision, ResultKind.Failed, $"{fault.Message}. {fault.Advice}") { Fault = fault });

    private Task UncertainAsync(SendFault fault) => SettleAsync(
        Event(LedgerEventKind.Uncertain) with { Fault = fault },
        new DeliveryResult(decision, ResultKind.Uncertain, $"whether it is out is not known: {fault.Message}. Look there, then say it with planner resolve {key.Post} {key.Account}") { Fault = fault });

    private Task ReleaseAsync(string reason, ResultKind kind) => SettleAsync(Event(LedgerEventKind.Released) with { Reason = reason }, new DeliveryResult(decision, kind, reason));

    /// <summary>Writes the end of it, if it is still ours.</summary>
    private async Task SettleAsync(LedgerEvent settled, DeliveryResult result)
    {
        Said(await settings.Write(key, record => IsOurs(record) ? settled with { At = settings.Now() } : null, CancellationToken.None));
        Result ??= result;
    }

    private async Task ReclaimAsync()
    {
        Said(await settings.Write(key, record => IsOurs(record) ? Event(LedgerEventKind.Released) with { Reason = "it is not on the network" } : null, CancellationToken.None));
        if (Result is null)
        {
            claim = Said(await settings.Write(key, record => record.Events is [.., { Kind: LedgerEventKind.Released } last] && last.Run == settings.Run ? claim! with { At = settings.Now(), Lease = LeaseEnd(), Digest = digest } : null, CancellationToken.None));
        }
    }

    /// <summary>A claim that is nearly over is made anew, so that nobody takes it away in the middle.</summary>
    private async Task RenewAsync()
    {
        if (Result is null && claim is not null && settings.Now() > claim.Lease - Timing.ClockTolerance)
        {
            claim = Said(await settings.Write(key, record => IsOurs(record) ? claim with { At = settings.Now(), Lease = LeaseEnd() } : null, CancellationToken.None)) ?? claim;
        }
    }

    /// <summary>Whether nothing happened since the decision but a claim of our own, of which nobody could say that it arrived.</summary>
    private bool IsAsDecided(DeliveryRecord record) =>
        record.Events.Length == decision.Record.Events.Length
        || (record.Events.Length == decision.Record.Events.Length + 1 && record.Events[^1] is { Kind: LedgerEventKind.Claimed } last && last.Run == settings.Run);

    private bool IsOurs(DeliveryRecord record) => record.Claim?.Run == settings.Run && record.StateAt(Instant.MinValue) is RecordState.Claimed;

    private Instant LeaseEnd() => Instant.Max(IsHandedOff ? Instant.MinValue : Due, settings.Now()) + Timing.Lease;

    private LedgerEvent Event(LedgerEventKind kind) => new() { Kind = kind, Key = key, Due = Due, At = settings.Now(), Run = settings.Run, Digest = digest };

    /// <summary>The event that was written; null, with a result, when it was not.</summary>
    private LedgerEvent? Said(Written written)
    {
        switch (written)
        {
            case Written.Done done:
                return done.Event;
            case Written.Overtaken:
                Result = new DeliveryResult(decision, ResultKind.Released, "another run, or a person, was faster");
                return null;
            case Written.Fault fault:
                Result = new DeliveryResult(decision, ResultKind.Failed, fault.Message);
                return null;
            default:
                throw new InvalidOperationException();
        }
    }
}
