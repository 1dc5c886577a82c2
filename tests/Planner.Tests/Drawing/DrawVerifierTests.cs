using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Planner.Drawing;

namespace Planner.Tests.Drawing;

public sealed class DrawVerifierTests
{
    [Fact]
    public void What_is_written_in_the_handbook_comes_out()
    {
        var (draw, bytes) = DrawSample.Vector();
        var (list, fault) = EntryList.Read(bytes);
        Assert.Null(fault);
        var page = File.ReadAllText(Path.Combine(Golden.Root, "docs/draw.md"));
        Assert.Contains(Encoding.UTF8.GetString(bytes), page, StringComparison.Ordinal);
        Assert.Contains(list!.Digest.ToString(), page, StringComparison.Ordinal);
        using var salt = new KeyedHash(Encoding.UTF8.GetBytes(DrawSample.Salt));
        var key = Ranking.KeyOf(Read(draw.Drawn!.Randomness), list.Digest);
        using var hash = new KeyedHash(key);
        Assert.Contains(Convert.ToHexStringLower(key), page, StringComparison.Ordinal);
        foreach (var (person, number) in new[] { ("ann@example.com", 1), ("ann@example.com", 2), ("bob@example.com", 1), ("carol", 1), ("dan@example.com", 1) })
        {
            var entry = $"{Pseudonyms.Of(salt, person)}.{number}";
            Assert.Contains($"| `{person}` | `{entry}` | `{hash.Of(Encoding.ASCII.GetBytes(entry))}` |", page, StringComparison.Ordinal);
        }

        Assert.All(DrawVerifier.Of(draw, bytes), check => Assert.Null(check.Fault));
    }

    [Fact]
    public void Any_byte_of_the_list_that_changes_is_caught()
    {
        var (draw, bytes) = DrawSample.Vector();
        Prop.ForAll(Gen.Choose(0, bytes.Length - 1).ToArbitrary(), Gen.Choose(1, 255).ToArbitrary(), (at, change) =>
        {
            var other = bytes.ToArray();
            other[at] ^= (byte)change;
            return DrawVerifier.Of(draw, other).Any(check => check.Fault is not null);
        }).QuickCheckThrowOnFailure();
        Assert.Contains(DrawVerifier.Of(draw, bytes.AsMemory()[..^1]), check => check.Fault is not null);
        Assert.Contains(DrawVerifier.Of(draw, bytes.Append((byte)'\n').ToArray()), check => check.Fault is not null);
        Assert.Contains(DrawVerifier.Of(draw, Array.Empty<byte>()), check => check.Fault is not null);
        Assert.Contains(DrawVerifier.Of(draw, null), check => check.Fault is not null);
    }

    [Theory]
    [InlineData("\"round\":657413", "\"round\":657414", "randomness")]
    [InlineData("fc1873a1", "fc1873a2", "randomness")]
    [InlineData("b713718a", "b713718b", "randomness")]
    [InlineData("\"winners\":[\"4", "\"winners\":[\"5", "winners")]
    [InlineData("2023-09-15T11:05:00Z", "2023-09-15T10:59:00Z", "randomness")]
    [InlineData("2023-09-15T11:05:00Z", "2023-09-10T11:05:00Z", "order")]
    [InlineData("\"event\":\"entries\",\"at\":\"2023-09-11", "\"event\":\"entries\",\"at\":\"2024-09-11", "order")]
    public void What_changes_in_the_log_is_caught(string old, string other, string expected)
    {
        var (_, bytes) = DrawSample.Vector();
        var log = File.ReadAllText(DrawSample.PathOf("vector.yml"));
        Assert.Contains(old, log, StringComparison.Ordinal);
        var changed = DrawSample.Parse(Encoding.UTF8.GetBytes(log.Replace(old, other, StringComparison.Ordinal)));
        Assert.Contains(DrawVerifier.Of(changed, bytes), check => check.Check == expected && check.Fault is not null);
    }

    [Fact]
    public void Reserves_that_change_places_are_caught()
    {
        var (draw, bytes) = DrawSample.Vector();
        var turned = draw with { Events = [.. draw.Events.Select(each => each is DrawEvent.WinnersDrawn drawn ? drawn with { Reserves = [.. drawn.Reserves.Reverse()] } : each)] };
        Assert.Equal("place 1 is", DrawVerifier.Of(turned, bytes).Single(check => check.Check == "reserves").Fault![..10]);
    }

    [Fact]
    public void Only_the_next_reserve_takes_the_place_of_its_winner()
    {
        var (draw, bytes) = DrawSample.Vector();
        var (winner, reserves) = (draw.Drawn!.Winners[0], draw.Drawn.Reserves);
        var at = draw.Drawn.At + Duration.FromDays(3);
        Assert.Null(Fault(new DrawEvent.WinnerReplaced(at, "ann", 1, winner, reserves[0], "No answer")));
        Assert.NotNull(Fault(new DrawEvent.WinnerReplaced(at, "ann", 1, winner, reserves[1], "A friend")));
        Assert.NotNull(Fault(new DrawEvent.WinnerReplaced(at, "ann", 1, reserves[0], reserves[0], "Odd")));
        Assert.NotNull(Fault(new DrawEvent.WinnerReplaced(at, "ann", 2, winner, reserves[0], "Odd")));
        Assert.NotNull(Fault(new DrawEvent.WinnerReplaced(at, "ann", 1, winner, reserves[0], "No answer"), new DrawEvent.WinnerReplaced(at, "ann", 1, winner, reserves[1], "Twice")));
        Assert.Null(Fault(new DrawEvent.WinnerReplaced(at, "ann", 1, winner, reserves[0], "No answer"), new DrawEvent.WinnerReplaced(at, "ann", 1, reserves[0], reserves[1], "Moved away")));

        string? Fault(params ReadOnlySpan<DrawEvent.WinnerReplaced> replaced) =>
            DrawVerifier.Of(draw with { Events = [.. draw.Events, .. replaced.ToArray()] }, bytes).Single(check => check.Check == "replacements").Fault;
    }

    [Theory]
    [InlineData("2026-04-20T00:00:00Z", 27946612)]
    [InlineData("2026-04-20T12:30:45Z", 27961627)]
    [InlineData("2026-04-20T00:00:01Z", 27946613)]
    [InlineData("2023-08-23T15:09:27Z", 1)]
    [InlineData("2020-01-01T00:00:00Z", 1)]
    public void Rounds_have_their_moments(string moment, long round)
    {
        // The first two as the README of the gem "drand" has them.
        var at = NodaTime.Text.InstantPattern.General.Parse(moment).Value;
        Assert.Equal(round, Quicknet.RoundAt(at));
        Assert.InRange(Quicknet.TimeOf(round)!.Value - at, Duration.Zero, at < Instant.FromUtc(2023, 1, 1, 0, 0) ? Duration.MaxValue : Duration.FromSeconds(2));
    }

    [Fact]
    public void A_number_that_no_round_has_has_no_moment() => Assert.All([0, -1, long.MinValue, long.MaxValue], round => Assert.Null(Quicknet.TimeOf(round)));

    [Fact]
    public void Secrets_decide_in_the_order_in_which_they_were_promised()
    {
        ImmutableArray<DrawCommitment> promised = [new("A", Sha256.Of("one").ToString()), new("B", Sha256.Of("two").ToString())];
        Assert.Equal("one two", string.Join(' ', PromisedSecrets.InOrder(promised, ["two", "one"]).Secrets));
        Assert.Equal(Sha256.Of("one\ntwo\n"), PromisedSecrets.RandomnessOf(["one", "two"]));
        Assert.Equal("the secret of B is missing", PromisedSecrets.InOrder(promised, ["one"]).Fault);
        Assert.Equal("the secret of A is missing, and 1 of those given fits no commitment", PromisedSecrets.InOrder(promised, ["two", "other"]).Fault);
        Assert.Equal("one of the secrets given fits no commitment", PromisedSecrets.InOrder(promised, ["one", "two", "three"]).Fault);
    }

    private static Sha256 Read(string hex) => Sha256.TryParse(hex, out var value) ? value : throw new FormatException(hex);
}
