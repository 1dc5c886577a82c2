using System.Text.Json;

namespace Planner.Tests.Cli;

/// <summary><c>review</c> against real repositories.</summary>
[Collection("command line")]
public sealed class ReviewTests : IDisposable
{
    private readonly CommandFolder folder = CommandFolder.WithPlan();

    public ReviewTests()
    {
        folder.Git("init", "--quiet", "--initial-branch=main");
        folder.WritePost("stays", "2026-11-24 08:00", "It stays");
        folder.WritePost("moves", "2026-11-24 18:30", "It moves");
        folder.WritePost("changes", "2026-11-25 18:30", "A blue bowl");
        folder.WritePost("goes", "2026-11-26 18:30", "It goes");
        Commit();
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task The_work_tree_is_compared_with_the_base()
    {
        Change();
        Assert.Equal(["moves moved time", "changes changed text", "comes added ", "goes removed "], await ChangesAsync("--base", "main"));
    }

    [Fact]
    public async Task A_revision_is_read_without_the_work_tree()
    {
        folder.Git("checkout", "--quiet", "-b", "feature");
        Change();
        Commit();
        var expected = await ChangesAsync("--base", "main");
        folder.Git("checkout", "--quiet", "main");
        folder.Write("content/posts/stays.md", "someone is at work here");
        folder.Write("content/planner.yml", "title: [\n");
        Assert.Equal(expected, await ChangesAsync("--base", "main", "--head", "feature"));
        Assert.Equal("someone is at work here", folder.Read("content/posts/stays.md"));
    }

    [Fact]
    public async Task What_the_base_did_meanwhile_is_no_change()
    {
        folder.Git("checkout", "--quiet", "-b", "feature");
        folder.WritePost("comes", "2026-11-25 08:00");
        Commit();
        folder.Git("checkout", "--quiet", "main");
        folder.WritePost("stays", "2026-11-24 09:00", "It moved on main");
        Commit();
        Assert.Equal(["comes added "], await ChangesAsync("--base", "main", "--head", "feature"));
    }

    [Fact]
    public async Task Nothing_changed_is_said()
    {
        var review = await folder.RunAsync("review", "--base", "main");
        Assert.Equal((0, ""), (review.Code, review.Error));
        Assert.Contains("## No delivery changes\n", review.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_root_may_be_a_folder_of_the_repository()
    {
        using var whole = new CommandFolder();
        whole.Git("init", "--quiet", "--initial-branch=main");
        whole.Write("elsewhere.md", "x");
        foreach (var file in folder.Files("content"))
        {
            whole.Write("plan/" + file, folder.Read(file));
        }

        whole.Git("add", "--all");
        whole.Git("commit", "--quiet", "--message", "x");
        whole.Write("plan/content/posts/moves.md", whole.Read("plan/content/posts/moves.md").Replace("18:30", "19:30", StringComparison.Ordinal));
        whole.Write("plan/content/posts/été à 5 h.md", "nothing");
        using var review = Json(await whole.RunInAsync(Path.Combine(whole.Root, "plan", "content"), "review", "--base", "HEAD", "--format", "json"));
        Assert.Equal(["moves moved time"], Lines(review));
    }

    [Fact]
    public async Task The_first_plan_of_a_repository_is_all_new()
    {
        folder.Git("checkout", "--quiet", "--orphan", "empty");
        folder.Git("rm", "-r", "--quiet", "--cached", "content");
        folder.Git("commit", "--quiet", "--allow-empty", "--message", "Nothing yet");
        Assert.Equal(["stays added ", "moves added ", "changes added ", "goes added "], await ChangesAsync("--base", "empty", "--head", "main"));
    }

    [Fact]
    public async Task A_base_whose_options_cannot_be_used_can_be_mended()
    {
        var options = folder.Read("content/planner.yml");
        folder.Write("content/planner.yml", "title: [\n");
        Commit();
        folder.Write("content/planner.yml", options);
        Assert.Empty(await ChangesAsync("--base", "main"));
    }

    [Fact]
    public async Task Only_findings_of_what_differs_are_told_and_what_it_breaks_elsewhere()
    {
        folder.Write("content/posts/wrong.md", "---\ntitle: Wrong\nstatus: nothing\n---\n");
        folder.WritePost("twice", "2026-12-24 08:00", "The same words");
        Commit();
        folder.WritePost("again", "2026-12-20 08:00", "The same words");
        using var review = Json(await folder.RunAsync("review", "--base", "main", "--format", "json"));
        Assert.Equal(["duplicate-content content/posts/twice.md"], review.RootElement.GetProperty("findings").EnumerateArray().Select(finding => $"{finding.GetProperty("rule")} {finding.GetProperty("file")}"));
        Assert.Equal(["duplicate-content twice"], review.RootElement.GetProperty("clashes").EnumerateArray().Select(clash => $"{clash.GetProperty("kind")} {clash.GetProperty("post")}"));
    }

    [Fact]
    public async Task Other_bytes_of_a_picture_change_those_that_show_it()
    {
        folder.Write("content/media/bowl.jpg", "one");
        folder.WritePost("shows", "2026-11-27 08:00", "A bowl", "media: [{file: media/bowl.jpg, alt: A bowl}]\n");
        Commit();
        folder.Write("content/media/bowl.jpg", "another");
        Assert.Equal(["shows changed media"], await ChangesAsync("--base", "main"));
    }

    [Fact]
    public async Task Holds_and_approvals_that_are_missing_are_told()
    {
        folder.Write("content/holds/stop.yml", "reason: Wait for the client\nuntil: 2026-11-25 12:00\n");
        folder.Write("content/planner.yml", folder.Read("content/planner.yml") + "review: {mode: recorded}\n");
        Assert.Equal(["stays changed state", "moves changed state", "changes changed state", "goes changed state"], await ChangesAsync("--base", "main"));
        var review = await folder.RunAsync("review", "--base", "main");
        Assert.Contains("- stays: A hold stops it on 'lune-mastodon': Wait for the client\n", review.Output, StringComparison.Ordinal);
        Assert.Contains("- changes on lune-mastodon: 0 of 1 approvals\n", review.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_shallow_clone_says_what_it_needs()
    {
        folder.Git("checkout", "--quiet", "-b", "feature");
        Change();
        Commit();
        using var clone = new CommandFolder();
        var origin = "file://" + folder.Root.Replace('\\', '/');
        clone.Git("clone", "--quiet", "--depth", "1", "--single-branch", "--branch", "feature", origin, "clone");
        var inside = Path.Combine(clone.Root, "clone");
        var review = await clone.RunInAsync(inside, "review", "--base", "origin/main");
        Assert.Equal((2, ""), (review.Code, review.Output));
        Assert.Contains("fetch-depth: 0", review.Error, StringComparison.Ordinal);
        Assert.Contains("git fetch --depth=1000 origin main", review.Error, StringComparison.Ordinal);

        clone.Git("-C", "clone", "fetch", "--quiet", "--depth=1", "origin", "main:refs/remotes/origin/main");
        review = await clone.RunInAsync(inside, "review", "--base", "origin/main");
        Assert.Equal((2, ""), (review.Code, review.Output));
        Assert.Contains("does not reach back", review.Error, StringComparison.Ordinal);

        clone.Git("-C", "clone", "fetch", "--quiet", "--unshallow", "origin");
        using var json = Json(await clone.RunInAsync(inside, "review", "--base", "origin/main", "--format", "json"));
        Assert.Equal(4, Lines(json).Length);
    }

    [Theory]
    [InlineData("nowhere")]
    [InlineData("--output=stolen")]
    [InlineData("")]
    [InlineData("HEAD~99")]
    public async Task A_revision_that_is_none_is_wrong_usage(string revision)
    {
        var review = await folder.RunAsync("review", "--base=" + revision);
        Assert.Equal((2, ""), (review.Code, review.Output));
        Assert.Single(review.Error.TrimEnd().Split('\n'), line => line.StartsWith("planner: ", StringComparison.Ordinal));
        Assert.False(folder.Has("stolen"));
    }

    [Fact]
    public async Task Outside_a_repository_it_says_so()
    {
        using var alone = CommandFolder.WithPlan();
        var review = await alone.RunAsync("review", "--base", "main");
        Assert.Equal((2, ""), (review.Code, review.Output));
        Assert.Contains("not a git repository", review.Error, StringComparison.Ordinal);
    }

    private void Change()
    {
        folder.WritePost("moves", "2026-11-24 19:30", "It moves");
        folder.WritePost("changes", "2026-11-25 18:30", "A green bowl");
        folder.WritePost("comes", "2026-11-26 08:00", "It comes");
        File.Delete(Path.Combine(folder.Root, "content", "posts", "goes.md"));
    }

    private void Commit()
    {
        folder.Git("add", "--all");
        folder.Git("commit", "--quiet", "--message", "x");
    }

    private async Task<string[]> ChangesAsync(params string[] arguments)
    {
        using var review = Json(await folder.RunAsync(["review", .. arguments, "--format", "json"]));
        return Lines(review);
    }

    private static JsonDocument Json(CommandResult review)
    {
        Assert.Equal((0, ""), (review.Code, review.Error));
        return JsonDocument.Parse(review.Output);
    }

    private static string[] Lines(JsonDocument review) =>
        [.. review.RootElement.GetProperty("changes").EnumerateArray().Select(change => $"{change.GetProperty("post")} {change.GetProperty("kind")} {string.Join(',', change.GetProperty("parts").EnumerateArray())}")];
}
