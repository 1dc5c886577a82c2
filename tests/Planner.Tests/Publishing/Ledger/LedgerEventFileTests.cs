using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Planner.Publishing.Connectors;
using Planner.Publishing.Ledger;

namespace Planner.Tests.Publishing.Ledger;

public sealed class LedgerEventFileTests
{
    private static readonly string[] Texts = ["", "a", "Été à Paris — 🎉", "##[error]x\n::stop::", "\u202E\u0000\u001b[31m", "\"\\/", "https://mastodon.example/@lune/1"];

    private static LedgerEvent Receipt => new()
    {
        Kind = LedgerEventKind.Published,
        Key = new LedgerKey("teaser", "lune-mastodon"),
        Due = Instant.FromUtc(2026, 11, 30, 23, 30),
        At = Instant.FromUtc(2026, 11, 30, 23, 30).PlusTicks(12_345_678),
        Run = "0a1b",
        Digest = "1-abc",
        Segments = 1,
        Message = new SentMessage("113", "https://mastodon.example/@lune/113"),
        Cost = 0.010m,
    };

    [Fact]
    public void A_receipt_is_written_in_this_form() => Assert.Equal(
        """
        {
          "version": 1,
          "kind": "published",
          "post": "teaser",
          "account": "lune-mastodon",
          "due": "2026-11-30T23:30:00Z",
          "at": "2026-11-30T23:30:01.2345678Z",
          "run": "0a1b",
          "digest": "1-abc",
          "segments": 1,
          "message": {
            "id": "113",
            "url": "https://mastodon.example/@lune/113"
          },
          "cost": 0.010
        }

        """.ReplaceLineEndings("\n"),
        Encoding.UTF8.GetString(LedgerEventFile.Write(Receipt)));

    [Fact]
    public void Its_path_has_month_post_account_number_kind_and_run() =>
        Assert.Equal("2026-11/teaser/lune-mastodon/0003-published-0a1b.json", LedgerPath.Of(Receipt, 3));

    [Fact]
    public void What_was_written_is_read_again()
    {
        var events =
            from kind in Gen.Elements(Enum.GetValues<LedgerEventKind>())
            from fault in Gen.Elements(Enum.GetValues<FaultKind>())
            from texts in Gen.Elements(Texts).ArrayOf(8)
            from absent in Gen.Choose(0, 255)
            from ticks in Gen.Choose(int.MinValue, int.MaxValue).ArrayOf(4)
            from number in Gen.Choose(1, 99_999)
            select (Event: Made(kind, fault, texts, absent, ticks), Number: number);
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(2000), Prop.ForAll(Arb.From(events), each =>
            LedgerEventFile.Read(LedgerPath.Of(each.Event, each.Number), LedgerEventFile.Write(each.Event)) == new LedgerEventReading.Read(each.Event, each.Number)));
    }

    [Fact]
    public void A_note_of_what_was_made_is_read_again()
    {
        foreach (var stage in new[] { new Stage("media/1/session", null, "key.c2VhbGVk"), new Stage("container", ""), new Stage("container", "17") })
        {
            var noted = Receipt with { Kind = LedgerEventKind.Staged, Message = null, Stage = stage };
            Assert.Equal(new LedgerEventReading.Read(noted, 2), LedgerEventFile.Read(LedgerPath.Of(noted, 2), LedgerEventFile.Write(noted)));
        }
    }

    [Fact]
    public void No_bytes_whatever_throw()
    {
        var valid = LedgerEventFile.Write(Receipt);
        var bytes =
            from count in Gen.Choose(1, 4)
            from places in Gen.Choose(0, valid.Length - 1).ArrayOf(count)
            from values in Gen.Choose(0, 255).ArrayOf(count)
            from end in Gen.Choose(0, valid.Length)
            select Damaged(valid, places, values, end);
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(5000), Prop.ForAll(Arb.From(bytes), each => LedgerEventFile.Read(LedgerPath.Of(Receipt, 3), each) is not null));
    }

    [Theory]
    [InlineData("", "is no event of the ledger")]
    [InlineData("[]", "it is no JSON object")]
    [InlineData("{}", "'version' is missing")]
    [InlineData("{\"version\":0}", "there is no version 0")]
    [InlineData("{\"version\":\"1\"}", "'version' is no number")]
    [InlineData("{\"version\":2,\"kind\":\"teleported\"}", "was written by a newer planner (version 2 of the ledger): update planner")]
    [InlineData("{\"version\":1,\"kind\":\"teleported\"}", "'teleported' is no kind of event")]
    [InlineData("{\"version\":1,\"kind\":\"published\"}", "'post' is missing")]
    [InlineData("{\"version\":1,\"kind\":\"published\",\"post\":\"teaser\",\"account\":\"lune-mastodon\",\"due\":\"soon\"}", "'due' is no time of ISO 8601")]
    [InlineData("{\"version\":1,\"kind\":\"published\",\"post\":\"\\ud800\"}", "is no event of the ledger")]
    [InlineData("{\"version\":1,\"kind\":\"published\",\"post\":\"../../x\",\"account\":\"a\",\"due\":\"2026-11-30T23:30:00Z\",\"at\":\"2026-11-30T23:30:00Z\",\"run\":\"r\"}", "its post, account or run is none")]
    [InlineData("{\"version\":1,\"kind\":\"published\",\"post\":\"other\",\"account\":\"a\",\"due\":\"2026-11-30T23:30:00Z\",\"at\":\"2026-11-30T23:30:00Z\",\"run\":\"r\"}", "by what it says it would be 2026-11/other/a/0003-published-r.json")]
    public void What_is_no_event_is_refused_with_its_path(string json, string problem)
    {
        var refused = Assert.IsType<LedgerEventReading.Refused>(LedgerEventFile.Read("2026-11/teaser/lune-mastodon/0003-published-0a1b.json", Encoding.UTF8.GetBytes(json)));
        Assert.StartsWith("2026-11/teaser/lune-mastodon/0003-published-0a1b.json ", refused.Problem, StringComparison.Ordinal);
        Assert.Contains(problem, refused.Problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "a", "r")]
    [InlineData("..", "a", "r")]
    [InlineData("a/b", "a", "r")]
    [InlineData("a", ".git", "r")]
    [InlineData("a", "a\nM 100644 inline b", "r")]
    [InlineData("a", "a", "")]
    [InlineData("a", "a", "r/../../x")]
    [InlineData("a", "a", "é")]
    public void What_cannot_be_part_of_a_path_is_not_written(string post, string account, string run) =>
        Assert.Throws<ArgumentException>(() => LedgerPath.Of(Receipt with { Key = new LedgerKey(post, account), Run = run }, 1));

    [Theory]
    [InlineData("0001-claimed-x.json", 1)]
    [InlineData("12345-claimed-x.json", 12345)]
    [InlineData("1-claimed-x.json", null)]
    [InlineData("9999999999-claimed-x.json", null)]
    [InlineData("-001-claimed-x.json", null)]
    [InlineData("README.md", null)]
    public void The_number_stands_first(string name, int? number) => Assert.Equal(number, LedgerPath.NumberOf(name));

    private static byte[] Damaged(byte[] valid, int[] places, int[] values, int end)
    {
        byte[] bytes = [.. valid];
        foreach (var (place, value) in places.Zip(values))
        {
            bytes[place] = (byte)value;
        }

        return bytes[..end];
    }

    private static LedgerEvent Made(LedgerEventKind kind, FaultKind fault, string[] texts, int absent, int[] ticks)
    {
        var due = Instant.FromUtc(2026, 1, 1, 0, 0).PlusTicks(ticks[0] * 1_000_000L);
        var isThere = (int bit) => (absent & (1 << bit)) == 0;
        return new LedgerEvent
        {
            Kind = kind,
            Key = new LedgerKey("été-à_5.h", "lune-x"),
            Due = due,
            At = due.PlusNanoseconds(ticks[1]),
            Run = "Run-1_x",
            Digest = isThere(0) ? texts[0] : null,
            Text = isThere(1) ? texts[1] : null,
            Lease = isThere(2) ? due.PlusTicks(ticks[2]) : null,
            Segment = isThere(3) ? ticks[3] : null,
            Segments = isThere(3) ? ticks[2] : null,
            Message = isThere(4) ? new SentMessage(texts[2], isThere(0) ? texts[3] : null, isThere(1) ? texts[4] : null) { HeldUntil = isThere(2) ? due : null } : null,
            Fault = isThere(5) ? new SendFault(fault, texts[5]) { RetryAfter = isThere(2) ? Duration.FromTicks(ticks[1]) : null } : null,
            By = isThere(6) ? texts[6] : null,
            Reason = isThere(7) ? texts[7] : null,
            Cost = isThere(7) ? ticks[3] / 1000m : null,
        };
    }
}
