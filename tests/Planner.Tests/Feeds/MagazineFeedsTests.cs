using System.Collections.Frozen;
using System.Text;
using Planner.Cli;
using Planner.Loading;
using Planner.Publishing.Connectors;
using Planner.Publishing.Connectors.Flipboard;
using Planner.Rendering.Feeds;
using Planner.Tests.Publishing.Connectors;

namespace Planner.Tests.Feeds;

public sealed class MagazineFeedsTests
{
    private const string Id = "planner:kiln/lune-flip";
    private static readonly Instant Due = Instant.FromUtc(2026, 11, 28, 10, 0);

    [Fact, Proves("flipboard", Cell.Media)]
    public void An_entry_has_the_text_the_link_and_its_first_picture()
    {
        var feed = Feed(Due);
        Golden.Equal("flipboard.xml", feed);
        Assert.Equal(new Sighting.Found(new SentMessage(Id, "https://lune.example/walk?a=1&b=2")), FlipboardFeed.Look(Encoding.UTF8.GetString(feed.Span), Id));
    }

    [Fact]
    public void Nothing_is_told_before_its_moment_after_its_grace_or_while_it_is_held_or_not_agreed()
    {
        Assert.True(Has(Due));
        Assert.False(Has(Due - Duration.FromSeconds(1)));
        Assert.False(Has(Due + Duration.FromHours(1)));
        Assert.True(Has(Due + Duration.FromHours(1), options: "publish: { late: publish }\n"));
        Assert.False(Has(Due, status: "draft"));
        Assert.False(Has(Due, hold: "reason: A storm\n"));
    }

    [Theory]
    [InlineData(DeliveryState.Published, "ready", true)]
    [InlineData(DeliveryState.Published, "withdrawn", false)]
    [InlineData(DeliveryState.Withdrawn, "ready", false)]
    [InlineData(DeliveryState.Failed, "ready", false)]
    public void What_the_ledger_says_is_out_stays_until_it_is_withdrawn(DeliveryState state, string status, bool isTold)
    {
        var (content, plan) = Read(Due + Duration.FromDays(9), status);
        var known = plan with { Deliveries = [.. plan.Deliveries.Select(delivery => delivery with { State = state })] };
        Assert.Equal(isTold, Text(MagazineFeeds.Render(content, plan, known).Single()).Contains(Id, StringComparison.Ordinal));
    }

    [Fact]
    public void What_a_run_looked_for_in_vain_is_still_told()
    {
        var (content, plan) = Read(Due);
        var known = plan with { Deliveries = [.. plan.Deliveries.Select(delivery => delivery with { State = DeliveryState.Failed })] };
        Assert.Contains(Id, Text(MagazineFeeds.Render(content, plan, known).Single()), StringComparison.Ordinal);
    }

    [Fact]
    public void There_are_fifty_entries_at_most_the_newest_first()
    {
        var (content, plan) = Read(Due);
        var delivery = plan.Deliveries.Single();
        var known = plan with { Deliveries = [.. Enumerable.Range(0, 60).Select(day => delivery with { Due = Due - Duration.FromDays(60 - day), State = DeliveryState.Published })] };
        var feed = Text(MagazineFeeds.Render(content, known, known).Single());
        Assert.Equal(51, feed.Split("<item>").Length);
        Assert.True(feed.IndexOf("27 Nov 2026", StringComparison.Ordinal) < feed.IndexOf("26 Nov 2026", StringComparison.Ordinal));
    }

    [Fact]
    public void Without_an_account_there_is_no_feed()
    {
        var (content, plan) = Sample.Small();
        Assert.Empty(MagazineFeeds.Render(content, plan, plan));
    }

    [Fact]
    public void Without_an_address_of_the_site_there_is_no_picture() =>
        Assert.DoesNotContain("media:content", Encoding.UTF8.GetString(Feed(Due, site: "").Span), StringComparison.Ordinal);

    private static bool Has(Instant now, string status = "ready", string hold = "", string options = "") =>
        Encoding.UTF8.GetString(Feed(now, status, hold, options).Span).Contains(Id, StringComparison.Ordinal);

    private static ReadOnlyMemory<byte> Feed(Instant now, string status = "ready", string hold = "", string options = "", string site = "base_url: https://plan.example/atelier/\n")
    {
        var (content, plan) = Read(now, status, hold, options + site);
        var file = MagazineFeeds.Render(content, plan, plan).Single();
        Assert.Equal("feeds/flipboard-lune-flip.xml", file.Path);
        return file.Bytes;
    }

    private static string Text(OutputFile file) => Encoding.UTF8.GetString(file.Bytes.Span);

    private static (Content Content, Plan Plan) Read(Instant now, string status = "ready", string hold = "", string options = "base_url: https://plan.example/atelier/\n")
    {
        var read = LoadedOptions.Read(Source(LoadedOptions.Path, $"title: Lune\nlanguage: en\ntimezone: UTC\n{options}"));
        ImmutableArray<SourceFile> files =
        [
            Source("content/brands/lune.yml", "name: Atelier Lune & Cie\n"),
            Source("content/accounts/lune-flip.yml", "network: flipboard\nbrand: lune\nhandle: lune\n"),
            Source("content/posts/kiln.md", $"---\ntitle: Kiln <hot>\nstatus: {status}\npublish_at: 2026-11-28 10:00\naccounts: [lune-flip]\nlink: https://lune.example/walk?a=1&b=2\nmedia: [{{ file: media/kiln.mp4 }}, {{ file: media/bowl.png, alt: A \"bowl\" }}]\n---\nThe **kiln** is hot & loud ]]>\n"),
            .. hold.Length > 0 ? [Source("content/holds/storm.yml", hold)] : ImmutableArray<SourceFile>.Empty,
        ];
        var facts = new Dictionary<string, MediaFacts>(StringComparer.Ordinal)
        {
            ["media/bowl.png"] = new() { MediaType = "image/png", Length = 1000, Width = 1200, Height = 900 },
            ["media/kiln.mp4"] = new() { MediaType = "video/mp4", Length = 1000 },
        }.ToFrozenDictionary(StringComparer.Ordinal);
        var validation = Validation.Of(read, [.. files.Select(file => FileReader.Read(file, 2026))], facts.ToFrozenDictionary(each => each.Key, each => each.Value.Length, StringComparer.Ordinal), [], now, facts: () => facts);
        return (validation.Content, validation.Plan);
    }

    private static SourceFile Source(string path, string text) => new(path, Encoding.UTF8.GetBytes(text));
}
