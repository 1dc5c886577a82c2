using System.Text.Json;

namespace Planner.Tests.Publishing.Commands;

/// <summary>What a yes is worth, from the branch to the network: plan, site and publish judge alike.</summary>
[Collection("command line")]
public sealed class ApprovalStoryTests : IDisposable
{
    private const string Camille = "camille@client.example";
    private const string Author = "elodie@example.com";

    private PublishRepository repository = Recorded("");

    public void Dispose() => repository.Dispose();

    [Fact]
    public async Task A_word_that_changes_after_the_yes_needs_another_yes()
    {
        repository.Post("ouverture", body: "La galerie est ouverte");
        await NotSentAsync("0 of 1 approvals");
        await ApproveAsync("ouverture", Camille);
        Assert.Equal("due", await StateAsync());

        repository.Post("ouverture", body: "La galerie est fermée");
        Assert.Equal("expired", await StateAsync());
        Assert.Contains("approval-stale: What camille approved on 2026-11-01 10:00 is no longer what goes out on lune-un", (await repository.RunAsync("validate")).Output, StringComparison.Ordinal);
        await NotSentAsync("0 of 1 approvals");

        await ApproveAsync("ouverture", Camille);
        Assert.Equal(0, (await repository.RunAsync("publish")).Code);
        Assert.Contains("La galerie est fermée", await File.ReadAllTextAsync(Assert.Single(repository.Sent)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_picture_that_is_replaced_under_its_name_needs_another_yes()
    {
        repository.Write("content/media/bol.png", "one");
        repository.Post("ouverture", more: "media: [{ file: media/bol.png, alt: Un bol }]\nsilence: { media-damaged: essai, media-type: essai }\n");
        var before = await DigestAsync();
        repository.Write("content/media/bol.png", "two");
        repository.Push();
        Assert.NotEqual(before, await DigestAsync());
    }

    [Theory]
    [InlineData("strict", "2026-11-02 07:50", false)]
    [InlineData("30m", "2026-11-02 07:50", true)]
    [InlineData("5m", "2026-11-02 07:50", false)]
    [InlineData("free", "2026-11-02 07:50", true)]
    public async Task A_move_means_what_the_policy_says(string time, string moved, bool isSent)
    {
        Use($", time: {time}");
        repository.Post("ouverture");
        await ApproveAsync("ouverture", Camille);
        repository.Post("ouverture", moved);
        var run = await repository.RunAsync("publish");
        Assert.Equal(isSent ? 1 : 0, repository.Sent.Length);
        Assert.Equal(isSent ? 0 : 3, run.Code);
    }

    [Fact]
    public async Task Somebody_elses_commit_gives_nobodys_yes()
    {
        repository.Post("ouverture");
        await ApproveAsync("ouverture", Author);
        await NotSentAsync("the approval of camille was written by elodie@example.com in commit");
    }

    [Fact]
    public async Task A_yes_that_is_not_committed_is_none()
    {
        repository.Post("ouverture");
        await WriteApprovalAsync("ouverture", "camille");
        await NotSentAsync("the approval of camille is not committed");
    }

    [Fact]
    public async Task Who_wrote_the_post_may_not_approve_it_unless_planner_yml_says_so()
    {
        repository.Post("ouverture");
        await ApproveAsync("ouverture", Author, "elodie");
        await NotSentAsync("elodie wrote on the post in commit");

        repository.Write("content/planner.yml", Options(", author_may_approve: true"));
        repository.Push();
        Assert.Equal(0, (await repository.RunAsync("publish")).Code);
        Assert.Single(repository.Sent);
    }

    [Fact]
    public async Task Where_signatures_are_required_an_unsigned_yes_is_none()
    {
        Use(", require_signed: true");
        repository.Post("ouverture");
        await ApproveAsync("ouverture", Camille);
        await NotSentAsync("with the approval of camille is not signed");
    }

    [Fact]
    public async Task A_shallow_clone_says_what_it_lacks_and_sends_nothing()
    {
        repository.Post("ouverture");
        await ApproveAsync("ouverture", Camille);
        var shallow = repository.Clone("shallow", "--depth=1");
        var run = await repository.RunInAsync(shallow, "publish");
        Assert.Equal(3, run.Code);
        Assert.Contains("fetch all of history (fetch-depth: 0)", run.Output, StringComparison.Ordinal);
        Assert.Empty(repository.Sent);
    }

    private static string Options(string more) => $"title: Éditions Lune\nlanguage: en\ntimezone: Europe/Paris\nreview: {{ mode: recorded{more} }}\n";

    private static PublishRepository Recorded(string more)
    {
        var made = new PublishRepository();
        made.Write("content/planner.yml", Options(more));
        made.Write("content/people/camille.yml", $"name: Camille\nemails: [{Camille}]\n");
        made.Push();
        return made;
    }

    private void Use(string more)
    {
        repository.Dispose();
        repository = Recorded(more);
    }

    private async Task NotSentAsync(string reason)
    {
        var run = await repository.RunAsync("publish");
        Assert.Equal(3, run.Code);
        Assert.Contains(reason, run.Output, StringComparison.Ordinal);
        Assert.Contains(reason, (await repository.RunAsync("plan")).Output, StringComparison.Ordinal);
        Assert.Empty(repository.Sent);
    }

    private async Task<string> DigestAsync() => (await DeliveryAsync()).GetProperty("digest").GetString()!;

    private async Task<string> StateAsync() => (await DeliveryAsync()).GetProperty("state").GetString()!;

    private async Task<JsonElement> DeliveryAsync()
    {
        using var plan = JsonDocument.Parse((await repository.RunAsync("plan", "--format", "json")).Output);
        return plan.RootElement.GetProperty("deliveries")[0].Clone();
    }

    private async Task WriteApprovalAsync(string post, string by) =>
        repository.Write($"content/approvals/{post}.yml", $"- by: {by}\n  at: 2026-11-01 10:00\n  digest: {await DigestAsync()}\n");

    /// <param name="email">Whose commit it is.</param>
    /// <param name="by">In whose name.</param>
    private async Task ApproveAsync(string post, string email, string by = "camille")
    {
        await WriteApprovalAsync(post, by);
        repository.Git("add", "--all");
        repository.Git("-c", $"user.email={email}", "commit", "--quiet", "--message", "Yes");
        repository.Git("push", "--quiet", "origin", "main");
    }
}
