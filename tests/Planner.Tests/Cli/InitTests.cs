using System.Text.Json;
using Planner.Loading;

namespace Planner.Tests.Cli;

[Collection("command line")]
public sealed class InitTests : IDisposable
{
    private readonly CommandFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("en", "2026-11-02T07:00:00Z")]
    [InlineData("fr", "2026-11-02T07:00:00Z")]
    [InlineData("en", "2028-02-22T23:30:00Z")]
    [InlineData("fr", "2026-03-22T00:30:00Z")]
    [InlineData("fr", "2026-10-18T12:00:00Z")]
    [InlineData("en", "2026-12-31T23:59:59Z")]
    public async Task A_new_repository_has_no_findings_and_builds(string language, string now)
    {
        var made = await folder.RunAsync("init", "--language", language, "--now", now);
        Assert.Equal(0, made.Code);
        Assert.Equal(folder.Files().Order(StringComparer.Ordinal), made.Output.TrimEnd().Split('\n').Order(StringComparer.Ordinal));

        var validated = await folder.RunAsync("validate", "--verbose", "--now", now);
        Assert.Equal((0, "No findings; 2 posts, 4 deliveries\n"), (validated.Code, validated.Output));
        Assert.Equal(0, (await folder.RunAsync("build", "--now", now)).Code);
        Assert.True(folder.Has("_site/index.html"));
        Assert.Equal(0, (await folder.RunAsync("publish", "--dry-run", "--now", now)).Code);
    }

    [Fact]
    public async Task Everything_that_a_team_needs_is_there()
    {
        await folder.RunAsync("init");
        foreach (var file in new[] { ".github/workflows/planner.yml", ".gitlab-ci.yml", ".vscode/settings.json", ".vscode/extensions.json", ".gitignore", ".gitattributes", "README.md", "content/planner.yml" })
        {
            Assert.True(folder.Has(file), file);
        }

        foreach (var kind in EntityKinds.All)
        {
            Assert.True(folder.Has($".schemas/{kind.Name}.schema.json"), kind.Name);
        }
    }

    [Fact]
    public async Task Posts_stand_under_the_month_in_which_they_go_out()
    {
        await folder.RunAsync("init", "--now", "2026-11-25T07:00:00Z");
        Assert.Equal(["content/posts/2026/12/open-evening.md", "content/posts/2026/12/oven-arrives.md"], folder.Files("content/posts"));
    }

    [Fact]
    public async Task Editors_get_a_schema_for_every_folder()
    {
        await folder.RunAsync("init");
        using var settings = JsonDocument.Parse(folder.Read(".vscode/settings.json"));
        var globs = settings.RootElement.GetProperty("yaml.schemas").EnumerateObject().ToDictionary(entry => entry.Name, entry => entry.Value.ToString(), StringComparer.Ordinal);
        Assert.All(globs.Keys, schema => Assert.True(folder.Has(schema), schema));
        Assert.All(EntityKinds.All, kind => Assert.Contains($"content/{kind.Folder}/", globs[$".schemas/{kind.Name}.schema.json"], StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(".github/workflows/planner.yml")]
    [InlineData(".gitlab-ci.yml")]
    public async Task Workflows_are_good_YAML_and_keep_secrets_from_reviews(string path)
    {
        await folder.RunAsync("init");
        var text = folder.Read(path);
        var findings = new List<Planner.Findings.Finding>();
        Assert.NotNull(YamlReader.Read(text, path, findings));
        Assert.Empty(findings);
        Assert.DoesNotContain("__", text, StringComparison.Ordinal);
        Assert.DoesNotContain("pull_request_target", text, StringComparison.Ordinal);
        Assert.All(
            text.Split('\n').Where(line => line.Contains("secrets.", StringComparison.Ordinal)),
            line => Assert.True(line.TrimStart().StartsWith('#') || line.Trim() == "PLANNER_MEDIA_KEY: ${{ secrets.PLANNER_MEDIA_KEY }}", line));
    }

    [Fact]
    public async Task The_workflow_names_its_actions_by_commit_and_only_publishing_may_write()
    {
        await folder.RunAsync("init");
        var lines = folder.Read(".github/workflows/planner.yml").Split('\n');
        Assert.All(lines.Where(line => line.Contains("uses:", StringComparison.Ordinal)), line => Assert.Matches("uses: actions/[a-z-]+@[0-9a-f]{40} # v[0-9.]+$", line));
        var write = Array.FindIndex(lines, line => line.Trim() == "contents: write");
        Assert.True(write > Array.IndexOf(lines, "  publish:"));
        Assert.Equal(write, Array.FindLastIndex(lines, line => line.Trim() == "contents: write"));
        Assert.Single(lines, line => line.Trim() == "persist-credentials: true");
        Assert.Contains(lines, line => line.Trim() == "cancel-in-progress: false");
    }

    [Fact]
    public async Task What_is_there_stays_as_it_is()
    {
        folder.Write("README.md", "mine");
        folder.Write("content/people/alex.yml", "name: Another Alex\n");
        var made = await folder.RunAsync("init");
        Assert.Equal(0, made.Code);
        Assert.Equal("mine", folder.Read("README.md"));
        Assert.Equal("name: Another Alex\n", folder.Read("content/people/alex.yml"));
        Assert.Contains("README.md was here already", made.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("README.md", made.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_repository_is_not_started_twice()
    {
        folder.Write("content/planner.yml", "title: Mine\n");
        var made = await folder.RunAsync("init");
        Assert.Equal(2, made.Code);
        Assert.Contains("content/planner.yml exists already", made.Error.Replace('\\', '/'), StringComparison.Ordinal);
        Assert.Equal(["content/planner.yml"], folder.Files());
    }

    [Fact]
    public async Task A_folder_is_made_and_the_next_steps_are_told()
    {
        var made = await folder.RunAsync("init", "our plan", "--language", "fr");
        Assert.Equal(0, made.Code);
        Assert.True(folder.Has("our plan/content/planner.yml"));
        Assert.Contains("cd \"our plan\"\n  git init", made.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(folder.Root, "our plan", ".git")));
    }

    [Fact]
    public async Task Inside_a_repository_git_is_left_alone_and_misplaced_workflows_are_told()
    {
        folder.Git("init", "--quiet");
        var made = await folder.RunAsync("init", "plan");
        Assert.DoesNotContain("git init", made.Error, StringComparison.Ordinal);
        Assert.Contains("--root plan", made.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_language_that_there_is_not_is_refused()
    {
        var made = await folder.RunAsync("init", "--language", "de");
        Assert.Equal(2, made.Code);
        Assert.Contains("'de'", made.Error, StringComparison.Ordinal);
        Assert.Empty(folder.Files());
    }

    [Theory]
    [InlineData("en")]
    [InlineData("fr")]
    public async Task A_contest_of_either_language_starts_with_every_step_that_is_expected(string language)
    {
        await folder.RunAsync("init", "--language", language);
        var made = await folder.RunAsync("new", "contest", "A bowl to win", "--set", "terms=https://example.com/terms");
        Assert.Equal(0, made.Code);
        var validated = await folder.RunAsync("validate");
        Assert.Equal(0, validated.Code);
        Assert.DoesNotContain("step-missing", validated.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("step-overdue", validated.Output, StringComparison.Ordinal);
        Assert.Equal(14, validated.Output.Split("step-unowned: ").Length - 1);
    }
}
