using System.Text.Json;
using AngleSharp.Html.Parser;

namespace Planner.Tests.Publishing.Commands;

/// <summary>A pull request from its branch to the network, with its author, its client and a run of CI each in a clone of their own.</summary>
[Collection("command line")]
public sealed class ReviewStoryTests : IDisposable
{
    private const string Post = "content/posts/ouverture.md";
    private readonly PublishRepository repository = new("review: { mode: recorded }\n");
    private readonly string author;
    private readonly string client;

    public ReviewStoryTests()
    {
        repository.Write("content/people/camille.yml", "name: Camille\nemails: [camille@client.example]\n");
        repository.Push();
        author = repository.Clone("author");
        client = repository.Clone("client");
        GitIn(client, "config", "user.email", "camille@client.example");
    }

    public void Dispose() => repository.Dispose();

    [Fact]
    public async Task From_a_branch_over_a_yes_that_an_edit_undoes_to_the_network()
    {
        // The author opens a branch; the review tells what it does.
        GitIn(author, "checkout", "--quiet", "-b", "ouverture");
        WritePost("La galerie est ouverte");
        Push(author, "ouverture");
        var review = await ReviewAsync();
        Assert.Equal((1, 0, 1), (review.GetProperty("summary").GetProperty("added").GetInt32(), review.GetProperty("summary").GetProperty("changed").GetInt32(), review.GetProperty("summary").GetProperty("approvalsMissing").GetInt32()));
        Assert.Equal("2026-11-02T08:00:00", review.GetProperty("changes")[0].GetProperty("after").GetProperty("local").GetString());
        Assert.Contains("La galerie est ouverte", (await repository.RunInAsync(author, "review", "--base", "origin/main")).Output, StringComparison.Ordinal);

        // The client reads it, and says yes on the branch.
        await ApproveAsync("Bravo !");
        GitIn(author, "pull", "--quiet");
        Assert.Equal(0, (await ReviewAsync()).GetProperty("summary").GetProperty("approvalsMissing").GetInt32());

        // The author edits one word: everything says that the yes is to something else.
        WritePost("La galerie est fermée");
        Push(author, "ouverture");
        review = await ReviewAsync();
        Assert.Equal(1, review.GetProperty("summary").GetProperty("approvalsMissing").GetInt32());
        Assert.Equal(["same La galerie est ", "removed ouverte", "added fermée"], review.GetProperty("since")[0].GetProperty("texts")[0].GetProperty("parts").EnumerateArray().Select(part => $"{part.GetProperty("kind").GetString()} {part.GetProperty("text").GetString()}"));
        Merge();
        Assert.Contains("approval-stale: What camille approved", (await repository.RunAsync("validate")).Output, StringComparison.Ordinal);
        Assert.Contains("0 of 1 approvals", (await repository.RunAsync("plan")).Output, StringComparison.Ordinal);
        var page = await PageAsync();
        Assert.Equal(("ouverte", "fermée"), (page.QuerySelector(".since del")?.TextContent, page.QuerySelector(".since ins")?.TextContent));
        Assert.Equal("Bravo !", page.QuerySelector(".versions li:nth-child(2) .yes q")?.TextContent);
        var refused = await repository.RunAsync("publish");
        Assert.Equal(3, refused.Code);
        Assert.Contains("0 of 1 approvals", refused.Output, StringComparison.Ordinal);
        Assert.Empty(repository.Sent);

        // The client says yes to the new text, and it goes out once.
        await ApproveAsync("Dommage.");
        Merge();
        Assert.NotNull((await PageAsync()).QuerySelector(".yes.standing"));
        Assert.Equal(0, (await repository.RunAsync("publish")).Code);
        Assert.Equal(0, (await repository.RunAsync("publish")).Code);
        Assert.Contains("La galerie est fermée", await File.ReadAllTextAsync(Assert.Single(repository.Sent)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_repository_that_lacks_a_file_is_told_so()
    {
        WritePost("La galerie est ouverte");
        Push(author, "main");
        var id = repository.Git("-C", author, "rev-parse", "HEAD:" + Post).Trim();
        var file = Path.Combine(author, ".git", "objects", id[..2], id[2..]);
        File.SetAttributes(file, FileAttributes.Normal);
        File.Delete(file);
        var run = await repository.RunInAsync(author, "review", "--base", "HEAD");
        Assert.Equal((2, $"planner: {id[..10]}, a version of {Post}, is missing in this repository; clone it anew, or mend it: 'git fsck' tells what else is missing.\n"), (run.Code, run.Error));
    }

    [Fact]
    public async Task A_revision_is_judged_as_the_files_themselves_are()
    {
        GitIn(author, "checkout", "--quiet", "-b", "ouverture");
        repository.WriteIn(author, "content/media/bol.png", "one");
        WritePost("La galerie est ouverte", "media: [{ file: media/bol.png, alt: Un bol }]\nsilence: { media-type: essai }\n");
        Push(author, "ouverture");
        await ApproveAsync("Oui");
        GitIn(author, "pull", "--quiet");
        var standing = await ReviewAsync();
        var committed = await ReviewAsync("--head", "origin/ouverture");
        Assert.Equal(0, standing.GetProperty("summary").GetProperty("approvalsMissing").GetInt32());
        Assert.Equal(standing.GetProperty("changes").ToString(), committed.GetProperty("changes").ToString());

        // The base is judged by its own history too: there the yes was already given.
        repository.WriteIn(author, "content/media/bol.png", "two");
        Push(author, "ouverture");
        var change = (await ReviewAsync("--base", "HEAD~1", "--head", "HEAD")).GetProperty("changes")[0];
        Assert.Equal(("due", "expired"), (change.GetProperty("before").GetProperty("state").GetString(), change.GetProperty("after").GetProperty("state").GetString()));
        Assert.NotEqual(change.GetProperty("before").GetProperty("digest").GetString(), change.GetProperty("after").GetProperty("digest").GetString());
    }

    private void WritePost(string body, string more = "") =>
        repository.WriteIn(author, Post, $"---\ntitle: Ouverture\nstatus: ready\npublish_at: 2026-11-02 08:00\naccounts: [lune-un]\n{more}---\n{body}\n");

    private async Task ApproveAsync(string comment)
    {
        GitIn(client, "fetch", "--quiet");
        GitIn(client, "checkout", "--quiet", "-B", "ouverture", "origin/ouverture");
        var approved = await repository.RunInAsync(client, "approve", "ouverture", "--comment", comment);
        Assert.Equal(("", 0), (approved.Error, approved.Code));
        Push(client, "ouverture");
    }

    private void Merge()
    {
        GitIn(repository.Root, "fetch", "--quiet");
        GitIn(repository.Root, "merge", "--quiet", "--no-ff", "--message", "Merge", "origin/ouverture");
        GitIn(repository.Root, "push", "--quiet");
    }

    private void Push(string clone, string branch)
    {
        GitIn(clone, "add", "--all");
        GitIn(clone, "commit", "--quiet", "--message", "Change");
        GitIn(clone, "push", "--quiet", "--set-upstream", "origin", branch);
    }

    private void GitIn(string clone, params string[] arguments) => repository.Git(["-C", clone, .. arguments]);

    private async Task<JsonElement> ReviewAsync(params string[] more)
    {
        var review = await repository.RunInAsync(author, ["review", .. more.Contains("--base") ? [] : (string[])["--base", "origin/main"], .. more, "--format", "json"]);
        Assert.Equal(("", 0), (review.Error, review.Code));
        using var json = JsonDocument.Parse(review.Output);
        return json.RootElement.Clone();
    }

    private async Task<AngleSharp.Dom.IDocument> PageAsync()
    {
        await repository.RunAsync("build");
        return await new HtmlParser().ParseDocumentAsync(await File.ReadAllTextAsync(Path.Combine(repository.Root, "_site", "posts", "ouverture.html")));
    }
}
