using FsCheck;
using FsCheck.Fluent;
using Planner.Networks;
using Planner.Publishing;
using Planner.Publishing.Ledger;
using Planner.Tests.Publishing.Connectors;

namespace Planner.Tests.Publishing;

public sealed class FingerprintsTests
{
    private static readonly Delivery Teaser = HandedMessage.Of(HandedMessage.Account()).Delivery;
    private static readonly string[] Ids = ["a", "b", "a-b", "a.1", "1", "été"];

    /// <summary>Pieces of Markdown that look like what separates the messages of a thread.</summary>
    private static readonly string[] Lines = ["Bonjour", "\n", "\n\n", "---", "\\---", "    ---", "```\n---\n```", "> x", "\\0", "&#0;", "\u001f", "- a"];

    private static Gen<(LedgerKey Key, string Digest, int Segment)> Messages { get; } =
        from post in Gen.Elements(Ids)
        from account in Gen.Elements(Ids)
        from digest in Gen.Elements("1-abc", "1-abd", "1")
        from segment in Gen.Choose(1, 12)
        select (new LedgerKey(post, account), digest, segment);

    private static Gen<ImmutableArray<string>> Texts { get; } =
        from count in Gen.Choose(1, 3)
        from segments in (from parts in Gen.Choose(1, 4) from lines in Gen.Elements(Lines).ListOf(parts) select string.Concat(lines)).ListOf(count)
        select segments.ToImmutableArray();

    [Fact]
    public void Two_messages_have_one_fingerprint_only_if_they_are_one() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(5000),
        Prop.ForAll((from one in Messages from other in Messages select (one, other)).ToArbitrary(), pair => Of(pair.one) == Of(pair.other) == (pair.one == pair.other)));

    /// <summary>Connectors make record ids and idempotency keys of it: a later version has to make the same.</summary>
    [Fact]
    public void A_messages_fingerprint_is_this_for_ever() =>
        Assert.Equal("qujmfGCJ8VEY8SbCp9Ly4Id2TmPFV_Bp2TmKu3-k8mQ", Fingerprints.OfMessage(new LedgerKey("teaser", "lune-mastodon"), "1-abc", 2));

    [Fact]
    public void A_text_is_known_by_what_is_read_and_by_how_it_is_split() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(5000),
        Prop.ForAll((from one in Texts from other in Texts select (one, other)).ToArbitrary(), pair => OfText(pair.one) == OfText(pair.other) == Read(pair.one).SequenceEqual(Read(pair.other))));

    [Fact]
    public void One_message_with_a_line_is_no_thread_of_two() => Assert.NotEqual(OfText(["```\nun\n---\ndeux\n```"]), OfText(["un", "deux"]));

    [Fact]
    public void A_texts_fingerprint_is_this_for_ever() =>
        Assert.Equal(("kXLo7smfFE9y7KmlaHWVgO", "UpNiJ59aXdHCpw5lnzWNO6"), (OfText(["Bonjour"]), OfText(["Un", "Deux"])));

    [Fact]
    public void A_texts_fingerprint_asks_for_neither_time_nor_account_nor_media()
    {
        var other = HandedMessage.Of(HandedMessage.Account() with { Id = "lune-x" }, media: ("media/a.jpg", "a")).Delivery;
        Assert.Equal(Fingerprints.OfText(Teaser), Fingerprints.OfText(other with { Due = Teaser.Due!.Value + Duration.FromDays(1), State = DeliveryState.Late }));
    }

    [Fact]
    public void What_goes_out_again_after_it_was_taken_down_is_another_message() =>
        Assert.Equal(3, Enumerable.Range(0, 3).Select(withdrawn => Fingerprints.OfMessage(new LedgerKey("teaser", "lune-mastodon"), "1-abc", 2, withdrawn)).Distinct().Count());

    private static string Of((LedgerKey Key, string Digest, int Segment) message) => Fingerprints.OfMessage(message.Key, message.Digest, message.Segment);

    private static string OfText(ImmutableArray<string> segments) => Fingerprints.OfText(Teaser with { Text = Teaser.Text with { Segments = Rich(segments) } });

    private static IEnumerable<string> Read(ImmutableArray<string> segments) => Rich(segments).Select(PlainText.Of);

    private static ImmutableArray<RichText> Rich(ImmutableArray<string> segments) => [.. segments.Select(Planner.Tests.Networks.Texts.Sources.Read)];
}
