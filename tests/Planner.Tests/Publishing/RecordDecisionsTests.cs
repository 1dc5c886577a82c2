using Planner.Publishing;
using Planner.Publishing.Ledger;
using Planner.Reviewing;
using Planner.Tests.Publishing.Connectors;

namespace Planner.Tests.Publishing;

public sealed class RecordDecisionsTests
{
    private static readonly Delivery Delivery = HandedMessage.Of(HandedMessage.Account()).Delivery;

    [Fact]
    public void A_thread_goes_on_as_it_began() =>
        Assert.Equal(Verdict.Send, Decide(Event(LedgerEventKind.Claimed, Now), Event(LedgerEventKind.Sending, Now), Event(LedgerEventKind.Sent, Now)).Verdict);

    /// <summary>The run that looked for the message claimed the changed text, and gave it back.</summary>
    [Fact]
    public void A_later_claim_does_not_make_a_changed_thread_the_one_that_began() =>
        Assert.Equal(Verdict.Ask, Decide(Event(LedgerEventKind.Claimed, "1-old"), Event(LedgerEventKind.Sending, "1-old"), Event(LedgerEventKind.Sent, "1-old"), Event(LedgerEventKind.Claimed, Now), Event(LedgerEventKind.Released, Now)).Verdict);

    /// <summary>The network still has it; to send it anew would post it twice.</summary>
    [Theory]
    [InlineData("1-old", nameof(Verdict.Cancel))]
    [InlineData(null, nameof(Verdict.Skip))]
    public void What_the_network_holds_is_not_sent_when_a_run_ended_while_it_took_it_back(string? digest, string verdict) => Assert.Equal(
        verdict, Decide(Event(LedgerEventKind.Claimed, digest ?? Now), Event(LedgerEventKind.Sending, digest ?? Now), Event(LedgerEventKind.HandedOff, digest ?? Now), Event(LedgerEventKind.Claimed, Now)).Verdict.ToString());

    [Fact]
    public void What_was_taken_down_and_changed_goes_out_when_a_person_says_so() => Assert.Equal(
        Verdict.Send,
        Decide(Event(LedgerEventKind.Claimed, "1-old"), Event(LedgerEventKind.Sending, "1-old"), Event(LedgerEventKind.Published, "1-old"), Event(LedgerEventKind.Withdrawn, "1-old"), Event(LedgerEventKind.Retried, Now)).Verdict);

    private static string Now => Digest.Of(Delivery);

    private static Decision Decide(params LedgerEvent[] events)
    {
        var due = Delivery.Due!.Value;
        return RecordDecisions.Of(Delivery, new DeliveryRecord(LedgerKey.Of(Delivery), [.. events]), due + Duration.FromHours(1), delivery => new Decision(delivery, Verdict.Send, "it is due"), new Planner.Publishing.Outgoing([], new Seen(new Content { Options = Feeds.Sample.Options() }, new Plan([], due), [])));
    }

    private static LedgerEvent Event(LedgerEventKind kind, string digest) => new()
    {
        Kind = kind, Key = LedgerKey.Of(Delivery), Due = Delivery.Due!.Value, At = Delivery.Due!.Value, Run = "r", Digest = digest, Lease = Delivery.Due!.Value + Duration.FromMinutes(5), Segment = 1, Segments = 2,
        Message = kind is LedgerEventKind.Sent or LedgerEventKind.Published or LedgerEventKind.HandedOff ? new Planner.Publishing.Connectors.SentMessage("1") : null,
    };
}
