using System.Text;
using System.Text.Json;
using Planner.Rendering.Feeds;

namespace Planner.Tests.Feeds;

public class SearchIndexTests
{
    [Fact]
    public void A_small_site_has_one_file_and_the_same_as_a_script()
    {
        var (content, plan) = Sample.Small();
        var files = SearchIndex.Render(content, plan).ToList();
        Assert.Equal(["search.json", "search.js"], files.Select(file => file.Path));
        Golden.Equal("search.json", files[0].Bytes);
        Assert.Equal("document.currentScript.found=" + Encoding.UTF8.GetString(files[0].Bytes.Span), Encoding.UTF8.GetString(files[1].Bytes.Span));
    }

    [Fact]
    public void A_large_site_has_a_file_for_each_month()
    {
        var content = Large("Bonjour");
        var files = Copies(content);
        using var index = JsonDocument.Parse(files["search.json"]);
        var shards = index.RootElement.GetProperty("shards").EnumerateArray().Select(shard => shard.GetString()!).ToList();
        Assert.Equal(12, shards.Count);
        Assert.Equal("search/2026-01.json", shards[0]);
        Assert.Equal(files.Keys.Where(path => path.EndsWith(".json", StringComparison.Ordinal)).Except(["search.json"]), shards);
        Assert.Equal(6000, shards.Sum(shard => JsonDocument.Parse(files[shard]).RootElement.GetProperty("posts").GetArrayLength()));
    }

    [Fact]
    public void One_post_that_changes_rewrites_one_month()
    {
        var before = Copies(Large("Bonjour"));
        var after = Copies(Large("Bonsoir"));
        Assert.Equal(["search/2026-08.json", "search/2026-08.js"], after.Where(file => !file.Value.AsSpan().SequenceEqual(before[file.Key])).Select(file => file.Key));
    }

    [Fact]
    public void Characters_that_json_cannot_hold_do_no_harm()
    {
        var content = Sample.Content(posts: [Sample.Post("p", "half\uD83D", "\uDC00 text", PostStatus.Ready, "\uD83D")]);
        Assert.Contains("half\uFFFD", Encoding.UTF8.GetString(SearchIndex.Render(content, new Plan([], Sample.Now)).First().Bytes.Span), StringComparison.Ordinal);
    }

    [Fact]
    public void A_time_with_an_offset_is_shown_in_the_zone_of_its_post()
    {
        var content = Sample.Content(posts: [Sample.Post("p", "Bonne année", "Texte") with { PublishAt = Sample.At(new AuthoredTime(new LocalDateTime(2025, 12, 31, 23, 30), Offset.FromHours(-5))) }]);
        Assert.Contains("\"2026-01-01T05:30\"", Encoding.UTF8.GetString(SearchIndex.Render(content, new Plan([], Sample.Now)).First().Bytes.Span), StringComparison.Ordinal);
    }

    private static Dictionary<string, byte[]> Copies(Content content) =>
        SearchIndex.Render(content, new Plan([], Sample.Now)).ToDictionary(file => file.Path, file => file.Bytes.ToArray());

    private static Content Large(string title) => Sample.Content(posts: Enumerable.Range(0, 6000).Select(number =>
        Sample.Post($"post-{number:0000}", number == 7 ? title : $"Numéro {number}", new string('x', 200)) with
        {
            PublishAt = Sample.At(new AuthoredTime(new LocalDateTime(2026, (number % 12) + 1, 3, 9, 0), null)),
        }));
}
