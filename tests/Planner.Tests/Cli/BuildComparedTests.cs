namespace Planner.Tests.Cli;

/// <summary><c>build --base</c> against real repositories.</summary>
[Collection("command line")]
public sealed class BuildComparedTests : IDisposable
{
    private readonly CommandFolder folder = CommandFolder.WithPlan();

    public BuildComparedTests()
    {
        folder.Git("init", "--quiet", "--initial-branch=main");
        folder.WritePost("stays", "2026-11-24 08:00", "It stays");
        folder.WritePost("moves", "2026-11-24 18:30", "It moves");
        folder.WritePost("changes", "2026-11-25 18:30", "A blue bowl");
        folder.WritePost("goes", "2026-11-26 18:30", "It goes");
        Commit();
        folder.Git("checkout", "--quiet", "-b", "feature");
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_branch_is_told_against_its_base()
    {
        Change();
        Commit();
        var result = await folder.RunAsync("build", "--base", "main");
        Assert.Equal(0, result.Code);
        var page = folder.Read("_site/changes.html");
        Assert.All(["1 new", "1 moved", "1 changed", "1 removed", "<del>blue</del><ins>green</ins>"], text => Assert.Contains(text, page, StringComparison.Ordinal));
        Assert.Contains("<a href=\"changes.html\">What changes against main: 1 new, 1 removed, 1 moved, 1 changed</a>", folder.Read("_site/index.html"), StringComparison.Ordinal);
        Assert.Contains("Moved, was Tue 24 Nov, 18:30", folder.Read("_site/months/2026-11.html"), StringComparison.Ordinal);
        Assert.False(folder.Has("_site/posts/goes.html"));
    }

    [Fact]
    public async Task The_review_is_the_one_that_the_comment_tells()
    {
        Change();
        var comment = (await folder.RunAsync("review", "--base", "main")).Output;
        Assert.Contains("1 added, 1 removed, 1 moved, 1 changed", comment, StringComparison.Ordinal);
        await folder.RunAsync("build", "--base", "main");
        Assert.Contains("1 new, 1 removed, 1 moved, 1 changed", folder.Read("_site/index.html"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_base_did_meanwhile_is_no_change()
    {
        folder.Git("checkout", "--quiet", "main");
        folder.WritePost("stays", "2026-11-24 09:00", "It moved on main");
        Commit();
        folder.Git("checkout", "--quiet", "feature");
        await folder.RunAsync("build", "--base", "main");
        Assert.Contains("What goes out stays exactly as it was.", folder.Read("_site/changes.html"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Feeds_calendars_and_search_say_nothing_of_it()
    {
        Change();
        await folder.RunAsync("build", "--out", "plain");
        await folder.RunAsync("build", "--out", "compared", "--base", "main");
        var files = folder.Files("plain").Select(file => file["plain/".Length..]).Where(file => !file.EndsWith(".html", StringComparison.Ordinal) && !file.StartsWith('.')).ToArray();
        Assert.Contains("calendar.ics", files);
        Assert.All(files, file => Assert.Equal(folder.Read("plain/" + file), folder.Read("compared/" + file)));
    }

    [Fact]
    public async Task A_build_without_a_base_takes_the_page_away_again()
    {
        Change();
        await folder.RunAsync("build", "--base", "main");
        await folder.RunAsync("build");
        Assert.False(folder.Has("_site/changes.html"));
        Assert.DoesNotContain("href=\"changes.html", folder.Read("_site/index.html"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_revision_that_is_not_here_is_wrong_usage_and_leaves_no_site()
    {
        var result = await folder.RunAsync("build", "--base", "nowhere");
        Assert.Equal((2, ""), (result.Code, result.Output));
        Assert.Contains("git does not know 'nowhere' here", result.Error, StringComparison.Ordinal);
        Assert.False(folder.Has("_site/index.html"));
    }

    [Fact]
    public async Task A_shallow_clone_says_what_to_fetch()
    {
        Change();
        Commit();
        using var clone = new CommandFolder();
        clone.Git("clone", "--quiet", "--depth=1", "--branch=feature", new Uri(folder.Root).ToString(), "here");
        var result = await clone.RunInAsync(Path.Combine(clone.Root, "here"), "build", "--base", "origin/main");
        Assert.Equal(2, result.Code);
        Assert.Contains("'fetch-depth: 0'", result.Error, StringComparison.Ordinal);
    }

    private void Change()
    {
        folder.WritePost("moves", "2026-11-24 19:30", "It moves");
        folder.WritePost("changes", "2026-11-25 18:30", "A green bowl");
        folder.WritePost("comes", "2026-11-25 20:30", "It comes");
        File.Delete(Path.Combine(folder.Root, "content/posts/goes.md"));
    }

    private void Commit()
    {
        folder.Git("add", "--all");
        folder.Git("commit", "--quiet", "--message", "x");
    }
}
