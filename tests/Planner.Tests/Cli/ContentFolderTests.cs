using System.Net.Sockets;
using System.Runtime.Versioning;
using Planner.Cli;

namespace Planner.Tests.Cli;

/// <summary>What lies on a disk and is no ordinary file. In a fresh folder each time.</summary>
public sealed class ContentFolderTests : IDisposable
{
    private readonly string outside = Directory.CreateTempSubdirectory("planner-content-").FullName;

    public ContentFolderTests()
    {
        Write("content/planner.yml", "title: T\nlanguage: en\ntimezone: Europe/Paris\n");
        Write("content/media/bowl.jpg", "a picture");
        Write("content/posts/a.md", "---\ntitle: A\nstatus: draft\n---\nText\n");
        File.WriteAllText(Path.Combine(outside, "secret.md"), "---\ntitle: Secret\nstatus: draft\n---\nSecret\n");
        Directory.CreateDirectory(Path.Combine(outside, "folder"));
        File.WriteAllText(Path.Combine(outside, "folder", "secret.md"), "---\ntitle: Secret\nstatus: draft\n---\nSecret\n");
    }

    private string Root => Path.Combine(outside, "repository");

    public void Dispose() => Directory.Delete(outside, recursive: true);

    [Fact]
    public void Files_of_the_content_tree_are_read_and_others_left_alone()
    {
        Write("content/README.md", "Not an entity.");
        Write("content/posts/.draft.md", "Of an editor.");
        Write("content/posts/a.md~", "Of another.");
        Write("content/posts/notes.txt", "Notes.");
        Write("content/media/readme.md", "Not an entity.");
        var folder = Read();
        Assert.Equal(["content/posts/a.md"], Paths(folder));
        Assert.Equal(["media/bowl.jpg", "media/readme.md"], folder.Media.Keys.Order(StringComparer.Ordinal));
        Assert.Empty(Findings(folder));
    }

    [Theory]
    [InlineData("../../../secret.md")]
    [InlineData("../../../folder/../secret.md")]
    [InlineData("../../../missing.md")]
    [InlineData("../missing.md")]
    [InlineData("link.md")]
    [InlineData("/etc/passwd")]
    [InlineData("/dev/zero")]
    public void A_link_that_leads_to_no_file_of_the_content_is_refused(string target)
    {
        File.CreateSymbolicLink(Path.Combine(Root, "content/posts/link.md"), target);
        var folder = Read();
        Assert.Equal(["content/posts/a.md"], Paths(folder));
        Assert.Equal("content/posts/link.md(1,1): error media-outside-content: This is a link that leads to no file inside content/; put the file itself here.", Assert.Single(Findings(folder)));
    }

    [Fact]
    public void A_link_to_a_file_of_the_content_is_read()
    {
        File.CreateSymbolicLink(Path.Combine(Root, "content/posts/link.md"), "a.md");
        File.CreateSymbolicLink(Path.Combine(Root, "content/media/link.jpg"), "bowl.jpg");
        var folder = Read();
        Assert.Equal(["content/posts/a.md", "content/posts/link.md"], Paths(folder));
        Assert.Equal(9, folder.Media["media/link.jpg"]);
        Assert.Empty(Findings(folder));
    }

    [Fact]
    public void A_linked_folder_is_not_followed_and_is_told()
    {
        Directory.CreateSymbolicLink(Path.Combine(Root, "content/posts/2026"), Path.Combine(outside, "folder"));
        Directory.CreateSymbolicLink(Path.Combine(Root, "content/media/noel"), "../posts");
        var folder = Read();
        Assert.Equal(["content/posts/a.md"], Paths(folder));
        Assert.Equal(
            ["content/media/noel(1,1): error media-outside-content: This is a link to a folder, which is not followed; put the folder itself here.",
                "content/posts/2026(1,1): error media-outside-content: This is a link to a folder, which is not followed; put the folder itself here."],
            Findings(folder));
    }

    [Fact]
    public void A_link_through_a_linked_folder_does_not_lead_out()
    {
        Directory.CreateSymbolicLink(Path.Combine(Root, "content/posts/folder"), Path.Combine(outside, "folder"));
        File.CreateSymbolicLink(Path.Combine(Root, "content/posts/link.md"), "folder/secret.md");
        Assert.Equal(["content/posts/a.md"], Paths(Read()));
    }

    [Fact]
    public void Links_that_lead_to_each_other_are_told()
    {
        File.CreateSymbolicLink(Path.Combine(Root, "content/posts/b.md"), "c.md");
        File.CreateSymbolicLink(Path.Combine(Root, "content/posts/c.md"), "b.md");
        var folder = Read();
        Assert.Equal(["content/posts/a.md"], Paths(folder));
        Assert.Equal(2, Findings(folder).Length);
    }

    /// <summary>Who runs as root may read all the same.</summary>
    [Fact, UnsupportedOSPlatform("windows")]
    public void A_file_that_cannot_be_read_hides_no_other()
    {
        Write("content/posts/b.md", "---\ntitle: B\nstatus: draft\n---\nText\n");
        File.SetUnixFileMode(Path.Combine(Root, "content/posts/b.md"), UnixFileMode.None);
        var folder = Read();
        Assert.Equal(Environment.IsPrivilegedProcess ? [] : ["content/posts/b.md(1,1): error encoding: This file cannot be read: access is denied."], Findings(folder));
        Assert.Equal(2, folder.Files.Length);
    }

    [Fact, UnsupportedOSPlatform("windows")]
    public void A_folder_that_cannot_be_read_hides_no_other()
    {
        Write("content/posts/b/c/d.md", "---\ntitle: B\nstatus: draft\n---\nText\n");
        var locked = Path.Combine(Root, "content/posts/b");
        File.SetUnixFileMode(locked, UnixFileMode.None);
        var folder = Read();
        File.SetUnixFileMode(locked, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        Assert.Equal(Environment.IsPrivilegedProcess ? [] : ["content/posts/b(1,1): error encoding: This folder cannot be read: access is denied."], Findings(folder));
        Assert.Contains("content/posts/a.md", Paths(folder));
    }

    [Theory]
    [InlineData("content/posts/b.md")]
    [InlineData("content/media/b.jpg")]
    public void What_is_no_ordinary_file_is_refused(string path)
    {
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        socket.Bind(new UnixDomainSocketEndPoint(Path.Combine(Root, path)));
        var folder = Read();
        Assert.Equal($"{path}(1,1): error encoding: This is not a file but a pipe, a socket or a device, which is never read; put a file here, or remove it.", Assert.Single(Findings(folder)));
        Assert.Single(folder.Files);
    }

    [Fact]
    public void What_cannot_be_looked_at_is_left_to_whoever_reads_it() =>
        Assert.True(OrdinaryFile.Is(Path.Combine(Root, "content", "gone", "gone.md")));

    [Theory]
    [InlineData("content/posts/b.md")]
    [InlineData("content/media/b.jpg")]
    [InlineData("content/notes.txt")]
    public void A_pipe_is_refused_without_waiting_for_who_writes_to_it(string path)
    {
        using (var made = System.Diagnostics.Process.Start("mkfifo", [Path.Combine(Root, path)]))
        {
            made.WaitForExit();
        }

        File.CreateSymbolicLink(Path.Combine(Root, "content/posts/link.md"), Path.Combine(Root, path));
        Assert.Equal(2, Findings(Read()).Length);
    }

    [Fact]
    public void An_empty_file_is_a_file()
    {
        Write("content/media/empty.jpg", "");
        Assert.Empty(Findings(Read()));
    }

    [Fact]
    public void A_file_that_is_too_large_is_not_taken_into_memory()
    {
        using (var file = File.Create(Path.Combine(Root, "content/posts/b.md")))
        {
            file.SetLength(40L * 1024 * 1024 * 1024);
        }

        Assert.Equal("content/posts/b.md(1,1): error encoding: This file has 42949672960 bytes; a text file of the plan has at most 16777216.", Assert.Single(Findings(Read())));
    }

    [Fact]
    public void A_folder_may_have_the_name_of_a_file()
    {
        Write("content/posts/2026.md/b.md", "---\ntitle: B\nstatus: draft\n---\nText\n");
        Assert.Equal(["content/posts/2026.md/b.md", "content/posts/a.md"], Paths(Read()));
    }

    [Fact]
    public void Thousands_of_files_in_deep_folders_are_read_in_order()
    {
        foreach (var number in Enumerable.Range(0, 3000))
        {
            Write($"content/posts/{number % 7}/{number % 31}/p{number}.md", "---\ntitle: P\nstatus: draft\n---\nText\n");
        }

        var folder = Read();
        Assert.Equal(3001, folder.Files.Length);
        Assert.Equal(Paths(folder).Order(StringComparer.Ordinal), Paths(folder));
        Assert.Empty(Findings(folder));
    }

    [Fact]
    public void A_file_that_did_not_change_is_not_read_again()
    {
        var first = Read();
        Write("content/posts/b.md", "---\ntitle: B\nstatus: draft\n---\nText\n");
        var second = ContentFolder.Read(Root, ContentListing.Of(Root), 2026, first);
        Assert.Same(first.Files[0], second.Files[0]);
        Assert.Equal(2, second.Files.Length);
    }

    private static string[] Paths(ContentFolder folder) => [.. folder.Files.Where(file => !file.Loaded.Entities.IsEmpty).Select(file => file.Entry.Path)];

    private static string[] Findings(ContentFolder folder) => [.. folder.Findings.Concat(folder.Files.SelectMany(file => file.Loaded.Findings)).Select(finding => finding.ToString())];

    private ContentFolder Read() => ContentFolder.Read(Root, ContentListing.Of(Root), 2026);

    private void Write(string path, string text)
    {
        var file = Path.Combine(Root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }
}
