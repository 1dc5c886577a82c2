using FsCheck;
using FsCheck.Fluent;
using Planner.Publishing.Connectors.Bluesky;

namespace Planner.Tests.Publishing.Connectors.Bluesky;

public sealed class RecordKeyTests
{
    private static readonly Gen<(Instant Due, int Segment, string Key)> Messages =
        from second in Gen.Choose(0, int.MaxValue)
        from millisecond in Gen.Choose(0, 999)
        from segment in Gen.Choose(1, 99)
        from key in ArbMap.Default.GeneratorFor<NonNull<string>>()
        select (Instant.FromUnixTimeSeconds(second * 3L).PlusNanoseconds(millisecond * 1_000_000L), segment, key.Get);

    /// <summary>atproto.com/specs/tid: 13 characters of the sortable base32, the first without its top bit.</summary>
    [Fact]
    public void A_key_is_a_time_identifier() => Holds(Messages, message => Of(message) is { Length: 13 } key && key[0] <= 'j' && key.All(character => character is (>= '2' and <= '7') or (>= 'a' and <= 'z')));

    [Fact]
    public void A_message_has_one_key() => Holds(Messages, message => Of(message) == Of(message));

    [Fact]
    public void Keys_sort_by_moment_then_by_segment() => Holds(
        from one in Messages from other in Messages select (one, other),
        pair => Math.Sign(string.CompareOrdinal(Of(pair.one), Of(pair.other))) is var order
            && (Second(pair.one), pair.one.Segment).CompareTo((Second(pair.other), pair.other.Segment)) is var expected
            && (expected == 0 || order == Math.Sign(expected)));

    [Fact]
    public void Segments_of_a_thread_sort_in_their_order_even_when_there_are_thousands()
    {
        var keys = Enumerable.Range(1, 3000).Select(segment => RecordKey.Of(BlueskySample.Due, segment, "key" + segment)).ToArray();
        Assert.Equal(keys.Order(StringComparer.Ordinal), keys);
    }

    [Fact]
    public void Messages_of_one_moment_have_keys_of_their_own() =>
        Assert.Equal(1000, Enumerable.Range(0, 1000).Select(number => RecordKey.Of(BlueskySample.Due, 1, "delivery " + number)).Distinct(StringComparer.Ordinal).Count());

    /// <summary>A record that was sent by an earlier version is found by a later one.</summary>
    [Fact]
    public void A_key_stays_what_it_was() => Assert.Equal("3n336bpbsqlrt", RecordKey.Of(BlueskySample.Due, 1, "key"));

    private static string Of((Instant Due, int Segment, string Key) message) => RecordKey.Of(message.Due, message.Segment, message.Key);

    private static long Second((Instant Due, int Segment, string Key) message) => message.Due.ToUnixTimeSeconds();

    private static void Holds<T>(Gen<T> cases, Func<T, bool> property) => Check.One(Config.QuickThrowOnFailure.WithMaxTest(1000), Prop.ForAll(Arb.From(cases), property));
}
