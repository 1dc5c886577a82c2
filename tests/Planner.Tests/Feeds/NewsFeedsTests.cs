using System.Text;
using System.Text.Json;
using Planner.Rendering;
using Planner.Rendering.Feeds;

namespace Planner.Tests.Feeds;

public class NewsFeedsTests
{
    [Theory]
    [InlineData("feed.xml")]
    [InlineData("atom.xml")]
    [InlineData("feed.json")]
    public void Feeds_say_what_went_out_and_what_comes_next(string path)
    {
        var (content, plan) = Sample.Small();
        Golden.Equal(path, Render(content, plan, path));
    }

    [Theory]
    [InlineData("feed.xml")]
    [InlineData("atom.xml")]
    [InlineData("feed.json")]
    public void Without_an_address_links_are_relative_or_absent(string path)
    {
        var (content, plan) = Sample.Small(baseUrl: null);
        Golden.Equal("relative-" + path, Render(content, plan, path));
    }

    [Theory]
    [InlineData("feed.xml")]
    [InlineData("atom.xml")]
    [InlineData("feed.json")]
    [InlineData("calendar.ics")]
    [InlineData("search.json")]
    public void Links_lead_to_where_the_page_of_a_post_is(string path)
    {
        var post = Sample.Post("index", "P", "text");
        var content = Sample.Content(posts: [post]);
        var plan = new Plan([Sample.Delivery(content, post, Sample.Now, DeliveryState.Scheduled)], Sample.Now);
        var file = NewsFeeds.Render(content, plan).Concat(Calendars.Render(content, plan)).Concat(SearchIndex.Render(content, plan)).Single(file => file.Path == path);
        Assert.Contains(SitePaths.Post("index"), Encoding.UTF8.GetString(file.Bytes.Span), StringComparison.Ordinal);
    }

    [Fact]
    public void Fifty_entries_around_now_newest_first()
    {
        var post = Sample.Post("p", "P", "text");
        var content = Sample.Content(posts: [post]);
        var deliveries = Enumerable.Range(-100, 160).Select(days => Sample.Delivery(content, post, Sample.Now + Duration.FromDays(days), DeliveryState.Scheduled));
        using var feed = JsonDocument.Parse(Render(content, new Plan([.. deliveries], Sample.Now), "feed.json"));
        var dates = feed.RootElement.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("date_published").GetString()).ToList();
        Assert.Equal(50, dates.Count);
        Assert.Equal("2026-12-16T09:00:00Z", dates[0]);
        Assert.Equal("2026-10-28T09:00:00Z", dates[^1]);
        Assert.Equal(dates.OrderDescending(StringComparer.Ordinal), dates);
    }

    [Theory]
    [InlineData(-100, 60)]
    [InlineData(1, 60)]
    [InlineData(-3, 7)]
    [InlineData(0, 0)]
    public void There_are_as_many_entries_as_there_can_be(int first, int count)
    {
        var post = Sample.Post("p", "P", "text");
        var content = Sample.Content(posts: [post]);
        var deliveries = Enumerable.Range(first, count).Select(days => Sample.Delivery(content, post, Sample.Now + Duration.FromDays(days), DeliveryState.Scheduled));
        using var feed = JsonDocument.Parse(Render(content, new Plan([.. deliveries], Sample.Now), "feed.json"));
        Assert.Equal(Math.Min(50, count), feed.RootElement.GetProperty("items").GetArrayLength());
    }

    [Fact]
    public void Characters_that_xml_cannot_hold_do_no_harm()
    {
        var post = Sample.Post("p", "bell\u0007 half\uD83D \uFFFE", "text\u0000 \uDC00", PostStatus.Ready, "tag\u0001");
        var content = Sample.Content(posts: [post]);
        var plan = new Plan([Sample.Delivery(content, post, Sample.Now, DeliveryState.Scheduled)], Sample.Now);
        Assert.Contains("<title>bell half\uFFFD", Encoding.UTF8.GetString(Render(content, plan, "feed.xml").Span), StringComparison.Ordinal);
        Assert.Contains("bell half\uFFFD", Encoding.UTF8.GetString(Render(content, plan, "feed.json").Span), StringComparison.Ordinal);
    }

    private static ReadOnlyMemory<byte> Render(Content content, Plan plan, string path) => NewsFeeds.Render(content, plan).Single(file => file.Path == path).Bytes;
}
