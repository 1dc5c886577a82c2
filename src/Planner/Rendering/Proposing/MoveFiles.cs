using System.Buffers;
using System.Text.Json;
using Planner.Rendering.Feeds;

namespace Planner.Rendering.Proposing;

/// <summary>
/// What the calendars' script must know of the posts of a month to move one of them: where its time stands in which file,
/// between which lines. Read when somebody moves something, so that no page grows by it; a script and not data, since a
/// page that was opened from disk may run the one, but may not read the other.
/// </summary>
internal static class MoveFiles
{
    /// <summary>Of each month in which a post has a time that can be changed. The bytes of a file hold until the next one is asked for.</summary>
    public static IEnumerable<OutputFile> Render(SiteIndex index)
    {
        var bytes = new ArrayBufferWriter<byte>(4096);
        foreach (var (month, posts) in Months(index))
        {
            bytes.ResetWrittenCount();
            bytes.Write("document.currentScript.found="u8);
            using (var json = new Utf8JsonWriter(bytes, JsonFiles.Options))
            {
                json.WriteStartObject();
                foreach (var (post, times) in posts)
                {
                    json.WriteStartArray(PageOf(post));
                    foreach (var time in times)
                    {
                        Write(json, post, time);
                    }

                    json.WriteEndArray();
                }

                json.WriteEndObject();
            }

            yield return new OutputFile(string.Create(CultureInfo.InvariantCulture, $"moves/{month / 12:D4}-{(month % 12) + 1:D2}.js"), bytes.WrittenMemory);
        }
    }

    /// <summary>By month, posts in the order of their ids.</summary>
    private static SortedDictionary<int, List<(Post Post, List<TimeLine> Times)>> Months(SiteIndex index)
    {
        var months = new SortedDictionary<int, List<(Post Post, List<TimeLine> Times)>>();
        foreach (var post in index.Content.Posts)
        {
            foreach (var time in post.Times)
            {
                if (MayMove(time, post, index.OfPost.At(post.Id)))
                {
                    var number = (time.Local.Year * 12) + time.Local.Month - 1;
                    var month = months.TryGetValue(number, out var known) ? known : months[number] = [];
                    if (month.Count == 0 || month[^1].Post != post)
                    {
                        month.Add((post, []));
                    }

                    month[^1].Times.Add(time);
                }
            }
        }

        return months;
    }

    /// <summary>What is out, or on its way, stays where it is; another time in its file would tell an untruth.</summary>
    private static bool MayMove(TimeLine time, Post post, ImmutableArray<Entry> entries)
    {
        if (post.Status.Value is PostStatus.Withdrawn)
        {
            return false;
        }

        foreach (var entry in entries)
        {
            foreach (var delivery in entry.Deliveries)
            {
                if (delivery.IsPastChanging && Follows(delivery, time))
                {
                    return false;
                }
            }
        }

        return true;
    }

    private static bool Follows(Delivery delivery, TimeLine time) =>
        delivery.Target.PublishAt is { Value.At: not null } ? time.Account == delivery.Account.Id : time.Account is null;

    /// <summary>As the address of its page calls it, without folder and ending.</summary>
    private static string PageOf(Post post) => SitePaths.Address(SitePaths.Post(post.Id))["posts/".Length..^".html".Length];

    /// <summary>
    /// <c>w</c> the local time, <c>f</c> the file, <c>i</c> the id where the file's name does not say it, <c>a</c> the
    /// account whose own time it is, <c>l</c> the line, <c>s</c> and <c>n</c> where in it the value starts, from zero, and
    /// how long it is, <c>t</c> the lines, <c>b</c> how many of them stand before, <c>r</c> lines end with a return too,
    /// <c>z</c> the last ends with nothing.
    /// </summary>
    private static void Write(Utf8JsonWriter json, Post post, TimeLine time)
    {
        var path = post.Source.Path;
        json.WriteStartObject();
        json.WriteString("w", Names.Iso(time.Local));
        json.WriteString("f", path);
        if (Loading.FileReader.IdOf(path) != post.Id)
        {
            json.WriteString("i", post.Id);
        }

        if (time.Account is { } account)
        {
            json.WriteString("a", account);
        }

        json.WriteNumber("l", time.Line);
        json.WriteNumber("s", time.Column - 1);
        json.WriteNumber("n", time.Length);
        json.WriteString("t", time.Lines);
        WriteIf(json, "b", time.HasLineBefore);
        WriteIf(json, "r", time.LineEnd == "\r\n");
        WriteIf(json, "z", time.IsEnd);
        json.WriteEndObject();
    }

    private static void WriteIf(Utf8JsonWriter json, string name, bool isSo)
    {
        if (isSo)
        {
            json.WriteNumber(name, 1);
        }
    }
}
