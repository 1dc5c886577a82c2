namespace Planner.Tests.Cli;

/// <summary>Links that a pull request may bring, in a fresh folder beside a secret.</summary>
[Collection("command line")]
public sealed class LinkTests : IDisposable
{
    private readonly CommandFolder folder = CommandFolder.WithPlan();
    private readonly string outside = Directory.CreateTempSubdirectory("planner-outside-").FullName;

    public LinkTests()
    {
        File.WriteAllText(Path.Combine(outside, "secret.txt"), "hunter2: [");
        folder.Write("templates/assets/own.css", "p { margin: 0 }");
    }

    public void Dispose()
    {
        folder.Dispose();
        Directory.Delete(outside, recursive: true);
    }

    [Theory]
    [InlineData("build")]
    [InlineData("validate", "--language", "fr")]
    public async Task A_template_that_links_out_of_the_folder_is_refused(params string[] command)
    {
        Link("templates/assets/env.txt", "secret.txt");
        var run = await folder.RunAsync(command);
        Assert.Equal((2, ""), (run.Code, run.Output));
        Assert.Equal("planner: templates/assets/env.txt is a link that leads to no file inside templates/; put the file itself there.\n", run.Error);
        Assert.False(folder.Has("_site/assets/env.txt"));
    }

    [Theory]
    [InlineData("/proc/self/environ")]
    [InlineData("/dev/zero")]
    [InlineData("missing.txt")]
    [InlineData("env.txt")]
    [InlineData("../../content/planner.yml")]
    public async Task A_template_may_link_to_a_file_of_the_folder_only(string target)
    {
        File.CreateSymbolicLink(Path.Combine(folder.Root, "templates/assets/env.txt"), target);
        Assert.Equal(2, (await folder.RunAsync("build")).Code);
    }

    [Theory]
    [InlineData("templates/assets/more")]
    [InlineData("templates")]
    public async Task A_linked_folder_is_not_followed(string path)
    {
        if (path == "templates")
        {
            Directory.Delete(Path.Combine(folder.Root, path), recursive: true);
        }

        Directory.CreateSymbolicLink(Path.Combine(folder.Root, path), outside);
        var run = await folder.RunAsync("build");
        Assert.Equal((2, $"planner: {path} is a link to a folder, which is not followed; put the folder itself there.\n"), (run.Code, run.Error));
    }

    [Fact]
    public async Task A_font_of_the_team_arrives_as_it_is()
    {
        byte[] font = [0, 1, 0xFF, 0xFE, 0xC3, 0x28, (byte)'\r', (byte)'\n'];
        await File.WriteAllBytesAsync(Path.Combine(folder.Root, "templates/assets/own.woff2"), font);
        Assert.Equal(0, (await folder.RunAsync("build")).Code);
        Assert.Equal(font, await File.ReadAllBytesAsync(Path.Combine(folder.Root, "_site/assets/own.woff2")));
    }

    [Fact]
    public async Task A_link_inside_the_folder_is_read()
    {
        File.CreateSymbolicLink(Path.Combine(folder.Root, "templates/assets/print.css"), "own.css");
        Assert.Equal(0, (await folder.RunAsync("build")).Code);
        Assert.Equal("p { margin: 0 }", folder.Read("_site/assets/print.css"));
    }

    [Theory]
    [InlineData("build")]
    [InlineData("validate")]
    [InlineData("plan")]
    public async Task Linked_options_are_refused_without_a_word_of_what_they_lead_to(string command)
    {
        File.Delete(Path.Combine(folder.Root, "content/planner.yml"));
        Link("content/planner.yml", "secret.txt");
        var run = await folder.RunAsync(command);
        Assert.Equal((2, "planner: content/planner.yml is a link that leads to no file inside content/; put the file itself there.\n"), (run.Code, run.Error));
    }

    private void Link(string path, string target) => File.CreateSymbolicLink(Path.Combine(folder.Root, path), Path.Combine(outside, target));
}
