using Planner.Cli;

namespace Planner.Tests.Cli;

[Collection("command line")]
public sealed class ContestTemplateTests : IDisposable
{
    private readonly CommandFolder folder = CommandFolder.WithPlan();

    public void Dispose() => folder.Dispose();

    public static TheoryData<string> Names => [.. ContestTemplates.All(Golden.Root).Select(template => template.Name)];

    /// <summary>What is left to do is told as warnings: owners to name, blanks to fill in. Nothing is wrong.</summary>
    [Theory, MemberData(nameof(Names))]
    public async Task A_contest_from_a_template_is_valid_at_once(string name)
    {
        var made = await folder.RunAsync("new", "contest", "Été: \"un\" <b>bol</b>", "--template", name);
        Assert.Equal((0, "content/contests/ete-un-b-bol-b.md\ncontent/playbooks/ete-un-b-bol-b-terms.md\n"), (made.Code, made.Output));
        var findings = await folder.RunAsync("validate", "--format", "json", "--verbose");
        Assert.Equal(0, findings.Code);
        Assert.All(findings.Output.Split('{').Where(finding => finding.Contains("\"rule\"", StringComparison.Ordinal)), finding => Assert.Matches("step-unowned|contest-terms-missing", finding));
        var terms = folder.Read("content/playbooks/ete-un-b-bol-b-terms.md");
        Assert.Contains("[…", terms, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"\{[a-z_]+\}", terms);
    }

    /// <summary>The law changes, and none of this is advice.</summary>
    [Theory, MemberData(nameof(Names))]
    public void Terms_are_marked_as_a_starting_point_with_sources_and_a_date(string name)
    {
        var template = ContestTemplates.Find(Golden.Root, name);
        Assert.Matches("not legal advice|pas un conseil juridique", template.Terms);
        Assert.Matches("[Aa]s of 20[0-9]{2}-[01][0-9]-[0-3][0-9]|Point fait le 20[0-9]{2}-[01][0-9]-[0-3][0-9]", template.Terms);
        Assert.Contains("<http", template.Terms, StringComparison.Ordinal);
        Assert.NotEmpty(template.Description);
        Assert.Equal(template.Language, template.Terms!.Split("language: ")[1][..2]);
    }

    [Theory]
    [InlineData("new", "contest", "--template")]
    [InlineData("new", "contest", "A bowl", "--template")]
    public async Task Without_a_name_the_templates_are_told(params string[] arguments)
    {
        var told = await folder.RunAsync(arguments);
        Assert.Equal(0, told.Code);
        Assert.Contains("fr-jeu-concours          fr  France, tirage au sort", told.Output, StringComparison.Ordinal);
        Assert.Contains("not legal advice", told.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(folder.Files("content"), file => file.Contains("contests", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("there is no contest template 'fr-jeu-concour'; did you mean 'fr-jeu-concours'?", "new", "contest", "X", "--template", "fr-jeu-concour")]
    [InlineData("--template is for contests", "new", "post", "X", "--template", "fr-jeu-concours")]
    [InlineData("Required argument 'TITLE' missing", "new", "contest", "--template", "fr-jeu-concours")]
    [InlineData("Required argument 'TITLE' missing", "new", "post")]
    public async Task What_cannot_be_made_is_told(string message, params string[] arguments)
    {
        var made = await folder.RunAsync(arguments);
        Assert.Equal(ExitCodes.Usage, made.Code);
        Assert.Contains(message, made.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_repository_has_templates_of_its_own_and_may_replace_ours()
    {
        folder.Write("templates/contests/house.md", "---\ndescription: Ours\nlanguage: fr\nobjective: To thank # always\nsteps:\n  # in order\n  - {id: terms, title: \"Terms, prize, launch, draw, shipping, thanks\", owner: camille}\n---\nHow we do it.\n");
        folder.Write("templates/contests/en-giveaway.md", "---\ndescription: Better\n---\n");
        Assert.Contains("en-giveaway              en  Better\n", (await folder.RunAsync("new", "contest", "--template")).Output, StringComparison.Ordinal);
        var made = await folder.RunAsync("new", "contest", "A bowl", "--template", "house", "--set", "terms=https://lune.example/r");
        Assert.Equal((0, "content/contests/a-bowl.md\n", ""), (made.Code, made.Output, made.Error));
        var text = folder.Read("content/contests/a-bowl.md");
        Assert.Contains("objective: To thank # always\n", text, StringComparison.Ordinal);
        Assert.EndsWith("steps:\n  # in order\n  - {id: terms, title: \"Terms, prize, launch, draw, shipping, thanks\", owner: camille}\n---\nHow we do it.\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_value_of_the_command_line_comes_before_the_template()
    {
        await folder.RunAsync("new", "contest", "A bowl", "--template", "fr-jeu-concours", "--set", "country=BE", "--set", "terms=https://lune.example/r", "--body", "Brief");
        var text = folder.Read("content/contests/a-bowl.md");
        Assert.Contains("country: BE\n", text, StringComparison.Ordinal);
        Assert.EndsWith("---\nBrief\n", text, StringComparison.Ordinal);
        Assert.False(folder.Has("content/playbooks/a-bowl-terms.md"));
    }

    [Theory]
    [InlineData("no fields", "templates/contests/house.md does not start with its fields")]
    [InlineData("---\nsteps:\n  - {id: a, title: A, owner: nobody}\n---\n", "the template 'house' (templates/contests/house.md): There is no person 'nobody'")]
    [InlineData("---\nsteps: [\n---\n", "the template 'house' (templates/contests/house.md): This YAML cannot be read")]
    [InlineData("---\nstpes: []\n---\n", "")]
    public async Task A_broken_template_is_told_and_nothing_is_written(string template, string message)
    {
        folder.Write("templates/contests/house.md", template);
        var made = await folder.RunAsync("new", "contest", "A bowl", "--template", "house");
        Assert.Contains(message, made.Error, StringComparison.Ordinal);
        Assert.Equal(message.Length > 0, made.Code == ExitCodes.Usage);
        Assert.Equal(message.Length == 0, folder.Has("content/contests/a-bowl.md"));
    }

    [Fact]
    public async Task A_template_that_is_not_UTF8_is_told()
    {
        folder.Write("templates/contests/house.md", "x");
        await File.WriteAllBytesAsync(Path.Combine(folder.Root, "templates/contests/house.md"), [0x2D, 0xFF, 0xFE]);
        Assert.Contains("templates/contests/house.md is not UTF-8", (await folder.RunAsync("new", "contest", "A", "--template", "house")).Error, StringComparison.Ordinal);
    }
}
