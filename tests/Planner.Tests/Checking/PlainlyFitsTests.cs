using FsCheck;
using FsCheck.Fluent;
using Planner.Checking;
using Planner.Findings;
using Planner.Networks;
using Planner.Networks.Counting;
using Planner.Tests.Networks.Texts;

namespace Planner.Tests.Checking;

public sealed class PlainlyFitsTests
{
    private static readonly Content Content = new() { Options = Feeds.Sample.Options() };

    /// <summary>Limits are lowered to what random texts reach; the glance must be right at every length.</summary>
    [Fact]
    public void What_fits_at_a_glance_fits() => Holds((delivery, prepared) =>
        !PlainlyFits.Check(delivery, mostUtm: 0)
        || (prepared.Segments.All(segment => !segment.Length.IsTooLong && segment.Bytes is not { IsTooLong: true } && segment.Text.Lost.All(lost => lost.Kind is Planner.Networks.Texts.FormattingKind.Link))
            && prepared.Segments.All(segment => TwitterText.Hashtags(segment.Text.Text).Length <= (delivery.Network.Hashtags.Max ?? int.MaxValue))
            && prepared.Segments.All(segment => TwitterText.Mentions(segment.Text.Text).Length <= (delivery.Network.Mentions.Max ?? int.MaxValue))));

    [Fact]
    public void An_ordinary_text_fits_at_a_glance() => Assert.True(PlainlyFits.Check(Delivery("mastodon", "Le four est **chaud** : [la galerie](https://lune.fr/galerie) #noel @camille", 500), mostUtm: 0));

    [Theory]
    [InlineData("mastodon", "Voir https://lune.fr", 400)]
    [InlineData("mastodon", "https://lune https://lune https://lune", 200)]
    public void What_parameters_of_a_campaign_may_make_too_long_is_looked_at(string network, string markdown, int mostUtm) =>
        Assert.False(PlainlyFits.Check(Delivery(network, markdown, 400), mostUtm));

    [Fact]
    public void An_address_that_weighs_more_than_a_number_can_say_is_looked_at()
    {
        var delivery = Delivery("mastodon", "https://a.fr https://b.fr", 500);
        var heavy = delivery with { Network = delivery.Network with { Text = delivery.Network.Text with { UrlWeight = int.MaxValue } } };
        Assert.False(PlainlyFits.Check(heavy, mostUtm: 0));
        Assert.True(Assert.Single(Preparing.Of(heavy, Content).Segments).Length.IsTooLong);
    }

    [Fact]
    public void A_warning_that_makes_a_later_message_too_long_is_looked_at()
    {
        var delivery = Delivery("mastodon", "Un", 100);
        var warned = delivery with
        {
            Post = delivery.Post with { ContentWarning = new Located<string>(new string('w', 50), delivery.DueSource) },
            Text = delivery.Text with { Segments = [Sources.Read("Un"), Sources.Read(new string('a', 60))] },
        };
        Assert.False(PlainlyFits.Check(warned, mostUtm: 0));
        Assert.Equal([52, 110], Preparing.Of(warned, Content).Segments.Select(segment => segment.Length.Value));
    }

    [Theory]
    [InlineData("x", "~~40~~ 30 euros")]
    [InlineData("mastodon", "| a | b |\n|---|---|\n| 1 | 2 |")]
    public void What_may_be_lost_is_looked_at(string network, string markdown) => Assert.False(PlainlyFits.Check(Delivery(network, markdown, 1000), mostUtm: 0));

    private static void Holds(Func<Delivery, PreparedDelivery, bool> property)
    {
        var cases =
            from network in Gen.Elements(BuiltInNetworks.Ids.Where(id => id is not "google-plus"))
            from text in TextFormatsPropertyTests.Text
            from limit in Gen.Choose(5, 400)
            select Delivery(network, text, limit);
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(3000), Prop.ForAll(Arb.From(cases), delivery => property(delivery, Preparing.Of(delivery, Content)) ? true : throw new InvalidOperationException(Told(delivery))));
    }

    private static string Told(Delivery delivery) =>
        $"{delivery.Network.Id} ({delivery.Network.Text.Max}): {string.Join(" | ", Preparing.Of(delivery, Content).Segments.Select(segment => $"{LengthText.Of(segment.Length)} {segment.Text.Text} {string.Join(' ', segment.Text.Lost)}"))}";

    private static Delivery Delivery(string id, string markdown, int limit)
    {
        var known = BuiltInNetworks.Find(id)!;
        var network = known with { Text = known.Text with { Max = limit, Min = null, MaxBytes = known.Text.MaxBytes is null ? null : limit } };
        var place = new SourceSpan("content/posts/a.md", 1, 1);
        var account = new Account { Id = "a", Source = place, Network = new Located<string>(id, place), Brand = new Located<string>("lune", place), Handle = "lune" };
        var post = new Post { Id = "a", Source = place, Title = "A", Status = new Located<PostStatus>(PostStatus.Ready, place), Text = new Variant(null, place, [Sources.Read(markdown)]) };
        return new Delivery
        {
            Post = post,
            Target = new PostAccount(new Located<string>("a", place)),
            Account = account,
            Network = network,
            Text = post.TextFor(account),
            Due = null,
            DueSource = place,
            Zone = DateTimeZone.Utc,
            Local = null,
            State = DeliveryState.Scheduled,
            Why = null,
        };
    }
}
