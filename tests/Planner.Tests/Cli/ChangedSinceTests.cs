namespace Planner.Tests.Cli;

/// <summary><c>validate --changed-since</c> against real repositories.</summary>
[Collection("command line")]
public sealed class ChangedSinceTests : IDisposable
{
    private const string Wrong = "---\ntitle: Wrong\nstatus: nothing\n---\n";
    private readonly CommandFolder folder = CommandFolder.WithPlan();

    public ChangedSinceTests()
    {
        folder.Git("init", "--quiet", "--initial-branch=main");
        folder.Write("content/posts/old.md", Wrong);
        Commit();
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task What_was_wrong_before_is_not_told_again()
    {
        Assert.Equal(1, (await folder.RunAsync("validate")).Code);
        var validated = await folder.RunAsync("validate", "--changed-since", "HEAD");
        Assert.Equal((0, "No findings; 0 posts, 0 deliveries\n"), (validated.Code, validated.Output));
    }

    [Fact]
    public async Task Changed_untracked_and_renamed_files_are_told()
    {
        folder.Git("mv", "content/posts/old.md", "content/posts/renamed.md");
        folder.Write("content/ideas/new.md", "nothing");
        folder.Write("content/brands/lune.yml", "name: Lune\ncolor: red\n");
        Assert.Equal(["content/brands/lune.yml", "content/ideas/new.md", "content/posts/renamed.md"], await ToldAsync("HEAD"));
        Commit();
        Assert.Equal(["content/brands/lune.yml", "content/ideas/new.md", "content/posts/renamed.md"], await ToldAsync("HEAD~1"));
    }

    [Fact]
    public async Task What_the_other_branch_did_meanwhile_does_not_count()
    {
        folder.Git("checkout", "--quiet", "-b", "feature");
        folder.Write("content/posts/mine.md", Wrong);
        Commit();
        folder.Git("checkout", "--quiet", "main");
        folder.Write("content/posts/old.md", Wrong + "More.\n");
        Commit();
        folder.Git("checkout", "--quiet", "feature");
        Assert.Equal(["content/posts/mine.md"], await ToldAsync("main"));
    }

    [Fact]
    public async Task Of_a_changed_file_only_what_is_wrong_on_changed_lines_or_new_is_told()
    {
        folder.Write("content/posts/old.md", "---\ntitle: Wrong\nstatus: nothing\nlanguage: no such\n---\nText\n");
        Commit();
        folder.Write("content/posts/old.md", "---\ntitle: Still wrong\nstatus: nothing\nlanguage: neither this\n---\nText\n");
        Assert.Equal(["content/posts/old.md:4"], await ToldAsync("HEAD", isWithLine: true));
        folder.Write("content/posts/old.md", "---\ntitle: Wrong\nstatus: nothing\nlanguage: no such\n---\nOther text\n");
        Assert.Empty(await ToldAsync("HEAD"));
    }

    [Fact]
    public async Task What_an_edit_makes_wrong_elsewhere_is_told_too()
    {
        folder.Write("content/people/lucie.yml", "name: Lucie\n");
        folder.Write("content/posts/new.md", "---\ntitle: New\nstatus: draft\nowner: lucie\n---\n");
        Commit();
        folder.Git("rm", "--quiet", "content/people/lucie.yml");
        Assert.Equal(["content/posts/new.md:4"], await ToldAsync("HEAD", isWithLine: true));
    }

    [Fact]
    public async Task A_file_with_any_name_is_found()
    {
        folder.Write("content/posts/été à 5 h\"x\".md", Wrong);
        Assert.Equal(["content/posts/été à 5 h\"x\".md"], await ToldAsync("HEAD"));
    }

    [Fact]
    public async Task The_root_may_be_a_folder_of_the_repository()
    {
        using var whole = new CommandFolder();
        whole.Git("init", "--quiet");
        whole.Write("plan/content/planner.yml", "title: Plan\nlanguage: en\ntimezone: Europe/Paris\n");
        whole.Git("add", "--all");
        whole.Git("commit", "--quiet", "--message", "x");
        whole.Write("plan/content/posts/new.md", Wrong);
        whole.Write("elsewhere.md", "x");
        var validated = await whole.RunInAsync(Path.Combine(whole.Root, "plan", "content"), "validate", "--changed-since", "HEAD");
        Assert.Equal(1, validated.Code);
        Assert.StartsWith("content/posts/new.md(3,9): error field-type", validated.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_shallow_clone_compares_with_the_revision_itself()
    {
        folder.Write("content/posts/second.md", Wrong);
        Commit();
        using var clone = new CommandFolder();
        clone.Git("clone", "--quiet", "--depth", "1", "file://" + folder.Root.Replace('\\', '/'), "clone");
        await File.WriteAllTextAsync(Path.Combine(clone.Root, "clone", "content", "posts", "third.md"), Wrong);
        var validated = await clone.RunInAsync(Path.Combine(clone.Root, "clone"), "validate", "--changed-since", "origin/main");
        Assert.Equal(1, validated.Code);
        Assert.StartsWith("content/posts/third.md", validated.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nowhere")]
    [InlineData("--output=stolen")]
    [InlineData("-q")]
    [InlineData("")]
    [InlineData("HEAD~99")]
    public async Task A_revision_that_is_none_is_wrong_usage(string revision)
    {
        var validated = await folder.RunAsync("validate", "--changed-since=" + revision);
        Assert.Equal((2, ""), (validated.Code, validated.Output));
        Assert.Single(validated.Error.TrimEnd().Split('\n'), line => line.StartsWith("planner: ", StringComparison.Ordinal));
        Assert.False(folder.Has("stolen"));
    }

    [Fact]
    public async Task Without_a_repository_it_is_wrong_usage()
    {
        using var plain = CommandFolder.WithPlan();
        var validated = await plain.RunAsync("validate", "--changed-since", "HEAD");
        Assert.Equal(2, validated.Code);
        Assert.Contains("HEAD", validated.Error, StringComparison.Ordinal);
    }

    private async Task<string[]> ToldAsync(string revision, bool isWithLine = false)
    {
        var validated = await folder.RunAsync("validate", "--format", "json", "--changed-since", revision);
        using var json = System.Text.Json.JsonDocument.Parse(validated.Output);
        return [.. json.RootElement.GetProperty("findings").EnumerateArray().Select(finding => finding.GetProperty("file").GetString()! + (isWithLine ? $":{finding.GetProperty("line").GetInt32()}" : "")).Distinct(StringComparer.Ordinal)];
    }

    private void Commit()
    {
        folder.Git("add", "--all");
        folder.Git("commit", "--quiet", "--message", "x");
    }
}
