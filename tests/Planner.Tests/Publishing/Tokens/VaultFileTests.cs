using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Planner.Publishing.Tokens;

namespace Planner.Tests.Publishing.Tokens;

public sealed class VaultFileTests
{
    private static readonly Instant At = Instant.FromUtc(2026, 11, 2, 7, 0);

    [Fact]
    public void What_was_sealed_is_opened() => Check.QuickThrowOnFailure(Prop.ForAll<NonEmptyString, string, NonNegativeInt>((name, text, days) =>
    {
        var ends = days.Get % 2 == 0;
        var value = new VaultValue(Clean(text ?? ""), ends ? At + Duration.FromDays(days.Get % 10_000) : null, ends ? null : VaultValue.SeedOf("seed"));
        var entry = VaultEntry.Empty("lune-x", At) with { Values = VaultEntry.Empty("lune-x", At).Values.Add(Clean(name.Get), value), Renewing = ends ? new Renewing("run", At) : null };
        return VaultFile.Read(VaultFile.Write(entry, MemoryVault.Keys), "lune-x", MemoryVault.Keys) is VaultReading.Opened { Entry: var read }
            && read.At == entry.At && read.Renewing == entry.Renewing && read.Find(Clean(name.Get)) == value;
    }));

    [Fact]
    public void Nothing_of_a_secret_stands_in_the_open()
    {
        var bytes = VaultFile.Write(Sample(), MemoryVault.Keys);
        var text = Encoding.UTF8.GetString(bytes);
        Assert.DoesNotContain("canary", text, StringComparison.Ordinal);
        Assert.DoesNotContain(Convert.ToBase64String("canary"u8), text, StringComparison.Ordinal);
        var header = VaultFile.ReadHeader(bytes)!;
        Assert.Equal(("lune-x", At, MemoryVault.Keys.Name), (header.Account, header.At, header.Key));
        Assert.Equal([("refresh_token", At + Duration.FromDays(60))], header.Values.Select(value => (value.Name, value.Until!.Value)));
        Assert.DoesNotContain("canary", Sample().ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("canary", new AccountVault(new MemoryVault(), MemoryVault.Keys, Sample(), "run", () => At, (_, _) => Task.CompletedTask, _ => { }).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_is_never_sealed_alike() =>
        Assert.False(VaultFile.Write(Sample(), MemoryVault.Keys).AsSpan().SequenceEqual(VaultFile.Write(Sample(), MemoryVault.Keys)));

    /// <summary>Every byte: names, ends, the mark of a renewal, and what is sealed.</summary>
    [Fact]
    public void Whatever_is_changed_in_it_is_noticed()
    {
        var bytes = VaultFile.Write(Sample() with { Renewing = new Renewing("run", At) }, MemoryVault.Keys);
        for (var index = 0; index < bytes.Length; index++)
        {
            if (char.IsAsciiLetterOrDigit((char)bytes[index]))
            {
                var changed = bytes.ToArray();
                changed[index] = (byte)(changed[index] is (byte)'a' or (byte)'1' ? changed[index] + 1 : changed[index] is (byte)'A' ? 'B' : char.IsAsciiDigit((char)changed[index]) ? '1' : 'a');
                var reading = VaultFile.Read(changed, "lune-x", MemoryVault.Keys);
                Assert.True(reading is VaultReading.Closed, Encoding.UTF8.GetString(changed));
            }
        }
    }

    [Fact]
    public void One_accounts_file_cannot_stand_for_anothers() =>
        Assert.Contains("was changed by hand or is damaged", Closed(VaultFile.Write(Sample(), MemoryVault.Keys), "lune-y", MemoryVault.Keys), StringComparison.Ordinal);

    [Fact]
    public void Another_key_is_told_by_its_name_and_a_second_one_opens()
    {
        var bytes = VaultFile.Write(Sample(), MemoryVault.Keys);
        var fresh = VaultKeys.Make();
        Assert.Equal(
            $"vault/lune-x.json in the ledger was sealed with another key ({MemoryVault.Keys.Name}) than PLANNER_VAULT_KEY has ({VaultKeys.TryParse(fresh)!.Name}). Put that key behind the new one, after a comma",
            Closed(bytes, "lune-x", VaultKeys.TryParse(fresh)!));
        var both = VaultKeys.TryParse($"{fresh}, {Convert.ToBase64String([.. Enumerable.Range(1, 32).Select(number => (byte)number)])}")!;
        var entry = Assert.IsType<VaultReading.Opened>(VaultFile.Read(bytes, "lune-x", both)).Entry;
        Assert.IsType<VaultReading.Opened>(VaultFile.Read(VaultFile.Write(entry, both), "lune-x", VaultKeys.TryParse(fresh)!));
    }

    [Theory]
    [InlineData("")]
    [InlineData("geheim")]
    [InlineData("c2hvcnQ=")]
    [InlineData("AQIDBAUGBwgJCgsMDQ4PEBESExQVFhcYGRobHB0eHyAh")]
    [InlineData("AQIDBAUGBwgJCgsMDQ4PEBESExQVFhcYGRobHB0eHyA=,")]
    public void What_is_no_key_is_none(string text) => Assert.Null(VaultKeys.TryParse(text));

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("[1]")]
    [InlineData("{\"version\":1}")]
    [InlineData("{\"version\":\"1\"}")]
    [InlineData("{\"version\":1,\"account\":\"lune-x\",\"at\":\"yesterday\",\"key\":\"a\",\"values\":[]}")]
    [InlineData("{\"version\":1,\"account\":\"lune-x\",\"at\":\"2026-11-02T07:00:00Z\",\"key\":7,\"values\":[1]}")]
    public void What_is_no_file_of_the_vault_says_how_to_go_on(string text)
    {
        Assert.Contains("planner vault remove lune-x", Closed(Encoding.UTF8.GetBytes(text), "lune-x", MemoryVault.Keys), StringComparison.Ordinal);
        Assert.Null(VaultFile.ReadHeader(Encoding.UTF8.GetBytes(text)));
    }

    [Fact]
    public void A_newer_version_asks_for_an_update() =>
        Assert.Contains("update this one", Closed("{\"version\":2}"u8.ToArray(), "lune-x", MemoryVault.Keys), StringComparison.Ordinal);

    private static VaultEntry Sample() => VaultEntry.Empty("lune-x", At) with
    {
        Values = VaultEntry.Empty("lune-x", At).Values.Add("refresh_token", new VaultValue("canary-token", At + Duration.FromDays(60), VaultValue.SeedOf("canary"))),
    };

    private static string Closed(ReadOnlyMemory<byte> bytes, string account, VaultKeys keys) => Assert.IsType<VaultReading.Closed>(VaultFile.Read(bytes, account, keys)).Message;

    /// <summary>Secrets come from UTF-8, which has no half characters; names have no line breaks.</summary>
    private static string Clean(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)).ReplaceLineEndings("");
}
