using System.Text.Json;

namespace Planner.Tests.Publishing.Commands;

/// <summary>Whose yes it takes, by role, brand, account and campaign, and until when: from the file to the network.</summary>
[Collection("command line")]
public sealed class ApprovalPolicyStoryTests : IDisposable
{
    private readonly PublishRepository repository = new();

    public ApprovalPolicyStoryTests()
    {
        Person("camille", "[client]");
        Person("lea", "[legal]");
        repository.Write("content/planner.yml", Options(""));
        repository.Write("content/campaigns/crise.yml", "title: Crise\nbrand: lune\nstart: 2026-11-01\nend: 2026-12-31\nreview: { required: 2, approvers: [client, legal] }\n");
        repository.Push();
    }

    public void Dispose() => repository.Dispose();

    [Fact]
    public async Task A_campaign_asks_for_two_roles_and_each_has_to_say_it()
    {
        repository.Post("ouverture", more: "campaign: crise\n");
        await NotSentAsync("0 of 2 approvals, wanted from client, legal");
        await ApproveAsync("camille");
        await NotSentAsync("1 of 2 approvals, wanted from legal");
        await ApproveAsync("lea");
        await SentAsync();
    }

    [Fact]
    public async Task A_brand_may_record_what_planner_yml_leaves_to_pull_requests()
    {
        repository.Write("content/planner.yml", Options("").Replace("recorded", "pull-request", StringComparison.Ordinal));
        repository.Write("content/brands/lune.yml", "name: Lune\nreview: { mode: recorded, approvers: [client] }\n");
        repository.Post("ouverture");
        await NotSentAsync("0 of 1 approvals, wanted from client");
        var refused = await repository.RunAsync("approve", "ouverture", "--by", "lea");
        Assert.Equal((1, "planner: ouverture on lune-un: lea is not among those whose yes counts there: client\n"), (refused.Code, refused.Error));

        // Git was asked, too: a yes that the author wrote in the client's name counts for nothing.
        await ApproveAsync("camille", email: "elodie@example.com");
        await NotSentAsync("was written by elodie@example.com");
        repository.Write("content/approvals/ouverture.yml", "");
        repository.Push();
        repository.Now += Duration.FromMinutes(1);
        await ApproveAsync("camille");
        await SentAsync();
    }

    [Fact]
    public async Task An_account_may_need_nobody()
    {
        repository.Write("content/accounts/lune-un.yml", PublishRepository.Account("file") + "review: { required: 0 }\n");
        repository.Post("ouverture");
        await SentAsync();
    }

    [Fact]
    public async Task A_campaign_of_which_nobody_can_read_whom_it_asks_sends_nothing()
    {
        repository.Write("content/accounts/lune-un.yml", PublishRepository.Account("file") + "review: { required: 0 }\n");
        repository.Write("content/campaigns/crise.yml", "title: Crise\nbrand: lune\nstart: 2026-11-01\nend: 2026-12-31\nreview: { required: two }\n");
        repository.Post("ouverture", more: "campaign: crise\n");
        await NotSentAsync("content/campaigns/crise.yml(5,21): field-type", isInPlan: false);
        repository.Write("content/campaigns/crise.yml", "title: [\n");
        repository.Push();
        await NotSentAsync("content/campaigns/crise.yml(1,8): yaml-syntax", isInPlan: false);
    }

    [Fact]
    public async Task A_yes_before_the_deadline_holds_at_the_moment()
    {
        Deadline();
        repository.Post("ouverture", "2026-11-02 11:00");
        Assert.Equal(("awaitingApproval", 0), (await StateAsync(), (await repository.RunAsync("publish")).Code));
        Assert.Contains("needed by 2026-11-02 09:00", (await repository.RunAsync("plan")).Output, StringComparison.Ordinal);
        await ApproveAsync("camille");
        repository.Now += Duration.FromHours(3);
        await SentAsync();
    }

    [Fact]
    public async Task Past_the_deadline_a_yes_alone_revives_nothing_but_a_person_s_word_does_at_the_moment()
    {
        Deadline();
        repository.Post("ouverture", "2026-11-02 11:00");
        repository.Now += Duration.FromMinutes(90);
        Assert.Equal("expired", await StateAsync());
        await NotSentAsync("0 of 1 approvals, wanted from client; needed by 2026-11-02 09:00");

        // A word before the yes forgives no missing yes.
        Assert.Equal(0, (await repository.RunAsync("resolve", "ouverture", "lune-un", "--retry", "--by", "elodie")).Code);
        await NotSentAsync("0 of 1 approvals");
        await ApproveAsync("camille", told: "camille said yes on 2026-11-02 09:30, which was too late");
        Assert.Equal("expired", await StateAsync());
        Assert.Equal(0, (await repository.RunAsync("publish")).Code);
        Assert.Empty(repository.Sent);
        repository.Now += Duration.FromMinutes(90);
        await SentAsync();
    }

    [Fact]
    public async Task A_yes_after_the_deadline_holds_for_a_new_time()
    {
        Deadline();
        repository.Post("ouverture", "2026-11-02 11:00");
        repository.Now += Duration.FromMinutes(90);
        await ApproveAsync("camille", told: "which was too late");
        await NotSentAsync("camille said yes on 2026-11-02 09:30, which was too late");
        repository.Post("ouverture", "2026-11-02 12:00");
        Assert.Equal("scheduled", await StateAsync());
        repository.Now += Duration.FromMinutes(150);
        await SentAsync();
    }

    private static string Options(string more) => $"title: Éditions Lune\nlanguage: en\ntimezone: Europe/Paris\nreview: {{ mode: recorded{more} }}\n";

    private void Deadline()
    {
        repository.Write("content/planner.yml", Options(", approvers: [client], deadline: 2h, time: free"));
        repository.Push();
    }

    private void Person(string id, string roles) => repository.Write($"content/people/{id}.yml", $"name: {id}\nemails: [{id}@client.example]\nroles: {roles}\n");

    private async Task NotSentAsync(string reason, bool isInPlan = true)
    {
        var run = await repository.RunAsync("publish");
        Assert.Contains(reason, run.Output, StringComparison.Ordinal);
        Assert.Equal(3, run.Code);
        Assert.True(!isInPlan || (await repository.RunAsync("plan")).Output.Contains(reason, StringComparison.Ordinal));
        Assert.Empty(repository.Sent);
    }

    private async Task SentAsync()
    {
        var run = await repository.RunAsync("publish");
        Assert.True(run.Code == 0, run.Output + run.Error);
        Assert.Single(repository.Sent);
    }

    private async Task<string> StateAsync()
    {
        using var plan = JsonDocument.Parse((await repository.RunAsync("plan", "--format", "json")).Output);
        return plan.RootElement.GetProperty("deliveries")[0].GetProperty("state").GetString()!;
    }

    private async Task ApproveAsync(string who, string? email = null, string told = "")
    {
        var run = await repository.RunAsync("approve", "ouverture", "--by", who);
        Assert.True(run.Code == 0, run.Error);
        Assert.Contains(told, run.Output, StringComparison.Ordinal);
        repository.Git("add", "--all");
        repository.Git("-c", $"user.email={email ?? who + "@client.example"}", "commit", "--quiet", "--message", "Yes");
        repository.Git("push", "--quiet", "origin", "main");
    }
}
