using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Planner.Loading;

namespace Planner.Tests.Loading;

public sealed class PostTimeEditTests
{
    private const string Path = "content/posts/p.md";
    private static readonly string[] Fields = ["owner: camille", "tags: [a, \"b: c\"]  # x", "# a comment", "", "link: 'https://a.example/?a=1#b'", "media:\n  - file: media/a.jpg\n    alt: \"é 🔥\"", "extra: {a: 1}", "content_warning: |\n  publish_at: 2020-01-01 00:00\n  ---x"];
    private static readonly string[] Times = ["", "publish_at: 2026-11-24 18:30", "publish_at: '2026-11-24T18:30'", "publish_at: \"2026-11-24 18:30:10\"  # c", "publish_at:", "publish_at: 2026-11-24 18:30Z"];

    /// <summary>Whatever stands around it: the post as it is read has another time and nothing else, and one line differs, or one is new.</summary>
    [Fact]
    public void Only_the_time_changes() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(500),
        Prop.ForAll(Posts().ToArbitrary(), text =>
        {
            var time = new AuthoredTime(new LocalDateTime(2027, 1, 2, 3, 4), null);
            var before = Read(text);
            var written = PostTimeEdit.Write(text, before, null, time);
            Assert.NotNull(written);
            var after = Read(written);
            Assert.Equal(time, after.PublishAt!.Value.Value);
            Assert.Equal(Said(before), Said(after));

            var (old, now) = (text.Split('\n'), written.Split('\n'));
            var same = old.Zip(now).TakeWhile(pair => pair.First == pair.Second).Count();
            var isNew = old.Length < now.Length;
            Assert.Equal(old[(same + (isNew ? 0 : 1))..], now[(same + 1)..]);
            Assert.StartsWith("publish_at:", now[same], StringComparison.Ordinal);
        }));

    /// <summary>What the site knows of a time is where it stands: putting another there gives what <c>schedule</c> writes.</summary>
    [Fact]
    public void The_site_knows_the_very_line() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(300),
        Prop.ForAll(Posts().ToArbitrary(), text =>
        {
            var post = Read(text);
            foreach (var time in post.Times)
            {
                var lines = text.Replace("\r\n", "\n", StringComparison.Ordinal).Split('\n');
                var shown = time.Lines.Split('\n');
                Assert.Equal(lines[time.Line - 1], shown[time.HasLineBefore ? 1 : 0]);
                Assert.Equal(lines.Skip(time.Line - 1 - (time.HasLineBefore ? 1 : 0)).Take(shown.Length), shown);
                Assert.Equal(text.Contains('\r', StringComparison.Ordinal) ? "\r\n" : "\n", time.LineEnd);
                Assert.True(TimeText.TryTime(lines[time.Line - 1].Substring(time.Column - 1, time.Length).Trim('"', '\''), out var read));
                Assert.Equal(read.Local, time.Local);
            }
        }));

    private static Gen<string> Posts() =>
        from before in Gen.SubListOf(Fields)
        from between in Gen.Elements(Fields)
        from time in Gen.Elements(Times)
        from accounts in Gen.Elements("accounts: [a, b: {publish_at: 2026-12-24 10:00}]", "accounts:\n  - a\n  - b: {publish_at: \"+45m\"}")
        from end in Gen.Elements("\n", "\r\n")
        from mark in Gen.Elements("", "\uFEFF")
        from isFirst in Gen.Elements(true, false)
        let lines = (string[])[isFirst ? time : "", "title: T", .. before.Where(each => each != between), "status: draft", between, isFirst ? "" : time, accounts]
        select mark + string.Join(end, ["---", .. lines.Where(line => line.Length > 0).SelectMany(line => line.Split('\n')), "---", "Hello", "publish_at: 2020-01-01 00:00", ""]);

    private static string Said(Post post) => string.Join('\n', [post.Title, post.Status.Value, post.Owner?.Value, post.Link?.Value, post.ContentWarning?.Value, string.Join(',', post.Tags.Select(tag => tag.Value)),
        string.Join(',', post.Media.Select(media => media.File.Value + media.Alt?.Value)), string.Join(',', post.Accounts.Select(account => $"{account.Account.Value} {account.PublishAt?.Value}")), post.Unreadable.Length]);

    private static Post Read(string text) => Assert.IsType<Post>(Assert.Single(FileReader.Read(new SourceFile(Path, Encoding.UTF8.GetBytes(text)), 2026).Entities));
}
