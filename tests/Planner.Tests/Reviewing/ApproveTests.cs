using Planner.Tests.Publishing.Commands;

namespace Planner.Tests.Reviewing;

/// <summary><c>planner approve</c> in real repositories.</summary>
[Collection("command line")]
public sealed class ApproveTests : IDisposable
{
    private readonly ApprovalRepository repository = new(", required: 2");

    public void Dispose() => repository.Dispose();

    private PublishRepository Publishing => repository.Publishing;

    private string Text => File.ReadAllText(Path.Combine(repository.Root, ApprovalRepository.File));

    [Fact]
    public async Task A_yes_is_recorded_for_each_delivery_and_what_is_missing_is_told()
    {
        var run = await Publishing.RunAsync("approve", "teaser", "--by", "lucie", "--comment", "Bravo : \"oui\"");
        Assert.Equal(0, run.Code);
        Assert.Equal(
            """
            teaser: approved by lucie.
              2026-11-02 08:00  lune-un: still missing: 1 of 2 approvals
              2026-11-02 08:00  lune-deux: still missing: 1 of 2 approvals
            Now commit content/approvals/teaser.yml: a yes counts once its commit, in the name of lucie, is on the branch that is published.

            """,
            run.Output);
        Assert.Equal("planner: git would commit as elodie@example.com, which is none of the emails of lucie: such a commit would not count\n", run.Error);
        Assert.Matches(
            """
            ^- by: lucie
              at: 2026-11-02 08:00
              digest: 1-\S+  # lune-un
              comment: "Bravo : \\"oui\\""
            - by: lucie
              at: 2026-11-02 08:00
              digest: 1-\S+  # lune-deux
              comment: "Bravo : \\"oui\\""
            $
            """.ReplaceLineEndings("\n"),
            Text);
        repository.Commit("lucie");
        Assert.Equal("counts\ncounts", await repository.JudgedAsync());
    }

    [Fact]
    public async Task Git_says_who_approves()
    {
        var run = await Publishing.RunAsync("approve", "content/posts/teaser.md", "--account", "lune-un");
        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.StartsWith("- by: elodie\n", Text, StringComparison.Ordinal);
        Assert.DoesNotContain("lune-deux", Text + run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_of_approvals_that_is_a_link_is_not_written_to()
    {
        var elsewhere = Directory.CreateDirectory(Path.Combine(repository.Root, "elsewhere")).FullName;
        Directory.CreateSymbolicLink(Path.Combine(repository.Root, "content", "approvals"), elsewhere);
        var run = await Publishing.RunAsync("approve", "teaser", "--by", "lucie");
        Assert.Equal((2, "planner: content/approvals is a link; put a folder there.\n"), (run.Code, run.Error));
        Assert.Empty(Directory.GetFiles(elsewhere));
    }

    [Fact]
    public async Task Nobody_says_the_same_yes_twice()
    {
        await Publishing.RunAsync("approve", "teaser", "--account", "lune-un");
        var before = Text;
        var again = await Publishing.RunAsync("approve", "teaser", "--account", "lune-un");
        Assert.Equal(0, again.Code);
        Assert.Equal("teaser: nothing new to approve.\n  2026-11-02 08:00  lune-un: elodie approved exactly this before, 2026-11-02 08:00; still missing: 1 of 2 approvals\n", again.Output);
        Assert.Equal(before, Text);
        repository.Commit("elodie");
        await Publishing.RunAsync("approve", "teaser");
        Assert.StartsWith(before, Text, StringComparison.Ordinal);
        Assert.Equal(2, Text.Split("- by: ").Length - 1);
    }

    [Fact]
    public async Task What_another_wrote_in_somebody_s_name_does_not_keep_them_from_saying_it()
    {
        await Publishing.RunAsync("approve", "teaser", "--account", "lune-un", "--by", "lucie");
        repository.Commit("marc");
        Publishing.Now += Duration.FromMinutes(1);
        Assert.Contains("teaser: approved by lucie.", (await Publishing.RunAsync("approve", "teaser", "--account", "lune-un", "--by", "lucie")).Output, StringComparison.Ordinal);
        repository.Commit("lucie");
        Assert.EndsWith("\ncounts", await repository.JudgedAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("# Accords\r\n- by: marc\r\n  at: 2026-11-01 10:00\r\n  digest: 1-x", "\r\n", "")]
    [InlineData("\uFEFF  - {by: marc, at: 2026-11-01 10:00,   digest: 1-x}\n\n", "\n", "  ")]
    [InlineData("", "\n", "")]
    [InlineData("# nobody yet\n", "\n", "")]
    public async Task What_stands_in_the_file_stays_byte_for_byte(string before, string end, string indent)
    {
        await File.WriteAllTextAsync(Path.Combine(Directory.CreateDirectory(Path.Combine(repository.Root, "content/approvals")).FullName, "teaser.yml"), before);
        var run = await Publishing.RunAsync("approve", "teaser", "--account", "lune-un");
        Assert.Equal((0, ""), (run.Code, run.Error));
        var after = System.Text.Encoding.UTF8.GetString(await File.ReadAllBytesAsync(Path.Combine(repository.Root, ApprovalRepository.File)));
        Assert.StartsWith(before, after, StringComparison.Ordinal);
        var gap = before.Length == 0 || before[^1] == '\n' ? "" : end;
        Assert.StartsWith($"{gap}{indent}- by: elodie{end}{indent}  at: 2026-11-02 08:00{end}", after[before.Length..], StringComparison.Ordinal);
        Assert.Equal(["teaser.yml"], Directory.GetFiles(Path.Combine(repository.Root, "content/approvals")).Select(Path.GetFileName));
        Assert.Equal(0, (await Publishing.RunAsync("validate")).Code);
    }

    [Theory]
    [InlineData("[]\n", "is not written as a list of lines that begin with '-'")]
    [InlineData("- by: marc\n", "has to be mended first: line 1: This approval needs the field 'at'")]
    public async Task A_file_that_cannot_take_it_is_left_alone(string before, string said)
    {
        repository.Write(ApprovalRepository.File, before);
        var run = await Publishing.RunAsync("approve", "teaser", "--account", "lune-un");
        Assert.NotEqual(0, run.Code);
        Assert.Contains(said, run.Error, StringComparison.Ordinal);
        Assert.Equal(before, Text);
    }

    [Theory]
    [InlineData(2, "there is no post 'teasr'; did you mean 'teaser'?", "teasr")]
    [InlineData(2, "there is no person 'luci' who could approve; did you mean 'lucie'?", "teaser", "--by", "luci")]
    [InlineData(2, "teaser does not go to 'lune-main'; it goes to lune-un, lune-deux.", "teaser", "--account", "lune-main")]
    [InlineData(1, "teaser: camille wrote on the post in commit", "teaser", "--by", "camille")]
    [InlineData(1, "broken on lune-un: content/posts/broken.md(5,", "broken", "teaser")]
    public async Task What_cannot_be_approved_is_refused_with_its_reason_and_nothing_is_written(int code, string said, params string[] arguments)
    {
        repository.Write("content/posts/broken.md", "---\ntitle: Broken\nstatus: ready\npublish_at: 2026-11-03 08:00\ncampaign: nowhere\naccounts: [lune-un]\n---\nBonjour\n");
        repository.Commit("marc");
        var run = await Publishing.RunAsync(["approve", .. arguments]);
        Assert.Equal((code, ""), (run.Code, run.Output));
        Assert.StartsWith("planner: " + said, run.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(repository.Root, ApprovalRepository.File)));
    }

    [Fact]
    public async Task Only_approvers_approve()
    {
        using var strict = new ApprovalRepository(", approvers: [lucie, marc]");
        var run = await strict.Publishing.RunAsync("approve", "teaser");
        Assert.Equal((1, "planner: teaser on lune-un: elodie is not among those whose yes counts there: lucie, marc\nplanner: teaser on lune-deux: elodie is not among those whose yes counts there: lucie, marc\n"), (run.Code, run.Error));
        strict.Git("config", "user.email", "nobody@example.com");
        Assert.Contains("nobody@example.com for user.email, which nobody in content/people/ has", (await strict.Publishing.RunAsync("approve", "teaser")).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_post_that_somebody_is_at_work_on_is_not_approved_before_it_is_committed()
    {
        repository.WritePost("Bonsoir");
        var run = await Publishing.RunAsync("approve", "teaser");
        Assert.Equal((1, "planner: teaser: content/posts/teaser.md is not committed as it stands here; commit it first, so that Git knows who wrote it\n"), (run.Code, run.Error));
    }

    [Fact]
    public async Task What_is_out_is_passed_over_and_refused_when_it_is_named()
    {
        repository.Write("content/planner.yml", "title: Éditions Lune\nlanguage: fr\ntimezone: Europe/Paris\n");
        repository.Write("content/accounts/lune-deux.yml", PublishRepository.Account("manual"));
        repository.Commit("elodie");
        Publishing.Push();
        await Publishing.RunAsync("publish", "--account", "lune-un");
        Assert.Single(Publishing.Sent);
        var named = await Publishing.RunAsync("approve", "teaser", "--account", "lune-un");
        Assert.Equal((1, "planner: teaser on lune-un: it is out already\n"), (named.Code, named.Error));
        var all = await Publishing.RunAsync("approve", "teaser");
        Assert.Equal(0, all.Code);
        Assert.Contains("lune-un: it is out already\n", all.Output, StringComparison.Ordinal);
        Assert.Equal("planner: review.mode is 'pull-request' for it: nothing waits for recorded approvals\n", all.Error);
        Assert.DoesNotContain("lune-un", Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_finding_that_a_yes_is_missing_does_not_keep_anybody_from_giving_it()
    {
        using var strict = new ApprovalRepository();
        strict.Write("content/planner.yml", "title: Plan\nlanguage: fr\ntimezone: Europe/Paris\nreview: { mode: recorded }\nrules: { approval-missing: error }\n");
        Assert.Equal(1, (await strict.Publishing.RunAsync("validate")).Code);
        Assert.Equal(0, (await strict.Publishing.RunAsync("approve", "teaser", "--by", "lucie")).Code);
        Assert.Equal(1, (await strict.Publishing.RunAsync("validate")).Code);
        strict.Commit("lucie");
        Assert.Equal(0, (await strict.Publishing.RunAsync("validate")).Code);
    }

    [Fact]
    public async Task In_a_shallow_clone_it_is_told_what_cannot_be_known()
    {
        var clone = repository.Clone("shallow", "--depth", "1");
        repository.Publishing.WriteIn(clone, ".git/config", await File.ReadAllTextAsync(Path.Combine(clone, ".git/config")) + "[user]\n\temail = lucie@example.com\n");
        var run = await Publishing.RunInAsync(clone, "approve", "teaser");
        Assert.Equal(0, run.Code);
        Assert.Contains("who wrote the post is not known: this is a shallow clone", run.Error, StringComparison.Ordinal);
    }
}
