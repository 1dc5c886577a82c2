namespace Planner.Tests.Cli;

[Collection("command line")]
public sealed class NewFromIdeaTests : IDisposable
{
    private const string Idea = "---\ntitle: Le bruit du four\nbrand: lune\nowner: camille\nvotes: 7\n---\nTrente secondes de « tic ».\n";

    private readonly CommandFolder folder = CommandFolder.WithPlan();

    public NewFromIdeaTests() => folder.Write("content/ideas/bruit.md", Idea);

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_post_takes_over_what_its_idea_says_and_the_idea_stays()
    {
        var made = await folder.RunAsync("new", "post", "--from", "bruit");
        Assert.Equal((0, "content/posts/2026/11/le-bruit-du-four.md\n"), (made.Code, made.Output));
        Assert.Equal("content/ideas/bruit.md stays, with its votes; the site shows on it what it became.\n", made.Error);
        Assert.Equal("---\ntitle: Le bruit du four\nstatus: draft\nbrand: lune\nowner: camille\nidea: bruit\n---\nTrente secondes de « tic ».\n", folder.Read("content/posts/2026/11/le-bruit-du-four.md"));
        Assert.Equal(Idea, folder.Read("content/ideas/bruit.md"));
        Assert.Equal(0, (await folder.RunAsync("validate")).Code);
    }

    [Fact]
    public async Task What_is_typed_beats_what_the_idea_says()
    {
        await folder.RunAsync("new", "post", "Autre titre", "--from", "bruit", "--set", "status=review", "--set", "owner=", "--body", "Autre texte");
        Assert.Equal("---\ntitle: Autre titre\nstatus: review\nbrand: lune\nowner:\nidea: bruit\n---\nAutre texte\n", folder.Read("content/posts/2026/11/autre-titre.md"));
    }

    [Theory]
    [InlineData("There is no idea 'bruti'; did you mean 'bruit'?", "new", "post", "--from", "bruti")]
    [InlineData("--from makes a post from an idea; a campaign is made without it", "new", "campaign", "X", "--from", "bruit")]
    public async Task Whoever_asks_for_something_else_is_told(string message, params string[] arguments)
    {
        var made = await folder.RunAsync(arguments);
        Assert.Equal(2, made.Code);
        Assert.Contains(message, made.Error, StringComparison.Ordinal);
    }
}
