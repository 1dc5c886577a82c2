namespace Planner.Tests.Cli;

[Collection("command line")]
public sealed class BuildTests : IDisposable
{
    private readonly CommandFolder folder = CommandFolder.WithPlan();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task The_site_is_built_and_its_front_page_named()
    {
        folder.WritePost("teaser", "2026-11-24 18:30");
        var built = await folder.RunAsync("build");
        Assert.Equal((0, Path.Combine(folder.Root, "_site", "index.html") + "\n"), (built.Code, built.Output));
        Assert.True(folder.Has("_site/index.html"));
        Assert.Contains("1 post, 1 delivery; 0 errors, 0 warnings", built.Error, StringComparison.Ordinal);
        Assert.Contains("0 files written", (await folder.RunAsync("build")).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_error_is_told_and_the_site_shows_it()
    {
        folder.WritePost("teaser", "24/11/2026");
        var built = await folder.RunAsync("build");
        Assert.Equal(1, built.Code);
        Assert.Contains("field-type", built.Error, StringComparison.Ordinal);
        Assert.Contains("field-type", folder.Read("_site/problems.html"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_with_other_files_is_refused()
    {
        folder.Write("mine/thesis.txt", "years of work");
        var built = await folder.RunAsync("build", "--out", "mine");
        Assert.Equal(2, built.Code);
        Assert.Contains("thesis.txt", built.Error, StringComparison.Ordinal);
        Assert.Equal(["mine/thesis.txt"], folder.Files("mine"));
    }

    [Fact]
    public async Task The_output_folder_counts_from_where_the_person_stands()
    {
        var built = await folder.RunInAsync(Path.Combine(folder.Root, "content"), "build", "--out", "../public");
        Assert.Equal(0, built.Code);
        Assert.True(folder.Has("public/index.html"));
    }

    [Fact]
    public async Task A_broken_template_leaves_the_site_as_it_was()
    {
        await folder.RunAsync("build");
        var before = folder.Read("_site/index.html");
        folder.Write("templates/pages/layout.hbs", "{{#if");
        var built = await folder.RunAsync("build");
        Assert.Equal(2, built.Code);
        Assert.StartsWith("planner: ", built.Error, StringComparison.Ordinal);
        Assert.Equal(before, folder.Read("_site/index.html"));
    }
}
