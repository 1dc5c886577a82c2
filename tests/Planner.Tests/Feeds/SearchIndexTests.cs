using System.Text;
using System.Text.Json;
using Planner.Rendering.Feeds;

namespace Planner.Tests.Feeds;

public class SearchIndexTests
{
    [Fact]
    public void A_small_site_has_one_file()
    {
        var (content, plan) = Sample.Small();
        var file = Assert.Single(SearchIndex.Render(content, plan));
        Assert.Equal("search.json", file.Path);
        Golden.Equal("search.json", file.Bytes);
    }

    [Fact]
    public void A_large_site_has_a_file_for_each_month()
    {
        var content = Large("Bonjour");
        var files = SearchIndex.Render(content, new Plan([], Sample.Now)).ToDictionary(file => file.Path, file => file.Bytes);
        using var index = JsonDocument.Parse(files["search.json"]);
        var shards = index.RootElement.GetProperty("shards").EnumerateArray().Select(shard => shard.GetString()!).ToList();
        Assert.Equal(12, shards.Count);
        Assert.Equal("search/2026-01.json", shards[0]);
        Assert.Equal(files.Keys.Except(["search.json"]), shards);
        Assert.Equal(6000, shards.Sum(shard => JsonDocument.Parse(files[shard]).RootElement.GetProperty("posts").GetArrayLength()));
    }

    [Fact]
    public void One_post_that_changes_rewrites_one_month()
    {
        var before = SearchIndex.Render(Large("Bonjour"), new Plan([], Sample.Now)).ToDictionary(file => file.Path, file => file.Bytes);
        var after = SearchIndex.Render(Large("Bonsoir"), new Plan([], Sample.Now));
        Assert.Equal(["search/2026-08.json"], after.Where(file => !file.Bytes.Span.SequenceEqual(before[file.Path].Span)).Select(file => file.Path));
    }

    [Fact]
    public void Characters_that_json_cannot_hold_do_no_harm()
    {
        var content = Sample.Content(posts: [Sample.Post("p", "half\uD83D", "\uDC00 text", PostStatus.Ready, "\uD83D")]);
        Assert.Contains("half\uFFFD", Encoding.UTF8.GetString(SearchIndex.Render(content, new Plan([], Sample.Now)).Single().Bytes.Span), StringComparison.Ordinal);
    }

    [Fact]
    public void A_time_with_an_offset_is_shown_in_the_zone_of_its_post()
    {
        var content = Sample.Content(posts: [Sample.Post("p", "Bonne année", "Texte") with { PublishAt = Sample.At(new AuthoredTime(new LocalDateTime(2025, 12, 31, 23, 30), Offset.FromHours(-5))) }]);
        Assert.Contains("\"2026-01-01T05:30\"", Encoding.UTF8.GetString(SearchIndex.Render(content, new Plan([], Sample.Now)).Single().Bytes.Span), StringComparison.Ordinal);
    }

    private static Content Large(string title) => Sample.Content(posts: Enumerable.Range(0, 6000).Select(number =>
        Sample.Post($"post-{number:0000}", number == 7 ? title : $"Numéro {number}", new string('x', 200)) with
        {
            PublishAt = Sample.At(new AuthoredTime(new LocalDateTime(2026, (number % 12) + 1, 3, 9, 0), null)),
        }));
}
