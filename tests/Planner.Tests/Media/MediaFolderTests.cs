using Planner.Cli;
using Planner.Tests.Cli;

namespace Planner.Tests.Media;

/// <summary>Media files on a disk. In a fresh folder each time.</summary>
public sealed class MediaFolderTests : IDisposable
{
    private static readonly Instant Now = Instant.FromUtc(2026, 11, 2, 7, 0);

    private readonly CommandFolder folder = CommandFolder.WithPlan();

    public MediaFolderTests()
    {
        folder.Write("content/posts/a.md", "---\ntitle: A\nstatus: draft\naccounts:\n  - lune-mastodon: { media: [{ file: media/account.gif }] }\nmedia:\n  - file: media/post.jpg\n  - file: media/missing.jpg\n  - file: posts/a.md\n---\nText ![alt](media/text.png)\n\n## @x\n\n![alt](media/variant.webp)\n");
        foreach (var (name, source) in new[] { ("account.gif", "animated.gif"), ("post.jpg", "turned-with-gps.jpg"), ("text.png", "plain.jpg"), ("variant.webp", "empty.png"), ("other.jpg", "plain.jpg") })
        {
            Put(name, source);
        }
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public void The_files_that_posts_name_are_looked_into_and_no_others() => Assert.Equal(
        ["media/account.gif: image/gif, 48 x 32, 5 frames, 0.5 s, animated", "media/post.jpg: image/jpeg, 32 x 48, 1 frames, location", "media/text.png: image/jpeg, 48 x 32, 1 frames", "media/variant.webp: unknown, Empty"],
        Workspace.Open(folder.Root, Now).Content.Media.OrderBy(media => media.Key, StringComparer.Ordinal).Select(media => $"{media.Key}: {MediaFile.Line(media.Value)}"));

    [Fact]
    public void What_one_more_file_would_change_is_told_with_the_same_facts()
    {
        var workspace = Workspace.Open(folder.Root, Now);
        Assert.Equal(workspace.Content.Media.Keys.Order(StringComparer.Ordinal), workspace.With(new("content/posts/b.md", "---\ntitle: B\nstatus: draft\n---\n"u8.ToArray())).Content.Media.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_file_with_the_same_size_and_date_is_not_read_again()
    {
        var before = Workspace.Open(folder.Root, Now);
        Put("text.png", "plain.png");
        var after = Workspace.Open(Workspace.Begin(folder.Root), Now, before);
        Assert.Same(before.Content.Media["media/post.jpg"], after.Content.Media["media/post.jpg"]);
        Assert.Equal("image/png", after.Content.Media["media/text.png"].MediaType);
    }

    [Fact]
    public void A_file_that_is_gone_since_it_was_listed_is_unreadable()
    {
        var files = ContentFolder.Read(folder.Root, ContentListing.Of(folder.Root), 2026).Files;
        var media = MediaFolder.Read(folder.Root, files, [new FolderEntry("content/media/missing.jpg", 7, Now, IsLink: false)]);
        Assert.Equal(new MediaFacts { Length = 7, Fault = MediaFault.Unreadable }, media["media/missing.jpg"].Facts);
    }

    private void Put(string name, string source)
    {
        Directory.CreateDirectory(Path.Combine(folder.Root, "content/media"));
        File.WriteAllBytes(Path.Combine(folder.Root, "content/media", name), MediaFile.Of(source).Bytes);
    }
}
