using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Planner.Tests.Publishing.Commands;

/// <summary>What plan and site say of what went out.</summary>
[Collection("command line")]
public sealed class KnownLedgerTests : IDisposable
{
    private readonly PublishRepository repository = new();

    public void Dispose() => repository.Dispose();

    [Fact]
    public async Task The_plan_says_what_is_out_without_asking_anybody()
    {
        repository.Post("ouverture", accounts: "lune-un, lune-deux");
        repository.Post("demain", "2026-11-03 08:00", "Demain");
        await repository.RunAsync("publish", "--account", "lune-un");
        Directory.Move(repository.Remote, repository.Remote + ".gone");
        repository.Now += Duration.FromHours(2);
        Assert.Equal(["late lune-deux ouverture", "published lune-un ouverture", "scheduled lune-un demain"], await StatesAsync(repository.Root));
    }

    [Fact]
    public async Task A_fetched_ledger_is_as_good()
    {
        repository.Post("ouverture");
        var other = repository.Clone("other");
        await repository.RunAsync("publish");
        Assert.Equal(["due lune-un ouverture"], await StatesAsync(other));
        var fetched = repository.Clone("fetched");
        Assert.Equal(["published lune-un ouverture"], await StatesAsync(fetched));
    }

    /// <summary>Only records of the content's posts are read, which are guessed from the names of files first.</summary>
    [Fact]
    public async Task A_post_is_known_by_its_id_whatever_its_file_is_called()
    {
        repository.Post("ouverture", more: "id: galerie\n");
        repository.Post("partie");
        await repository.RunAsync("publish");
        File.Delete(Path.Combine(repository.Root, "content/posts/partie.md"));
        repository.Post("tard", "2026-11-02 07:00", "Tard");
        repository.Now += Duration.FromHours(2);
        Assert.Equal(["late lune-un tard", "published lune-un galerie"], await StatesAsync(repository.Root));
        Assert.Contains("_sent/lune-un/galerie-1-", (await PageAsync("posts/galerie.html")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_person_said_stands_in_the_plan()
    {
        repository.Post("ouverture", accounts: "lune-un, lune-deux, lune-main");
        await repository.RunAsync("publish");
        await repository.RunAsync("withdraw", "ouverture", "--account", "lune-un");
        repository.Post("jamais", body: "Jamais");
        await repository.RunAsync("resolve", "jamais", "lune-un", "--skip");
        var plan = await repository.RunAsync("plan");
        Assert.Matches("withdrawn +lune-un +Billet ouverture  \\(it was taken down\\)", plan.Output);
        Assert.Matches("withdrawn +lune-un +Billet jamais  \\(elodie said that it shall not go out\\)", plan.Output);
        Assert.Matches("due +lune-main +Billet ouverture  \\(somebody was asked to post it by hand\\)", plan.Output);
        Assert.Matches("published +lune-deux +Billet ouverture\n", plan.Output);
    }

    [Fact]
    public async Task A_posts_page_has_its_receipts()
    {
        repository.Post("ouverture", accounts: "lune-un, lune-deux");
        await repository.RunAsync("publish", "--account", "lune-un");
        await repository.RunAsync("resolve", "ouverture", "lune-deux", "--published", "https://mastodon.example/@lune/7?a=1&b=2");
        var page = await PageAsync("posts/ouverture.html");
        var receipts = page.QuerySelectorAll(".receipt").Select(receipt => string.Join(' ', receipt.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))).ToArray();
        Assert.Equal("Partie lundi 2 novembre 2026 à 8 h, dit Élodie https://mastodon.example/@lune/7?a=1&b=2", Plain(receipts[0]));
        Assert.StartsWith("Partie lundi 2 novembre 2026 à 8 h, 0,4 s après son heure _sent/lune-un/ouverture-1-", Plain(receipts[1]), StringComparison.Ordinal);
        Assert.Equal("https://mastodon.example/@lune/7?a=1&b=2", Assert.Single(page.QuerySelectorAll(".receipt a")).GetAttribute("href"));
        Assert.Null((await PageAsync("index.html")).GetElementById("asked"));
    }

    [Fact]
    public async Task What_is_to_be_posted_by_hand_can_be_copied()
    {
        repository.Post("fil", body: "Premier & <b>\n\n---\n\nDeuxième", accounts: "lune-main", more: "thread: { split: manual }\n");
        await repository.RunAsync("publish");
        var page = await PageAsync("posts/fil.html");
        Assert.Equal(["Premier & <b>", "Deuxième"], page.QuerySelectorAll(".by-hand textarea").Select(text => text.TextContent));
        Assert.Equal("planner confirm fil lune-main --url ", page.QuerySelector(".by-hand code")!.TextContent);
        Assert.Contains("À publier à la main", (await PageAsync("index.html")).Body!.TextContent, StringComparison.Ordinal);

        await repository.RunAsync("confirm", "fil", "lune-main", "--url", "https://mastodon.example/@lune/8");
        Assert.Empty((await PageAsync("posts/fil.html")).QuerySelectorAll(".by-hand"));
    }

    [Fact]
    public async Task What_failed_is_a_persons_to_look_at()
    {
        repository.Post("ouverture", accounts: "lune-un");
        repository.Write("_sent", "A file where the folder should be");
        Assert.Equal(1, (await repository.RunAsync("publish")).Code);
        var page = await PageAsync("posts/ouverture.html");
        Assert.StartsWith("échec\u00a0: ", page.QuerySelector(".delivery .reason")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("planner resolve ouverture lune-un --retry", page.QuerySelector(".delivery .next code")!.TextContent);
        Assert.Contains("Billet ouverture", (await PageAsync("index.html")).Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(["failed lune-un ouverture"], await StatesAsync(repository.Root));
    }

    [Fact]
    public async Task What_passed_before_there_was_a_ledger_is_no_alarm()
    {
        repository.Post("avant", "2026-10-01 08:00", "Avant");
        repository.Post("ouverture");
        await repository.RunAsync("publish");
        Assert.Contains("Passée", (await PageAsync("posts/avant.html")).Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Billet avant", (await PageAsync("index.html")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_with_a_receipt_does_not_say_that_nothing_is_known()
    {
        repository.Post("ouverture", accounts: "lune-un, lune-deux");
        await repository.RunAsync("publish", "--account", "lune-un");
        repository.Now += Duration.FromHours(2);
        Assert.Contains("rien ici ne dit que la publication est sortie", Plain((await PageAsync("posts/ouverture.html")).Body!.TextContent), StringComparison.Ordinal);
        await repository.RunAsync("resolve", "ouverture", "lune-deux", "--published", "https://mastodon.example/@lune/7");
        Assert.Null((await PageAsync("posts/ouverture.html")).QuerySelector(".finding"));
        Assert.DoesNotContain("time-in-past", (await PageAsync("problems.html")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_ledger_that_cannot_be_read_is_told_and_left_out()
    {
        repository.Post("ouverture");
        repository.Git("update-ref", "refs/heads/planner/ledger", "HEAD");
        var plan = await repository.RunAsync("plan");
        Assert.Equal(0, plan.Code);
        Assert.StartsWith("planner: without the ledger: ", plan.Error, StringComparison.Ordinal);
        Assert.Matches("due +lune-un", plan.Output);
    }

    private static string Plain(string text) => text.Replace('\u00a0', ' ').Replace('\u202f', ' ');

    private async Task<string[]> StatesAsync(string clone)
    {
        using var json = JsonDocument.Parse((await repository.RunInAsync(clone, "plan", "--format", "json")).Output);
        return [.. json.RootElement.GetProperty("deliveries").EnumerateArray().Select(each => $"{each.GetProperty("state")} {each.GetProperty("account")} {each.GetProperty("post")}")];
    }

    private async Task<IDocument> PageAsync(string path)
    {
        var build = await repository.RunAsync("build");
        Assert.True(build.Code is 0 or 1, build.Error);
        return await new HtmlParser().ParseDocumentAsync(await File.ReadAllTextAsync(Path.Combine(repository.Root, "_site", path)));
    }
}
