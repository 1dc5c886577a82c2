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
    private readonly Decision decision;
    private readonly PreparedDelivery prepared;
    private readonly DeliveryLog log;
    private readonly MessageSender sender;
    private readonly Dictionary<int, SentMessage> messages;
    private readonly MediaUploads uploads;
    private readonly SegmentStaging staging;
    private int marked;

    /// <param name="network">Lets so many requests to the account's network go at once.</param>
    public DeliveryRun(RunSettings settings, IConnector connector, Retrying retrying, SemaphoreSlim network, Decision decision, Content content)
    {
        (this.settings, this.connector, this.decision) = (settings, connector, decision);
        prepared = connector.PassesComment ? Preparing.Of(decision.Delivery, content) : Preparing.WithComment(Preparing.Of(decision.Delivery, content));
        uploads = new MediaUploads(settings, connector, retrying, decision.Delivery);
        log = new DeliveryLog(settings, decision, prepared.Segments.Length);
        staging = new SegmentStaging(connector, retrying, log);
        sender = new MessageSender(settings, connector, retrying, network, log);
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

    private int Withdrawn => decision.Record.Events.Count(each => each.Kind is LedgerEventKind.Withdrawn);

    private int Next => Enumerable.Range(1, Segments + 1).First(segment => !messages.ContainsKey(segment));

    /// <summary>Takes it, unless anything happened to it since the decision.</summary>
    public async Task ClaimAsync(CancellationToken stop)
    {
        if (Segments == 0)
        {
            Result = new DeliveryResult(decision, ResultKind.NeedsPerson, "it has neither text nor media");
            return;
        }

        Result = await log.ClaimAsync(stop);
    }

    /// <summary>Signs in, and sends media first: they may take minutes, and nobody sees them yet.</summary>
    public async Task PrepareAsync(CancellationToken stop)
    {
        if (Result is null && await connector.PrepareAsync(CancellationToken.None) is { IsTransient: false } refusal)
        {
            await FailAsync(refusal);
        }

        for (var segment = Next; Result is null && segment <= Segments; segment++)
        {
            if (await uploads.UploadAsync(segment, prepared.Segments[segment - 1].Media, staging.Of(segment), stop) is { } fault)
            {
                await FailAsync(fault);
            }
        }

        await StageAsync(stop);
    }

    /// <summary>Makes what the next message needs before it is sent; what answers another one can be made when that one is out.</summary>
    private async Task StageAsync(CancellationToken stop)
    {
        if (Result is null && Next <= Segments && await staging.StageAsync(MessageOf(Next), stop) is { } fault)
        {
            await FailAsync(fault);
        }
    }

    /// <summary>A run before began to send it: what the network knows of that settles it.</summary>
    public async Task LookUpAsync(Seen seen)
    {
        var began = decision.Record.Unfinished!;
        var segment = began.Segment ?? 1;
        if (connector.Guard is DuplicateGuard.None || (connector.Guard is DuplicateGuard.LookUp && began.Digest != log.Digest) || segment > Segments)
        {
            await UncertainAsync(new SendFault(FaultKind.Unknown, began.Digest != log.Digest ? "a run ended while it was being sent, and it was changed since" : "a run ended while it was being sent, and the network has no means to tell"));
            return;
        }

        var sought = MessageOf(segment) with { Due = began.Due, Key = Fingerprints.OfMessage(log.Key, began.Digest ?? log.Digest, segment, Withdrawn), IsHandedOff = WasHandedOff(began), Staging = new Staging(log.StagesOf(segment, began.Digest ?? log.Digest)) };
        switch (await connector.FindAsync(sought, began.At - Timing.ClockTolerance, CancellationToken.None))
        {
            case Sighting.Found { Message.HeldUntil: not null } held:
                await HeldAsync(segment, held.Message);
                break;
            case Sighting.Found found:
                messages[segment] = found.Message;
                await ReceiptAsync(segment, found.Message, "found on the network", isAwaited: true, began.Digest);
                if (Result is null && began.Digest != log.Digest)
                {
                    await ReleaseAsync("it was changed after its first message went out", ResultKind.NeedsPerson);
                }

                break;
            case Sighting.Missing when messages.Count > 0 && began.Digest != log.Digest:
                await ReleaseAsync("it was changed after its first message went out", ResultKind.NeedsPerson);
                break;
            case Sighting.Missing when DecisionMaker.Stopped(messages.Count > 0 ? Delivery with { State = DeliveryState.Due } : Delivery, seen, settings.Stops, decision.Record.Retried is not null) is { } stopped:
                await ReleaseAsync($"it is not on the network, and {stopped}", ResultKind.NeedsPerson);
                break;
            case Sighting.Missing:
                // Nothing was sent: the ledger forgets that it was begun, and the claim goes on.
                Result = await log.ReclaimAsync();
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

        var now = seen?.Find(log.Key);
        var reason = seen is null ? "the content could not be read again before sending"
            : now is null ? "it is not in the plan any more"
            : Digest.Of(now) != log.Digest ? "it was changed in the meantime; the next run takes it as it is now"
            : DecisionMaker.Stopped(now with { State = now.State is DeliveryState.Late ? DeliveryState.Due : now.State }, seen, settings.Stops, decision.Record.Retried is not null);
        if (reason is not null)
        {
            await ReleaseAsync(reason, ResultKind.Released);
        }
    }

    public Task ReleaseAsync(string reason) => ReleaseAsync(reason, ResultKind.Released);

    /// <summary>Tells the ledger that from here the network may have the next segment.</summary>
    public async Task MarkAsync()
    {
        if (Result is null && marked < Next && Next <= Segments)
        {
            marked = Next;
            Result = await log.SettleAsync(log.Event(LedgerEventKind.Sending) with { Segment = marked });
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

            Result = await log.RenewAsync();
            await StageAsync(stop);
            await MarkAsync();
            if (Result is null)
            {
                await SendAsync(Next, stop);
            }
        }

        if (Result is null)
        {
            // It has fewer messages by now than when it began, and all of them are out.
            await ReceiptAsync(Segments, messages[Segments], "all of it was out before", isAwaited: true);
        }
    }

    private async Task SendAsync(int segment, CancellationToken stop)
    {
        var message = MessageOf(segment);
        Outcome outcome;
        (outcome, Result) = await sender.SendAsync(message, stop);
        if (Result is not null)
        {
            // The claim could not be made anew, so nothing was sent.
            return;
        }

        switch (outcome)
        {
            case Outcome.Published published:
                messages[segment] = published.Message;
                await ReceiptAsync(segment, published.Message, published.Remark, isAwaited: connector.Guard is DuplicateGuard.None || Segments > 1);
                break;
            case Outcome.HandedOff held:
                await HeldAsync(segment, held.Message);
                break;
            case Outcome.Asked asked:
                await SettleAsync(log.Event(LedgerEventKind.Asked) with { Reason = asked.Reason }, new DeliveryResult(decision, ResultKind.Asked, asked.Reason) { Paste = asked.Paste });
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

    /// <summary>What was begun long enough before its moment was to be held by the network.</summary>
    private bool WasHandedOff(LedgerEvent began) =>
        Delivery.Account.NativeSchedule && Delivery.Network.Schedule is { } window && began.Due - began.At >= (window.Min?.ToDuration() ?? Duration.Zero);

    private async Task HeldAsync(int segment, SentMessage message)
    {
        messages[segment] = message;
        Result = new DeliveryResult(decision, ResultKind.HandedOff, $"the network holds it until {message.HeldUntil ?? Due:uuuu-MM-dd HH:mm}Z") { Message = message };
        Result = await log.ReceiptAsync(log.Event(LedgerEventKind.HandedOff) with { Segment = segment, Message = message }) ?? Result;
    }

    private OutgoingMessage MessageOf(int segment) => new(prepared, segment, Due)
    {
        Key = Fingerprints.OfMessage(log.Key, log.Digest, segment, Withdrawn),
        Media = uploads.Of(segment),
        Root = messages.GetValueOrDefault(1),
        Parent = messages.GetValueOrDefault(segment - 1),
        IsHandedOff = IsHandedOff,
        Staging = staging.Of(segment),
    };

    private async Task ReceiptAsync(int segment, SentMessage message, string? reason, bool isAwaited, string? sent = null)
    {
        var (isLast, at) = (Next > Segments, settings.Now());
        var receipt = log.Event(isLast ? LedgerEventKind.Published : LedgerEventKind.Sent) with
        {
            Digest = sent ?? log.Digest, Segment = segment, Message = message, Text = Fingerprints.OfText(Delivery), Cost = Preparing.CostOf(prepared, segment), Reason = reason,
        };
        if (isLast)
        {
            Result = new DeliveryResult(decision, ResultKind.Published, messages[1].Url ?? messages[1].Id) { Message = messages[1], Lag = at - Due };
        }

        Receipts = Task.WhenAll(Receipts, WriteAsync());
        if (isAwaited)
        {
            await Receipts;
        }

        async Task WriteAsync() => Result = await log.ReceiptAsync(receipt) ?? Result;
    }

    private Task FailAsync(SendFault fault) =>
        SettleAsync(log.Event(LedgerEventKind.Failed) with { Fault = fault }, new DeliveryResult(decision, ResultKind.Failed, $"{fault.Message}. {fault.Advice(log.Key.Post, log.Key.Account)}") { Fault = fault });

    private Task UncertainAsync(SendFault fault) => SettleAsync(
        log.Event(LedgerEventKind.Uncertain) with { Fault = fault },
        new DeliveryResult(decision, ResultKind.Uncertain, $"whether it is out is not known: {fault.Message}. Look there, then say it with planner resolve {log.Key.Post} {log.Key.Account}") { Fault = fault });

    private Task ReleaseAsync(string reason, ResultKind kind) => SettleAsync(log.Event(LedgerEventKind.Released) with { Reason = reason }, new DeliveryResult(decision, kind, reason));

    /// <summary>The end of it, if it is still ours.</summary>
    private async Task SettleAsync(LedgerEvent settled, DeliveryResult result) => Result = await log.SettleAsync(settled) ?? result;
}
