using System.Buffers;
using System.Text.Json;
using NodaTime.Text;

namespace Planner.Rendering.Feeds;

/// <summary>
/// What the site's search box reads: <c>search.json</c> with all posts, or, where there are many, with the list of
/// files by month that hold them, so that a post that changes rewrites its month alone. Beside each stands the same as a
/// script: a page that was opened from disk may run one, but may not read a file.
/// </summary>
public static class SearchIndex
{
    /// <summary>A file of about a megabyte.</summary>
    private const int MostPostsInOneFile = 2_500;
    private const int ExcerptLength = 140;
    private static readonly LocalDateTimePattern Minute = LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm");

    /// <summary>Whoever asked for the script finds the posts at its element.</summary>
    private static ReadOnlySpan<byte> ScriptStart => "document.currentScript.found="u8;

    /// <summary>The bytes of a file hold until the next one is asked for.</summary>
    public static IEnumerable<OutputFile> Render(Content content, Plan plan)
    {
        ArgumentNullException.ThrowIfNull(content);
        ArgumentNullException.ThrowIfNull(plan);
        var months = Months(content, plan);
        var bytes = new ArrayBufferWriter<byte>(4096);
        return content.Posts.Count <= MostPostsInOneFile
            ? Files("search", PostsFile(bytes, content, months.SelectMany(month => month.Posts)))
            : Files("search", ShardsFile(bytes, months.Select(month => month.Path + ".json")))
                .Concat(months.SelectMany(month => Files(month.Path, PostsFile(bytes, content, month.Posts))));
    }

    private static OutputFile[] Files(string path, ReadOnlyMemory<byte> script) =>
        [new(path + ".json", script[ScriptStart.Length..]), new(path + ".js", script)];

    /// <summary>By the month in which a post first goes out, in the zone of its author; posts without a time come last.</summary>
    private static ImmutableArray<Month> Months(Content content, Plan plan)
    {
        var firsts = new Dictionary<string, Delivery>(content.Posts.Count, StringComparer.Ordinal);
        foreach (var delivery in plan.Deliveries)
        {
            firsts.TryAdd(delivery.Post.Id, delivery);
        }

        var months = new Dictionary<string, Month>(StringComparer.Ordinal);
        foreach (var post in content.Posts)
        {
            var date = firsts.GetValueOrDefault(post.Id)?.Local ?? post.PublishAt?.Value.In(content.ZoneOf(post));
            var path = date is { } known ? string.Create(CultureInfo.InvariantCulture, $"search/{known.Year:0000}-{known.Month:00}") : "search/undated";
            if (!months.TryGetValue(path, out var month))
            {
                months.Add(path, month = new Month(path, []));
            }

            month.Posts.Add(new DatedPost(post, date));
        }

        return [.. months.Values.OrderBy(month => month.Path, StringComparer.Ordinal)];
    }

    private static ReadOnlyMemory<byte> PostsFile(ArrayBufferWriter<byte> bytes, Content content, IEnumerable<DatedPost> posts)
    {
        bytes.ResetWrittenCount();
        bytes.Write(ScriptStart);
        using (var json = new Utf8JsonWriter(bytes, JsonFiles.Options))
        {
            json.WriteStartObject();
            json.WriteStartArray("posts");
            foreach (var (post, date) in posts)
            {
                WritePost(json, content, post, date);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return bytes.WrittenMemory;
    }

    private static void WritePost(Utf8JsonWriter json, Content content, Post post, LocalDateTime? date)
    {
        json.WriteStartObject();
        json.WriteString("i", post.Id);
        json.WriteString("t", CleanText.Of(post.Title));
        json.WriteString("u", FeedAddresses.PostPath(post));
        WriteIfAny(json, "d", date is { } known ? Minute.Format(known) : null);
        WriteIfAny(json, "b", content.BrandOf(post)?.Id);
        json.WriteString("s", Words.Of(post.Status.Value));
        WriteList(json, "a", post.Accounts.Select(account => account.Account.Value));
        WriteList(json, "g", post.Tags.Select(tag => CleanText.Of(tag.Value)));
        json.WriteString("x", post.Text.Segments is [var first, ..] ? CleanText.Of(Excerpt.Of(first, ExcerptLength, ' ')) : "");
        json.WriteEndObject();
    }

    private static void WriteIfAny(Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
        {
            json.WriteString(name, value);
        }
    }

    private static void WriteList(Utf8JsonWriter json, string name, IEnumerable<string> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values)
        {
            json.WriteStringValue(value);
        }

        json.WriteEndArray();
    }

    private static ReadOnlyMemory<byte> ShardsFile(ArrayBufferWriter<byte> bytes, IEnumerable<string> paths)
    {
        bytes.ResetWrittenCount();
        bytes.Write(ScriptStart);
        using (var json = new Utf8JsonWriter(bytes, JsonFiles.Options))
        {
            json.WriteStartObject();
            WriteList(json, "shards", paths);
            json.WriteEndObject();
        }

        return bytes.WrittenMemory;
    }

    private sealed record DatedPost(Post Post, LocalDateTime? Date);

    private sealed record Month(string Path, List<DatedPost> Posts);
}
