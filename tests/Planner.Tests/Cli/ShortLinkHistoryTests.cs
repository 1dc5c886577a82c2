namespace Planner.Tests.Cli;

/// <summary>What was published stays, by Git's own memory, in real repositories.</summary>
[Collection("command line")]
public sealed class ShortLinkHistoryTests : IDisposable
{
    private const string Noel = "content/links/noel.yml";

    private readonly CommandFolder folder = CommandFolder.WithPlan();

    public ShortLinkHistoryTests()
    {
        folder.Git("init", "--quiet", "--initial-branch=main");
        folder.Write(Noel, "title: Noël\nurl: https://lune.example/noel\naliases: [noel-2026]\n");
        Commit();
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_link_that_is_there_is_fine_and_may_lead_elsewhere()
    {
        folder.Write(Noel, "title: Noël\nurl: https://lune.example/autre\naliases: [noel-2026]\n");
        Commit();
        Assert.Equal(0, (await folder.RunAsync("build")).Code);
    }

    [Fact]
    public async Task The_last_one_cannot_go_without_the_build_saying_so()
    {
        File.Delete(Path.Combine(folder.Root, Noel));
        Commit();
        var result = await folder.RunAsync("build");
        Assert.Equal(1, result.Code);
        Assert.Contains("content/links/noel.yml(1,1): error short-link-removed: The short link 'noel' was published", result.Error, StringComparison.Ordinal);
        Assert.Contains("The short link 'noel-2026' was published as an alias", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_renamed_one_is_missed_until_the_other_answers_to_its_names()
    {
        folder.Git("mv", Noel, "content/links/fetes.yml");
        Commit();
        var result = await folder.RunAsync("validate");
        Assert.Equal(1, result.Code);
        Assert.Contains("short-link-removed", result.Output, StringComparison.Ordinal);
        folder.Write("content/links/fetes.yml", "title: Fêtes\nurl: https://lune.example/noel\naliases: [noel, noel-2026]\n");
        Assert.Equal(0, (await folder.RunAsync("validate")).Code);
    }

    [Fact]
    public async Task An_alias_that_was_taken_away_is_missed_too()
    {
        folder.Write(Noel, "title: Noël\nurl: https://lune.example/noel\n");
        var result = await folder.RunAsync("validate");
        Assert.Contains("'noel-2026' was published as an alias", result.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("'noel' was published", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_came_and_went_on_a_branch_was_never_published()
    {
        folder.Git("checkout", "--quiet", "-b", "work");
        folder.Write("content/links/slip.yml", "title: Slip\nurl: https://lune.example/slip\n");
        Commit();
        folder.Git("rm", "--quiet", "content/links/slip.yml");
        Commit();
        folder.Write("content/people/marc.yml", "name: Marc\n");
        Commit();
        folder.Git("checkout", "--quiet", "main");
        folder.Git("merge", "--quiet", "--no-ff", "-m", "Merge", "work");
        Assert.Equal(0, (await folder.RunAsync("build")).Code);
    }

    [Fact]
    public async Task What_a_merge_brought_was_published()
    {
        folder.Git("checkout", "--quiet", "-b", "work");
        folder.Write("content/links/brought.yml", "title: Brought\nurl: https://lune.example/brought\n");
        Commit();
        folder.Git("checkout", "--quiet", "main");
        folder.Git("merge", "--quiet", "--no-ff", "-m", "Merge", "work");
        folder.Git("rm", "--quiet", "content/links/brought.yml");
        Assert.Contains("'brought' was published", (await folder.RunAsync("validate")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_publish_branch_of_the_remote_says_what_was_published()
    {
        folder.Write("content/planner.yml", folder.Read("content/planner.yml") + "publish: {branch: main}\n");
        Commit();
        folder.Git("update-ref", "refs/remotes/origin/main", "HEAD");
        folder.Write("content/links/local.yml", "title: Local\nurl: https://lune.example/local\n");
        Commit();
        folder.Git("rm", "--quiet", "content/links/local.yml");
        Commit();
        Assert.Equal(0, (await folder.RunAsync("validate")).Code);
    }

    [Fact]
    public async Task A_shallow_clone_says_that_it_cannot_know()
    {
        folder.Git("rm", "--quiet", Noel);
        folder.Write("content/links/other.yml", "title: Other\nurl: https://lune.example/other\n");
        Commit();
        using var clone = new CommandFolder();
        clone.Git("clone", "--quiet", "--depth=1", new Uri(folder.Root).AbsoluteUri, "plan");
        var result = await clone.RunInAsync(Path.Combine(clone.Root, "plan"), "validate", "--verbose");
        Assert.Equal(0, result.Code);
        Assert.Contains("info short-link-removed: This clone holds the last commits only", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_repository_nothing_is_missed()
    {
        using var plain = CommandFolder.WithPlan();
        plain.Write(Noel, "title: Noël\nurl: https://lune.example/noel\n");
        Assert.Equal(0, (await plain.RunAsync("build")).Code);
    }

    private void Commit()
    {
        folder.Git("add", "--all", "--", "content");
        folder.Git("commit", "--quiet", "-m", "Change");
    }
}
