using Planner.Findings;
using Planner.Forges;

namespace Planner.Tests.Forges;

public sealed class ForgeTests
{
    private const string Path = "content/posts/2026/11/noël.md";
    private const string Escaped = "content/posts/2026/11/no%C3%ABl.md";

    [Theory]
    [InlineData("https://github.com/lune/plan", "https://github.com/lune/plan/edit/main/" + Escaped)]
    [InlineData("https://github.agence.example/lune/plan", "https://github.agence.example/lune/plan/edit/main/" + Escaped)]
    [InlineData("https://gitlab.com/lune/sub/plan/", "https://gitlab.com/lune/sub/plan/-/edit/main/" + Escaped)]
    [InlineData("https://gitlab.agence.example/lune/plan.git", "https://gitlab.agence.example/lune/plan/-/edit/main/" + Escaped)]
    [InlineData("https://codeberg.org/lune/plan", "https://codeberg.org/lune/plan/_edit/main/" + Escaped)]
    [InlineData("https://gitea.agence.example/lune/plan", "https://gitea.agence.example/lune/plan/_edit/main/" + Escaped)]
    [InlineData("https://forgejo.agence.example/lune/plan", "https://forgejo.agence.example/lune/plan/_edit/main/" + Escaped)]
    [InlineData("https://bitbucket.org/lune/plan", "https://bitbucket.org/lune/plan/src/main/" + Escaped + "?mode=edit&at=main")]
    [InlineData("http://git.agence.example:8080/plan", "http://git.agence.example:8080/plan/edit/main/" + Escaped)]
    public void Each_forge_edits_a_file_at_its_own_address(string repository, string expected) =>
        Assert.Equal(expected, Of(repository)!.Edit(Path));

    [Theory]
    [InlineData("https://github.com/lune/plan", "https://github.com/lune/plan/blob/main/" + Escaped, "https://github.com/lune/plan/commit/abc", "https://github.com/lune/plan/raw/abc/" + Escaped)]
    [InlineData("https://gitlab.com/lune/plan", "https://gitlab.com/lune/plan/-/blob/main/" + Escaped, "https://gitlab.com/lune/plan/-/commit/abc", "https://gitlab.com/lune/plan/-/raw/abc/" + Escaped)]
    [InlineData("https://codeberg.org/lune/plan", "https://codeberg.org/lune/plan/src/branch/main/" + Escaped, "https://codeberg.org/lune/plan/commit/abc", "https://codeberg.org/lune/plan/raw/commit/abc/" + Escaped)]
    [InlineData("https://bitbucket.org/lune/plan", "https://bitbucket.org/lune/plan/src/main/" + Escaped, "https://bitbucket.org/lune/plan/commits/abc", "https://bitbucket.org/lune/plan/raw/abc/" + Escaped)]
    public void Each_forge_shows_files_and_commits(string repository, string file, string commit, string raw)
    {
        var forge = Of(repository)!;
        Assert.Equal((file, commit, raw), (forge.View(Path), forge.Commit("abc"), forge.Raw("abc", Path)));
    }

    [Theory]
    [InlineData("https://github.com/lune/plan", "https://github.com/lune/plan/new/main/content/posts?filename=a.md&value=a%3A%201%0A")]
    [InlineData("https://gitlab.com/lune/plan", "https://gitlab.com/lune/plan/-/new/main/content/posts?file_name=a.md&content=a%3A%201%0A")]
    [InlineData("https://codeberg.org/lune/plan", "https://codeberg.org/lune/plan/_new/main/content/posts?filename=a.md&value=a%3A%201%0A")]
    [InlineData("https://bitbucket.org/lune/plan", null)]
    [InlineData("https://git.agence.example/lune/plan", null)]
    public void A_new_file_is_filled_in_where_the_forge_takes_a_text(string repository, string? expected) =>
        Assert.Equal(expected, Of(repository)!.NewFile("content/posts", "a.md", "a: 1\n"));

    [Fact]
    public void A_text_that_is_too_long_for_an_address_is_pasted() =>
        Assert.Null(Of("https://github.com/lune/plan")!.NewFile("content/posts", "a.md", new string('é', 2000)));

    [Fact]
    public void Paths_count_from_the_top_of_the_repository()
    {
        var forge = Of("https://github.com/lune/plan", folder: "social/le plan/")!;
        Assert.Equal("https://github.com/lune/plan/edit/main/social/le%20plan/content/posts/a.md", forge.Edit("content/posts/a.md"));
        Assert.Equal("https://github.com/lune/plan/edit/main/social/le%20plan/{path}", forge.Edit(Forge.PathMark));
    }

    [Theory]
    [InlineData("https://github.com/lune/plan", "https://github.com/lune/plan/edit/HEAD/a.md")]
    [InlineData("https://codeberg.org/lune/plan", "https://codeberg.org/lune/plan/_edit/main/a.md")]
    public void Without_a_branch_it_is_the_one_that_most_repositories_have(string repository, string expected) =>
        Assert.Equal(expected, Of(repository, branch: null)!.Edit("a.md"));

    [Theory]
    [InlineData(null)]
    [InlineData("git@github.com:lune/plan.git")]
    [InlineData("javascript:alert(1)")]
    [InlineData("lune/plan")]
    [InlineData("file:///etc")]
    public void What_no_browser_should_open_is_no_forge(string? repository) => Assert.Null(Of(repository));

    [Fact]
    public void A_password_in_the_address_is_not_shown() =>
        Assert.Equal("https://github.com/lune/plan/edit/main/a.md", Of("https://camille:geheim@github.com/lune/plan.git")!.Edit("a.md"));

    [Fact]
    public void Changes_go_to_the_branch_that_was_asked_for()
    {
        var options = Options("https://github.com/lune/plan", "main", "") with { EditBranch = "client/noël" };
        Assert.Equal("https://github.com/lune/plan/edit/client/no%C3%ABl/a.md", Forge.Of(options)!.Edit("a.md"));
        Assert.Equal("https://github.com/lune/plan/edit/other/a.md", Forge.Of(options, "other")!.Edit("a.md"));
    }

    private static Forge? Of(string? repository, string? branch = "main", string folder = "") => Forge.Of(Options(repository, branch, folder));

    private static Options Options(string? repository, string? branch, string folder) => new()
    {
        Source = new SourceSpan("content/planner.yml", 1, 1),
        Title = "Plan",
        Language = "en",
        Timezone = DateTimeZone.Utc,
        Repository = repository,
        Folder = folder,
        Publish = new PublishOptions { Branch = branch },
    };
}
