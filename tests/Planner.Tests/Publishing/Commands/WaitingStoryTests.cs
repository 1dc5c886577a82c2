using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Planner.Tests.Publishing.Commands;

/// <summary>A client who never used Git says yes on the forge: what its page is filled with, committed in their name, is their yes.</summary>
[Collection("command line")]
public sealed class WaitingStoryTests : IDisposable
{
    private const string Camille = "1234567+camille@users.noreply.github.com";

    private readonly PublishRepository repository = new("review: { mode: recorded, approvers: [client] }\nrepository: https://github.com/lune/plan\n");

    public WaitingStoryTests()
    {
        repository.Write("content/people/camille.yml", $"name: Camille\nroles: [client]\nemails: [camille@client.example, {Camille}]\n");
        repository.Post("ouverture", "2026-11-03 08:00", accounts: "lune-un, lune-deux");
    }

    public void Dispose() => repository.Dispose();

    [Fact]
    public async Task The_prefilled_file_committed_in_the_persons_name_is_their_yes()
    {
        var link = new Uri((await PageAsync()).QuerySelector("a.say")!.GetAttribute("href")!);
        Assert.Equal("/lune/plan/new/HEAD/content/approvals", link.AbsolutePath);
        var fields = link.Query[1..].Split('&').Select(field => field.Split('=')).ToDictionary(field => field[0], field => Uri.UnescapeDataString(field[1]), StringComparer.Ordinal);
        Commit($"content/approvals/{fields["filename"]}", fields["value"], Camille);
        Assert.Equal("scheduled scheduled", await StatesAsync());
        Assert.Contains("Rien ne vous attend.", (await PageAsync()).Body!.TextContent, StringComparison.Ordinal);

        // The same as the command writes.
        repository.Write("content/approvals/ouverture.yml", "");
        Assert.Equal(0, (await repository.RunAsync("approve", "ouverture", "--by", "camille")).Code);
        Assert.Equal(fields["value"], await File.ReadAllTextAsync(Path.Combine(repository.Root, "content/approvals/ouverture.yml")));
    }

    [Fact]
    public async Task Lines_pasted_at_the_end_of_the_file_that_is_there_are_their_yes_too()
    {
        Commit("content/approvals/ouverture.yml", "- { by: camille, at: 2026-10-01 10:00, digest: 1-old }\n", Camille);
        var page = await PageAsync();
        Assert.EndsWith("/edit/HEAD/content/approvals/ouverture.yml", page.QuerySelector("a.say")!.GetAttribute("href"), StringComparison.Ordinal);
        Commit("content/approvals/ouverture.yml", "- { by: camille, at: 2026-10-01 10:00, digest: 1-old }\n" + page.QuerySelector(".approve textarea")!.TextContent, Camille);
        Assert.Equal("scheduled scheduled", await StatesAsync());
    }

    [Fact]
    public async Task Committed_by_anybody_else_it_is_none()
    {
        Commit("content/approvals/ouverture.yml", (await PageAsync()).QuerySelector(".approve textarea")!.TextContent, "elodie@example.com");
        Assert.Equal("awaitingApproval awaitingApproval", await StatesAsync());
        Assert.Contains("was written by elodie@example.com", (await repository.RunAsync("plan")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task On_the_site_of_a_pull_request_it_goes_to_that_branch() =>
        Assert.Contains("/lune/plan/new/client/relecture/content/approvals?", (await PageAsync("--branch", "client/relecture")).QuerySelector("a.say")!.GetAttribute("href"), StringComparison.Ordinal);

    private async Task<IDocument> PageAsync(params string[] more)
    {
        Assert.Equal(0, (await repository.RunAsync(["build", "--out", "../site", .. more])).Code);
        return await new HtmlParser().ParseDocumentAsync(await File.ReadAllTextAsync(Path.Combine(repository.Root, "../site/waiting/camille.html")));
    }

    private async Task<string> StatesAsync()
    {
        using var plan = System.Text.Json.JsonDocument.Parse((await repository.RunAsync("plan", "--format", "json")).Output);
        return string.Join(' ', plan.RootElement.GetProperty("deliveries").EnumerateArray().Select(delivery => delivery.GetProperty("state").GetString()));
    }

    private void Commit(string path, string text, string email)
    {
        repository.Write(path, text);
        repository.Git("add", "--all");
        repository.Git("-c", $"user.email={email}", "commit", "--quiet", "--message", "Yes");
        repository.Git("push", "--quiet", "origin", "main");
    }
}
