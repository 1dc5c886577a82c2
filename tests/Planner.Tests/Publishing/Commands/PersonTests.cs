namespace Planner.Tests.Publishing.Commands;

/// <summary>What people say to the ledger, and what they are asked.</summary>
[Collection("command line")]
public sealed class PersonTests : IDisposable
{
    private readonly PublishRepository repository = new();

    public void Dispose() => repository.Dispose();

    [Fact]
    public async Task What_is_late_waits_for_a_person_who_may_send_it()
    {
        repository.Post("hier", "2026-11-01 08:00");
        var asked = await repository.RunAsync("publish");
        Assert.Equal(3, asked.Code);
        Assert.StartsWith("ask        2026-11-01 08:00  lune-un  Billet hier: 24 h late; ", asked.Output, StringComparison.Ordinal);
        Assert.Empty(repository.Events);

        var retried = await repository.RunAsync("resolve", "hier", "lune-un", "--retry");
        Assert.Equal((0, "hier on lune-un: may be sent again, says elodie.\n"), (retried.Code, retried.Output));
        Assert.Equal(0, (await repository.RunAsync("publish")).Code);
        Assert.Equal("retried claimed sending published", repository.KindsOf("hier", "lune-un"));
        Assert.Single(repository.Sent);
    }

    [Fact]
    public async Task A_persons_yes_opens_no_hold_and_forgives_no_error()
    {
        repository.Post("hier", "2026-11-01 08:00");
        repository.Post("faute", "2026-11-01 08:00", "Autre", more: "campaign: nulle-part\n");
        await repository.RunAsync("resolve", "hier", "lune-un", "--retry");
        await repository.RunAsync("resolve", "faute", "lune-un", "--retry");
        repository.Variables["PLANNER_HOLD"] = "lune";
        Assert.Equal(3, (await repository.RunAsync("publish")).Code);
        Assert.Empty(repository.Sent);
    }

    [Fact]
    public async Task A_persons_yes_lets_out_what_was_held_at_its_moment()
    {
        repository.Write("content/holds/deuil.yml", "reason: Deuil\nfrom: 2026-11-02 07:00\nuntil: 2026-11-02 08:10\n");
        repository.Post("ouverture");
        repository.Now += Duration.FromMinutes(15);
        var asked = await repository.RunAsync("publish");
        Assert.Equal(3, asked.Code);
        Assert.Contains("it was held at its moment (Deuil)", asked.Output, StringComparison.Ordinal);
        await repository.RunAsync("resolve", "ouverture", "lune-un", "--retry");
        Assert.Equal(0, (await repository.RunAsync("publish")).Code);
        Assert.Single(repository.Sent);
    }

    [Fact]
    public async Task What_a_person_skips_does_not_go_out()
    {
        repository.Post("ouverture");
        Assert.Equal(0, (await repository.RunAsync("resolve", "ouverture", "lune-un", "--skip", "--by", "elodie")).Code);
        var run = await repository.RunAsync("publish");
        Assert.Equal((0, "skip       2026-11-02 08:00  lune-un  Billet ouverture: elodie said that it shall not go out\n"), (run.Code, run.Output));
        Assert.Empty(repository.Sent);
    }

    [Fact]
    public async Task What_a_person_says_is_out_is_out()
    {
        repository.Post("ouverture");
        Assert.Equal(0, (await repository.RunAsync("resolve", "ouverture", "lune-un", "--published", "https://mastodon.example/@lune/1")).Code);
        var run = await repository.RunAsync("publish");
        Assert.Equal((0, "skip       2026-11-02 08:00  lune-un  Billet ouverture: it is out: https://mastodon.example/@lune/1\n"), (run.Code, run.Output));
        Assert.Empty(repository.Sent);
        var again = await repository.RunAsync("resolve", "ouverture", "lune-un", "--retry");
        Assert.Equal(2, again.Code);
        Assert.Contains("planner withdraw", again.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("out")]
    [InlineData("")]
    public async Task Where_it_stands_is_an_address(string url)
    {
        repository.Post("ouverture", accounts: "lune-main");
        Assert.Equal(2, (await repository.RunAsync("resolve", "ouverture", "lune-main", "--published", url)).Code);
        Assert.Equal(2, (await repository.RunAsync("confirm", "ouverture", "lune-main", "--url", url)).Code);
        Assert.Empty(repository.Events);
    }

    [Fact]
    public async Task What_goes_out_by_hand_is_asked_once_and_confirmed()
    {
        repository.Post("ouverture", accounts: "lune-main", more: "owner: elodie\n");
        var asked = await repository.RunAsync("publish");
        Assert.Equal(0, asked.Code);
        Assert.StartsWith("asked      2026-11-02 08:00  lune-main  Billet ouverture: elodie: post it on mastodon as @lune", asked.Output, StringComparison.Ordinal);
        Assert.EndsWith("then type: planner confirm ouverture lune-main\n", asked.Output, StringComparison.Ordinal);
        Assert.Equal("claimed sending asked", repository.KindsOf("ouverture", "lune-main"));
        Assert.StartsWith("skip ", (await repository.RunAsync("publish")).Output, StringComparison.Ordinal);

        repository.Now += Duration.FromHours(1);
        Assert.Equal(3, (await repository.RunAsync("publish")).Code);

        var confirmed = await repository.RunAsync("confirm", "ouverture", "lune-main", "--url", "https://mastodon.example/@lune/2");
        Assert.Equal((0, "ouverture on lune-main: out, at https://mastodon.example/@lune/2, says elodie.\n"), (confirmed.Code, confirmed.Output));
        Assert.StartsWith("skip ", (await repository.RunAsync("publish")).Output, StringComparison.Ordinal);
        Assert.Equal(2, (await repository.RunAsync("confirm", "ouverture", "lune-main")).Code);
    }

    [Fact]
    public async Task What_nobody_knows_cannot_be_resolved()
    {
        repository.Post("ouverture");
        var run = await repository.RunAsync("resolve", "ouvertur", "lune-un", "--retry");
        Assert.Equal(2, run.Code);
        Assert.Contains("did you mean 'ouverture'?", run.Error, StringComparison.Ordinal);
        Assert.Equal(2, (await repository.RunAsync("resolve", "ouverture", "lune-un", "--retry", "--skip")).Code);
        Assert.Empty(repository.Events);
    }

    [Fact]
    public async Task What_is_withdrawn_is_taken_down_and_stays_down()
    {
        repository.Post("fil", body: "Premier\n\n---\n\nDeuxième", more: "thread: { split: manual }\n", accounts: "lune-un, lune-deux");
        await repository.RunAsync("publish");
        Assert.Equal(4, repository.Sent.Length);
        var run = await repository.RunAsync("withdraw", "fil");
        Assert.Equal((0, "fil on lune-deux: taken down.\nfil on lune-un: taken down.\n"), (run.Code, run.Output));
        Assert.Empty(repository.Sent);
        Assert.Equal((0, "fil on lune-deux: was taken down before.\nfil on lune-un: was taken down before.\n"), ((await repository.RunAsync("withdraw", "fil")).Code, (await repository.RunAsync("withdraw", "fil")).Output));
        Assert.Matches("^(skip .*it was taken down\n){2}$", (await repository.RunAsync("publish")).Output);
        Assert.Empty(repository.Sent);
    }

    [Fact]
    public async Task What_does_not_stand_any_more_is_found()
    {
        repository.Post("ouverture");
        await repository.RunAsync("publish");
        var stands = await repository.RunAsync("verify");
        Assert.Equal(0, stands.Code);
        Assert.StartsWith("stands   ouverture on lune-un: _sent/", stands.Output, StringComparison.Ordinal);
        Assert.Equal("claimed sending published verified", repository.KindsOf("ouverture", "lune-un"));

        File.Delete(repository.Sent[0]);
        var gone = await repository.RunAsync("verify");
        Assert.Equal(1, gone.Code);
        Assert.StartsWith("gone     ouverture on lune-un: _sent/", gone.Output, StringComparison.Ordinal);
        Assert.Equal("claimed sending published verified gone", repository.KindsOf("ouverture", "lune-un"));
        await repository.RunAsync("verify");
        Assert.Equal("claimed sending published verified gone", repository.KindsOf("ouverture", "lune-un"));
        Assert.StartsWith("skip ", (await repository.RunAsync("publish")).Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("fil-1-", "gone verified", "gone verified verified")]
    [InlineData("fil-2-", "verified gone", "verified gone verified")]
    public async Task Of_a_thread_each_message_is_looked_at(string deleted, string looks, string later)
    {
        repository.Post("fil", body: "Premier\n\n---\n\nDeuxième", more: "thread: { split: manual }\n");
        await repository.RunAsync("publish");
        var file = repository.Sent.Single(path => Path.GetFileName(path).StartsWith(deleted, StringComparison.Ordinal));
        File.Move(file, file + ".gone");
        Assert.Equal(1, (await repository.RunAsync("verify")).Code);
        Assert.Equal(1, (await repository.RunAsync("verify")).Code);
        Assert.Equal("claimed sending sent sending published " + looks, repository.KindsOf("fil", "lune-un"));
        Assert.Contains("it does not stand there any more", (await repository.RunAsync("status")).Output, StringComparison.Ordinal);

        File.Move(file + ".gone", file);
        Assert.Equal(0, (await repository.RunAsync("verify")).Code);
        Assert.Equal("claimed sending sent sending published " + later, repository.KindsOf("fil", "lune-un"));
        Assert.DoesNotContain("does not stand", (await repository.RunAsync("status")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_taken_down_goes_out_again_when_a_person_says_so()
    {
        repository.Post("ouverture");
        await repository.RunAsync("publish");
        await repository.RunAsync("withdraw", "ouverture");
        Assert.Equal(0, (await repository.RunAsync("resolve", "ouverture", "lune-un", "--retry")).Code);
        Assert.StartsWith("published  ", (await repository.RunAsync("publish")).Output, StringComparison.Ordinal);
        Assert.Single(repository.Sent);
        Assert.Equal("claimed sending published withdrawn retried claimed sending published", repository.KindsOf("ouverture", "lune-un"));
    }
}
