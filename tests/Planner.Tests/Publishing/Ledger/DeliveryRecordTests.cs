using FsCheck;
using FsCheck.Fluent;
using Planner.Publishing.Connectors;
using Planner.Publishing.Ledger;

namespace Planner.Tests.Publishing.Ledger;

/// <summary>What holds for every record, whatever happened to the delivery and in which order.</summary>
public sealed class DeliveryRecordTests
{
    private static readonly Instant Start = Instant.FromUtc(2026, 11, 2, 7, 0);
    private static readonly Instant AfterAll = Start + Duration.FromDays(1);
    private static readonly LedgerKey Key = new("teaser", "lune-mastodon");

    /// <summary>What was looked at and what was claimed: neither says that anything became of the delivery.</summary>
    private static readonly LedgerEventKind[] Telling = [LedgerEventKind.Claimed, LedgerEventKind.Verified, LedgerEventKind.Gone, LedgerEventKind.Staged, LedgerEventKind.Edited];

    private static readonly (LedgerEventKind Kind, RecordState State)[] Ends =
    [
        (LedgerEventKind.Released, RecordState.Open), (LedgerEventKind.Retried, RecordState.Open), (LedgerEventKind.Published, RecordState.Published), (LedgerEventKind.HandedOff, RecordState.HandedOff),
        (LedgerEventKind.Failed, RecordState.Failed), (LedgerEventKind.Uncertain, RecordState.Uncertain), (LedgerEventKind.Asked, RecordState.Asked), (LedgerEventKind.Skipped, RecordState.Skipped),
        (LedgerEventKind.Withdrawn, RecordState.Withdrawn),
    ];

    private static Gen<LedgerEvent> Events { get; } =
        from kind in Gen.Elements(Enum.GetValues<LedgerEventKind>())
        from lease in Gen.Choose(0, 30)
        from segment in Gen.Choose(0, 3)
        select Event(kind, lease, segment == 0 ? null : segment);

    private static Gen<DeliveryRecord> Records { get; } =
        from count in Gen.Choose(0, 12)
        from events in Events.ListOf(count)
        select new DeliveryRecord(Key, [.. events]);

    private static Gen<Instant> Moments { get; } = from minute in Gen.Choose(-1, 31) select Start + Duration.FromMinutes(minute);

    [Fact]
    public void Looks_change_nothing_about_what_happened() => ForAll(
        from record in Records
        from at in Gen.Choose(0, record.Events.Length)
        from look in Gen.Elements(LedgerEventKind.Verified, LedgerEventKind.Gone, LedgerEventKind.Staged, LedgerEventKind.Edited)
        from moment in Moments
        let seen = record with { Events = record.Events.Insert(at, Event(look, 0, 1)) }
        select seen.StateAt(moment) == record.StateAt(moment) && seen.Unfinished == record.Unfinished && seen.IsOut == record.IsOut && seen.Messages.SequenceEqual(record.Messages));

    [Fact]
    public void The_last_note_of_a_segment_counts_for_the_same_content_until_it_is_taken_down()
    {
        LedgerEvent Note(int segment, string digest, string name, string text) => Event(LedgerEventKind.Staged, 0, segment) with { Digest = digest, Stage = new Stage(name, text) };
        var record = new DeliveryRecord(Key, [Note(1, "a", "container", "17"), Note(1, "a", "container", "18"), Note(1, "b", "container", "19"), Note(2, "a", "session", "x"), Event(LedgerEventKind.Failed, 0, null)]);
        Assert.Equal([new Stage("container", "18")], record.StagesOf(1, "a"));
        Assert.Equal([new Stage("session", "x")], record.StagesOf(2, "a"));
        Assert.Empty((record with { Events = [.. record.Events, Event(LedgerEventKind.Withdrawn, 0, null), Event(LedgerEventKind.Retried, 0, null)] }).StagesOf(1, "a"));
    }

    [Fact]
    public void Time_ends_a_claim_and_nothing_else() => ForAll(
        from record in Records
        from one in Moments
        from other in Moments
        let earlier = record.StateAt(Instant.Min(one, other))
        let later = record.StateAt(Instant.Max(one, other))
        select earlier == later || (earlier is RecordState.Claimed && later == record.StateAt(AfterAll)));

    [Fact]
    public void A_claim_that_ends_leaves_everything_as_it_was() => ForAll(
        from record in Records
        from lease in Gen.Choose(0, 30)
        from moment in Moments
        let claimed = Then(record, Event(LedgerEventKind.Claimed, lease, null))
        select claimed.StateAt(moment) == (moment < Start + Duration.FromMinutes(lease) ? RecordState.Claimed : record.StateAt(AfterAll)));

    [Fact]
    public void What_began_to_be_sent_is_unfinished_until_somebody_tells_what_became_of_it() => ForAll(
        from record in Records
        from segment in Gen.Choose(1, 3)
        from later in Gen.Elements(Telling).ListOf()
        let sending = Event(LedgerEventKind.Sending, 0, segment)
        let begun = Then(record, [sending, .. later.Select(kind => Event(kind, 0, null))])
        select begun.StateAt(AfterAll) is RecordState.Unfinished && begun.Unfinished == sending);

    [Fact]
    public void A_record_is_unfinished_exactly_when_there_is_a_sending_of_which_nothing_is_known() =>
        ForAll(from record in Records select record.StateAt(AfterAll) is RecordState.Unfinished == record.Unfinished is not null);

    [Fact]
    public void What_was_said_last_holds_at_every_moment() => ForAll(
        from record in Records
        from end in Gen.Elements(Ends)
        from moment in Moments
        let ended = Then(record, Event(end.Kind, 0, 1))
        select ended.StateAt(moment) == end.State && ended.Unfinished is null);

    /// <summary>Else a thread would be taken for one whose messages all stand, and nothing of it would ever go out again.</summary>
    [Fact]
    public void What_was_taken_down_and_given_free_begins_anew() => ForAll(
        from record in Records
        let free = Then(record, Event(LedgerEventKind.Withdrawn, 0, null), Event(LedgerEventKind.Retried, 0, null))
        let again = Then(free, Event(LedgerEventKind.Claimed, 9, null), Event(LedgerEventKind.Sending, 0, 1), Event(LedgerEventKind.Sent, 0, 1))
        select free is { IsOut: false, Messages.IsEmpty: true, Retried: not null } && free.StateAt(AfterAll) is RecordState.Open
            && again is { IsOut: true, Messages.Count: 1, Retried: null } && again.Began == again.Events[^1]);

    [Fact]
    public void What_was_taken_down_still_tells_where_it_stood() =>
        Assert.Equal(["1"], Of(Event(LedgerEventKind.Published, 0, 1), Event(LedgerEventKind.Withdrawn, 0, null), Event(LedgerEventKind.Gone, 0, 1)).Messages.Values.Select(message => message.Id));

    /// <summary>The run claimed it to take it back, and ended: to send it anew would post it twice.</summary>
    [Fact]
    public void What_the_network_holds_is_still_held_when_a_run_ended_while_it_took_it_back() =>
        Assert.Equal(RecordState.HandedOff, Of(Event(LedgerEventKind.Claimed, 5, null), Event(LedgerEventKind.Sending, 0, 1), Event(LedgerEventKind.HandedOff, 0, 1), Event(LedgerEventKind.Claimed, 9, null)).StateAt(AfterAll));

    [Fact]
    public void A_thread_whose_run_ended_between_two_messages_is_open_and_goes_on_behind_them()
    {
        var record = Of(Event(LedgerEventKind.Claimed, 5, null), Event(LedgerEventKind.Sending, 0, 1), Event(LedgerEventKind.Sent, 0, 1));
        Assert.Equal((RecordState.Claimed, RecordState.Open), (record.StateAt(Start), record.StateAt(AfterAll)));
        Assert.Equal((true, 1), (record.IsOut, record.Messages.Count));
    }

    [Fact]
    public void Nothing_is_known_of_what_has_no_events() => Assert.Equal(RecordState.Open, DeliveryRecord.None(Key).StateAt(Start));

    private static DeliveryRecord Of(params LedgerEvent[] events) => new(Key, [.. events]);

    private static DeliveryRecord Then(DeliveryRecord record, params LedgerEvent[] events) => record with { Events = [.. record.Events, .. events] };

    /// <param name="lease">In minutes; of a claim.</param>
    private static LedgerEvent Event(LedgerEventKind kind, int lease, int? segment) => new()
    {
        Kind = kind,
        Key = Key,
        Due = Start,
        At = Start,
        Run = "run",
        Lease = kind is LedgerEventKind.Claimed ? Start + Duration.FromMinutes(lease) : null,
        Segment = segment,
        Message = kind is LedgerEventKind.Sent or LedgerEventKind.Published or LedgerEventKind.HandedOff ? new SentMessage($"{segment}") : null,
    };

    private static void ForAll(Gen<bool> holds) => Check.One(Config.QuickThrowOnFailure.WithMaxTest(2000), Prop.ForAll(holds.ToArbitrary(), each => each));
}
