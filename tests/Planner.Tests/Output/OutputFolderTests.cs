using System.Text;
using Planner.Cli;

namespace Planner.Tests.Output;

public sealed class OutputFolderTests : IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("planner-output-").FullName;

    private string Out => Path.Combine(root, "_site");

    public void Dispose() => Directory.Delete(root, recursive: true);

    [Fact]
    public void A_first_build_makes_the_folder()
    {
        var summary = Build(("index.html", "home"), ("posts/a.html", "a"), ("posts/2026/b.html", "b"));
        Assert.Equal(new OutputSummary(3, 0, 0), summary);
        Assert.Equal(["index.html=home", "posts/2026/b.html=b", "posts/a.html=a"], Site());
    }

    [Fact]
    public void Only_what_changed_is_written()
    {
        Build(("same.html", "same"), ("changed.html", "old"), ("posts/stale.html", "stale"));
        var old = new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        File.SetLastWriteTimeUtc(Path.Combine(Out, "same.html"), old);

        var summary = Build(("same.html", "same"), ("changed.html", "new"), ("added/new.html", "new"));

        Assert.Equal(new OutputSummary(2, 1, 1), summary);
        Assert.Equal(["added/new.html=new", "changed.html=new", "same.html=same"], Site());
        Assert.Equal(old, File.GetLastWriteTimeUtc(Path.Combine(Out, "same.html")));
        Assert.False(Directory.Exists(Path.Combine(Out, "posts")));
    }

    [Fact]
    public void What_someone_deleted_or_changed_is_put_right()
    {
        Build(("a.html", "a"), ("posts/b.html", "b"), ("c.html", "c"));
        File.Delete(Path.Combine(Out, "a.html"));
        Directory.Delete(Path.Combine(Out, "posts"), recursive: true);
        File.WriteAllText(Path.Combine(Out, "c.html"), "x");
        Assert.Equal(new OutputSummary(3, 0, 0), Build(("a.html", "a"), ("posts/b.html", "b"), ("c.html", "c")));
        Assert.Equal(["a.html=a", "c.html=c", "posts/b.html=b"], Site());
    }

    [Fact]
    public void A_file_may_become_a_folder_and_back()
    {
        Build(("posts", "file"));
        Build(("posts/a.html", "a"));
        Assert.Equal(["posts/a.html=a"], Site());
    }

    [Fact]
    public void A_folder_with_other_files_is_refused()
    {
        Directory.CreateDirectory(Out);
        File.WriteAllText(Path.Combine(Out, "thesis.doc"), "years of work");
        var exception = Assert.Throws<UsageException>(() => OutputFolder.Open(Out, root));
        Assert.Contains("thesis.doc", exception.Message, StringComparison.Ordinal);
        Assert.Equal("thesis.doc", Path.GetFileName(Assert.Single(Directory.GetFileSystemEntries(Out))));
    }

    [Fact]
    public void An_empty_checkout_of_a_pages_branch_is_fine()
    {
        Directory.CreateDirectory(Out);
        File.WriteAllText(Path.Combine(Out, ".git"), "gitdir: elsewhere");
        File.WriteAllText(Path.Combine(Out, "CNAME"), "plan.example");
        Build(("index.html", "home"));
        Assert.Equal([".git=gitdir: elsewhere", "CNAME=plan.example", "index.html=home"], Site());
    }

    [Fact]
    public void Files_that_a_team_adds_stay()
    {
        Build(("posts/a.html", "a"));
        File.WriteAllText(Path.Combine(Out, "posts", "mine.txt"), "mine");
        Build(("index.html", "home"));
        Assert.Equal(["index.html=home", "posts/mine.txt=mine"], Site());
    }

    [Theory]
    [InlineData("robots.txt")]
    [InlineData("robots.txt/a.html")]
    public void A_page_does_not_overwrite_a_file_of_the_team(string page)
    {
        Build(("index.html", "home"));
        File.WriteAllText(Path.Combine(Out, "robots.txt"), "mine");
        Assert.Throws<UsageException>(() => Build(("index.html", "new"), (page, "theirs")));
        Assert.Equal(["index.html=home", "robots.txt=mine"], Site());
    }

    [Theory]
    [InlineData(".")]
    [InlineData("..")]
    [InlineData("content")]
    [InlineData("content/site")]
    [InlineData("templates")]
    [InlineData(".git/site")]
    [InlineData("file.txt")]
    public void The_sources_are_no_place_for_a_site(string path)
    {
        File.WriteAllText(Path.Combine(root, "file.txt"), "");
        Assert.Throws<UsageException>(() => OutputFolder.Open(Path.Combine(root, path), root));
    }

    [Theory]
    [InlineData("../escape.html")]
    [InlineData("a/../../escape.html")]
    [InlineData("/etc/passwd")]
    [InlineData("a//b.html")]
    [InlineData("a\\b.html")]
    [InlineData("a/./b.html")]
    [InlineData("")]
    [InlineData("a/")]
    [InlineData(".planner-site/manifest")]
    [InlineData("line\nbreak.html")]
    public void Paths_stay_inside(string path)
    {
        Assert.Throws<UsageException>(() => Build((path, "x")));
        Assert.Empty(Site());
    }

    [Fact]
    public void Two_files_of_one_name_are_an_error() => Assert.Throws<UsageException>(() => Build(("a.html", "1"), ("a.html", "2")));

    [Fact]
    public void A_build_that_fails_leaves_the_old_site()
    {
        Build(("a.html", "old"), ("b.html", "old"));
        Assert.Throws<InvalidDataException>(() => Failing(("a.html", "new"), ("c.html", "new")));
        Assert.Equal(["a.html=old", "b.html=old"], Site());
        Assert.False(Directory.Exists(Path.Combine(Out, ".planner-site", "new")));
        Build(("a.html", "newer"));
        Assert.Equal(["a.html=newer"], Site());
    }

    [Fact]
    public void A_first_build_that_fails_leaves_nothing_of_the_site()
    {
        Assert.Throws<InvalidDataException>(() => Failing(("a.html", "new")));
        Assert.Equal(["lock"], Directory.GetFileSystemEntries(Path.Combine(Out, ".planner-site")).Select(Path.GetFileName));
        Assert.Empty(Site());
        Build(("a.html", "newer"));
        Assert.Equal(["a.html=newer"], Site());
    }

    [Fact]
    public void What_a_dead_build_was_writing_is_cleared_away()
    {
        Build(("a.html", "old"));
        Directory.CreateDirectory(Path.Combine(Out, ".planner-site", "new", "site", "posts"));
        File.WriteAllText(Path.Combine(Out, ".planner-site", "new", "site", "posts", "half.html"), "ha");
        Build(("a.html", "new"));
        Assert.Equal(["a.html=new"], Site());
    }

    /// <summary>A build that died after its decision, having moved any part of its files.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void A_decided_build_is_finished_by_the_next(int moved)
    {
        Build(("a.html", "old"), ("stale.html", "old"), ("posts/p.html", "old"));
        string[] paths = ["a.html", "posts/p.html", "new/n.html"];
        var commit = Path.Combine(Out, ".planner-site", "commit");
        foreach (var path in paths.Skip(moved))
        {
            Write(Path.Combine(commit, "site", path), "new");
        }

        foreach (var path in paths.Take(moved))
        {
            Write(Path.Combine(Out, path), "new");
        }

        Write(Path.Combine(commit, "manifest"), "planner-site 1\na.html\nnew/n.html\nposts/p.html\n= 3\n");

        using (OutputFolder.Open(Out, root).Begin())
        {
            Assert.Equal(["a.html=new", "new/n.html=new", "posts/p.html=new"], Site());
        }

        Assert.False(Directory.Exists(commit));
    }

    [Fact]
    public void A_link_among_the_folders_is_not_followed()
    {
        var outside = Directory.CreateDirectory(Path.Combine(root, "outside")).FullName;
        Build(("posts/a.html", "a"));
        Directory.Delete(Path.Combine(Out, "posts"), recursive: true);
        Directory.CreateSymbolicLink(Path.Combine(Out, "posts"), outside);
        Assert.Throws<UsageException>(() => Build(("posts/a.html", "b")));
        Assert.Empty(Directory.GetFileSystemEntries(outside));
    }

    [Fact]
    public void The_folder_itself_may_be_a_link()
    {
        var elsewhere = Directory.CreateDirectory(Path.Combine(root, "elsewhere")).FullName;
        Directory.CreateSymbolicLink(Out, elsewhere);
        Build(("index.html", "home"));
        Assert.True(File.Exists(Path.Combine(elsewhere, "index.html")));
        Directory.CreateDirectory(Path.Combine(root, "content"));
        Directory.CreateSymbolicLink(Path.Combine(root, "sly"), Path.Combine(root, "content"));
        Assert.Throws<UsageException>(() => OutputFolder.Open(Path.Combine(root, "sly"), root));
    }

    [Fact]
    public void A_list_that_climbs_is_refused()
    {
        Build(("a.html", "a"));
        File.WriteAllText(Path.Combine(Out, ".planner-site", "manifest"), "planner-site 1\n../precious.txt\n= 1\n");
        File.WriteAllText(Path.Combine(root, "precious.txt"), "");
        Assert.Throws<UsageException>(() => Build(("a.html", "a")));
        Assert.True(File.Exists(Path.Combine(root, "precious.txt")));
    }

    [Theory]
    [InlineData("planner-site 2\n= 0\n")]
    [InlineData("planner-site 1\na.html\n")]
    [InlineData("")]
    public void A_list_of_another_version_is_refused(string manifest)
    {
        Build(("a.html", "a"));
        File.WriteAllText(Path.Combine(Out, ".planner-site", "manifest"), manifest);
        Assert.Throws<UsageException>(() => Build(("a.html", "a")));
    }

    [Fact]
    public void Two_builds_at_once_do_not_mix()
    {
        using var first = OutputFolder.Open(Out, root).Begin();
        first.Add(File_("a.html", "first"));
        var exception = Assert.Throws<UsageException>(() => Build(("a.html", "second")));
        Assert.Contains("Another build", exception.Message, StringComparison.Ordinal);
        first.Commit();
        Assert.Equal(["a.html=first"], Site());
    }

    [Fact]
    public void A_picture_is_copied_once()
    {
        var source = Write(Path.Combine(root, "content", "media", "bowl.jpg"), "picture");
        Assert.Equal(1, Copy(source).Written);
        Assert.Equal(new OutputSummary(0, 1, 0), Copy(source));
        File.SetLastWriteTimeUtc(source, new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        Assert.Equal(new OutputSummary(0, 1, 0), Copy(source));
        File.WriteAllText(source, "PICTURE");
        Assert.Equal(1, Copy(source).Written);
        Assert.Equal(["media/bowl.jpg=PICTURE"], Site());
    }

    [Fact]
    public void A_part_of_the_site_may_be_built_alone()
    {
        Build(("a.html", "a"), ("b.html", "b"), ("posts/c.html", "c"));
        Assert.Equal(new OutputSummary(1, 2, 0), Part(("b.html", "new")));
        Assert.Equal(new OutputSummary(0, 3, 0), Part(("b.html", "new")));
        Assert.Equal(new OutputSummary(1, 3, 0), Part(("posts/d.html", "d")));
        Assert.Equal(["a.html=a", "b.html=new", "posts/c.html=c", "posts/d.html=d"], Site());
        Build(("e.html", "e"));
        Assert.Equal(["e.html=e"], Site());
    }

    [Fact]
    public void Many_threads_may_add()
    {
        var files = Enumerable.Range(0, 2000).Select(number => (Path: $"posts/{number % 7}/{number}.html", Text: new string('x', number * 50))).ToArray();
        Build(files);
        Assert.Equal(files.Select(file => $"{file.Path}={file.Text}").Order(StringComparer.Ordinal), Site());
        Assert.Equal(new OutputSummary(0, 2000, 0), Build(files));
    }

    private static OutputFile File_(string path, string text) => new(path, Encoding.UTF8.GetBytes(text));

    private static string Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }

    private OutputSummary Build(params (string Path, string Text)[] files)
    {
        using var writing = OutputFolder.Open(Out, root).Begin();
        if (files.Length < 100)
        {
            Array.ForEach(files, file => writing.Add(File_(file.Path, file.Text)));
        }
        else
        {
            Parallel.ForEach(files, file => writing.Add(File_(file.Path, file.Text)));
        }

        return writing.Commit();
    }

    private OutputSummary Part(params (string Path, string Text)[] files)
    {
        using var writing = OutputFolder.Open(Out, root).Begin();
        Array.ForEach(files, file => writing.Add(File_(file.Path, file.Text)));
        return writing.CommitPart();
    }

    private void Failing(params (string Path, string Text)[] files)
    {
        using var writing = OutputFolder.Open(Out, root).Begin();
        Array.ForEach(files, file => writing.Add(File_(file.Path, file.Text)));
        throw new InvalidDataException("rendering failed");
    }

    private OutputSummary Copy(string source)
    {
        using var writing = OutputFolder.Open(Out, root).Begin();
        writing.Copy("media/bowl.jpg", source);
        return writing.Commit();
    }

    private string[] Site() =>
    [
        .. Directory.EnumerateFiles(Out, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = 0 })
            .Select(file => (Path: Path.GetRelativePath(Out, file).Replace('\\', '/'), Text: file))
            .Where(file => !file.Path.StartsWith(".planner-site/", StringComparison.Ordinal))
            .Select(file => $"{file.Path}={File.ReadAllText(file.Text)}").Order(StringComparer.Ordinal),
    ];
}
