using Planner.Loading;
using Planner.Publishing;
using Planner.Publishing.Tokens;
using Outgoing = Planner.Tests.Publishing.Connectors.Outgoing;

namespace Planner.Tests.Publishing;

public sealed class PublicMediaTests
{
    private const string Key = "a key of enough characters";

    private static readonly Delivery Kiln = Of("abc");

    [Fact]
    public void A_name_is_long_and_ends_as_the_file_does() => Assert.Matches("^m/[A-Za-z0-9_-]{43}[.]png$", PublicMedia.Of(Key, null)!.PathOf(Kiln, "media/bowl.png"));

    [Fact]
    public void The_same_delivery_has_the_same_name_and_nothing_else_has()
    {
        var names = PublicMedia.Of(Key, null)!;
        Assert.Equal(names.PathOf(Kiln, "media/bowl.png"), PublicMedia.Of(Key + " ", null)!.PathOf(Of("abc"), "media/bowl.png"));
        string?[] all =
        [
            names.PathOf(Kiln, "media/bowl.png"),
            PublicMedia.Of(Key + "!", null)!.PathOf(Kiln, "media/bowl.png"),
            PublicMedia.Of(null, VaultKeys.TryParse(VaultKeys.Make()))!.PathOf(Kiln, "media/bowl.png"),
            names.PathOf(Of("abd"), "media/bowl.png"),
            names.PathOf(Kiln with { Due = Kiln.Due!.Value + Duration.FromSeconds(1) }, "media/bowl.png"),
            names.PathOf(Kiln with { Account = Kiln.Account with { Id = "lune2" } }, "media/bowl.png"),
            names.PathOf(Kiln with { Post = Kiln.Post with { Id = "kiln2" } }, "media/bowl.png"),
        ];
        Assert.Equal(all.Length, all.Distinct(StringComparer.Ordinal).Count());
        Assert.All(all, Assert.NotNull);
    }

    [Fact]
    public void Without_a_key_there_are_no_names_and_a_short_one_is_refused()
    {
        Assert.Null(PublicMedia.Of(null, null));
        Assert.Null(PublicMedia.Of(" ", null));
        Assert.Throws<ArgumentException>(() => PublicMedia.Of("short", null));
        Assert.NotNull(PublicMedia.Of("", VaultKeys.TryParse(VaultKeys.Make())));
    }

    [Fact]
    public void A_file_that_cannot_be_read_has_no_name() => Assert.Null(PublicMedia.Of(Key, null)!.PathOf(Of(null), "media/bowl.png"));

    [Theory]
    [InlineData("https://lune.example/plan/", "https://lune.example/plan/m/")]
    [InlineData("https://lune.example/plan", "https://lune.example/plan/m/")]
    [InlineData("https://lune.example", "https://lune.example/m/")]
    [InlineData("http://127.0.0.1:8080", "http://127.0.0.1:8080/m/")]
    [InlineData("http://lune.example", null)]
    [InlineData(null, null)]
    public void The_address_is_below_the_sites_own(string? site, string? begins)
    {
        var address = PublicMedia.Of(Key, null)!.AddressOf(Kiln, "media/bowl.png", Sited(site))?.AbsoluteUri;
        Assert.True(begins is null ? address is null : address?.StartsWith(begins, StringComparison.Ordinal), address);
    }

    private static Options Sited(string? address) => LoadedOptions.Read(new SourceFile(LoadedOptions.Path, "title: Sent\nlanguage: en\ntimezone: UTC\n"u8.ToArray())).Options! with { BaseUrl = address };

    private static Delivery Of(string? digest) =>
        Outgoing.Prepare("network: instagram", "media: [{ file: media/bowl.png }]", "Hi").Delivery with { MediaDigests = new MediaDigests(_ => digest) };
}
