using Planner.Reviewing;

namespace Planner.Tests.Reviewing;

/// <summary>Who gave an approval, and whether it counts, in real repositories.</summary>
public sealed class ApprovalHistoryTests : IDisposable
{
    private readonly ApprovalRepository repository = new();

    public void Dispose() => repository.Dispose();

    [Fact]
    public async Task A_yes_that_its_giver_committed_counts()
    {
        repository.Write(ApprovalRepository.File, ApprovalRepository.Entry("lucie"));
        var commit = repository.Commit("lucie");
        Assert.Equal("counts", await repository.JudgedAsync());
        var approval = repository.Content().Approvals.Find("teaser")!.Given[0];
        var witness = Assert.Single((await repository.WitnessesAsync()).Of("teaser", approval).By);
        Assert.Equal(new ApprovalWitness("teaser", 1, "lucie@example.com", commit, SignatureState.NotAsked), witness);
    }

    [Fact]
    public async Task A_yes_in_the_name_of_another_counts_for_nothing()
    {
        repository.Write(ApprovalRepository.File, ApprovalRepository.Entry("lucie"));
        repository.Commit("marc");
        Assert.Equal("the approval of lucie was written by marc@example.com in commit …, which is none of the addresses of lucie", await repository.JudgedAsync());
    }

    [Fact]
    public async Task Each_yes_is_judged_by_its_own_commit()
    {
        repository.Write(ApprovalRepository.File, ApprovalRepository.Entry("lucie"));
        repository.Commit("lucie");
        repository.Write(ApprovalRepository.File, ApprovalRepository.Entry("lucie") + ApprovalRepository.Entry("marc") + ApprovalRepository.Entry("lucie", "1-other"));
        repository.Commit("marc");
        Assert.Equal("counts\ncounts\nthe approval of lucie was written by marc@example.com in commit …, which is none of the addresses of lucie", await repository.JudgedAsync());
    }

    [Fact]
    public async Task How_somebody_likes_git_to_show_changes_does_not_matter()
    {
        repository.Write(ApprovalRepository.File, ApprovalRepository.Entry("lucie"));
        Directory.CreateDirectory(Path.Combine(repository.Root, "plan"));
        repository.Git("mv", "content", "plan/content");
        repository.Commit("lucie");
        repository.Git("config", "diff.relative", "true");
        repository.Git("config", "diff.renames", "false");
        repository.Git("config", "log.diffMerges", "off");
        Assert.Equal("lucie wrote on the post in commit …, and authors may not approve their own posts", await repository.JudgedAsync(Path.Combine(repository.Root, "plan")));
    }

    [Fact]
    public async Task A_yes_of_an_author_counts_for_nothing()
    {
        repository.Write(ApprovalRepository.File, ApprovalRepository.Entry("camille"));
        repository.Commit("camille");
        Assert.Equal("camille wrote on the post in commit …, and authors may not approve their own posts", await repository.JudgedAsync());
    }

    [Fact]
    public async Task Who_wrote_is_an_author_though_another_took_the_file_away_and_put_it_elsewhere()
    {
        var text = await File.ReadAllTextAsync(Path.Combine(repository.Root, "content/posts/teaser.md"));
        File.Delete(Path.Combine(repository.Root, "content/posts/teaser.md"));
        repository.Commit("elodie");
        repository.Write("content/posts/2026/teaser.md", text);
        repository.Commit("elodie");
        repository.Write(ApprovalRepository.File, ApprovalRepository.Entry("camille"));
        repository.Commit("camille");
        Assert.Equal("camille wrote on the post in commit …, and authors may not approve their own posts", await repository.JudgedAsync());
    }

    [Fact]
    public async Task Who_wrote_before_the_file_was_renamed_or_with_another_is_an_author()
    {
        repository.Git("mv", "content/posts/teaser.md", "content/posts/moved.md");
        repository.Commit("elodie");
        Directory.CreateDirectory(Path.Combine(repository.Root, "content/posts/2026"));
        repository.Git("mv", "content/posts/moved.md", "content/posts/2026/teaser.md");
        repository.Commit("elodie", message: "Moved\n\nCo-authored-by: Marc <MARC@example.com>");
        repository.Write(ApprovalRepository.File, ApprovalRepository.Entry("camille"));
        repository.Commit("camille");
        repository.Write(ApprovalRepository.File, ApprovalRepository.Entry("camille") + ApprovalRepository.Entry("marc"));
        repository.Commit("marc");
        Assert.Equal("camille wrote on the post in commit …, and authors may not approve their own posts\nmarc wrote on the post in commit …, and authors may not approve their own posts", await repository.JudgedAsync());
    }

    [Fact]
    public async Task Authors_may_approve_where_planner_yml_lets_them()
    {
        using var lenient = new ApprovalRepository(", author_may_approve: true");
        lenient.Write(ApprovalRepository.File, ApprovalRepository.Entry("camille"));
        lenient.Commit("camille");
        Assert.Equal("counts", await lenient.JudgedAsync());
    }

    [Fact]
    public async Task What_is_not_committed_counts_for_nobody()
    {
        repository.Write(ApprovalRepository.File, ApprovalRepository.Entry("lucie"));
        repository.Commit("lucie");
        repository.Write(ApprovalRepository.File, ApprovalRepository.Entry("lucie") + ApprovalRepository.Entry("marc"));
        Assert.Equal("counts\nthe approval of marc is not committed", await repository.JudgedAsync());
    }

    [Fact]
    public async Task A_yes_that_was_taken_back_does_not_come_back_by_the_hand_of_another()
    {
        repository.Write(ApprovalRepository.File, ApprovalRepository.Entry("lucie"));
        repository.Commit("lucie");
        repository.Write(ApprovalRepository.File, "[]\n");
        repository.Commit("lucie");
        repository.Write(ApprovalRepository.File, ApprovalRepository.Entry("lucie"));
        Assert.Equal("the approval of lucie is not committed", await repository.JudgedAsync());
        repository.Commit("marc");
        Assert.Equal("the approval of lucie was taken back in commit …; it has to be given anew", await repository.JudgedAsync());
    }

    [Fact]
    public async Task A_file_may_be_written_otherwise_and_moved_and_its_approvals_stay()
    {
        repository.Write(ApprovalRepository.File, ApprovalRepository.Entry("lucie"));
        repository.Commit("lucie");
        repository.Write(ApprovalRepository.File, "# Accords\r\n- by: lucie\r\n  digest: \"1-abc\"\r\n  at: 2026-11-01T10:00\r\n");
        repository.Commit("marc");
        Directory.CreateDirectory(Path.Combine(repository.Root, "content/approvals/2026"));
        repository.Git("mv", ApprovalRepository.File, "content/approvals/2026/teaser.yml");
        repository.Commit("marc");
        Assert.Equal("counts", await repository.JudgedAsync());
    }

    [Fact]
    public async Task Words_put_into_the_mouth_of_another_are_not_theirs()
    {
        repository.Write(ApprovalRepository.File, "- { by: lucie, at: 2026-11-01 10:00, digest: 1-abc }\n");
        repository.Commit("lucie");
        repository.Write(ApprovalRepository.File, "- { by: lucie, at: 2026-11-01 10:00, digest: 1-abc, comment: Everything }\n");
        repository.Commit("marc");
        Assert.StartsWith("the approval of lucie was written by marc@example.com", await repository.JudgedAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_mends_a_file_did_not_give_what_stood_in_it()
    {
        repository.Write(ApprovalRepository.File, ApprovalRepository.Entry("lucie") + "- { by: [\n");
        repository.Commit("marc");
        repository.Write(ApprovalRepository.File, ApprovalRepository.Entry("lucie"));
        repository.Commit("lucie");
        Assert.StartsWith("the approval of lucie was written by marc@example.com", await repository.JudgedAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_merge_gives_nothing_of_its_own_and_takes_nothing_away()
    {
        repository.Git("checkout", "--quiet", "-b", "side");
        repository.Write(ApprovalRepository.File, ApprovalRepository.Entry("marc"));
        repository.Commit("marc");
        repository.Git("checkout", "--quiet", "main");
        repository.Write(ApprovalRepository.File, ApprovalRepository.Entry("lucie"));
        repository.Commit("lucie");
        Assert.Throws<InvalidOperationException>(() => repository.Git("merge", "--quiet", "--no-edit", "side"));
        repository.Write(ApprovalRepository.File, ApprovalRepository.Entry("lucie") + ApprovalRepository.Entry("marc") + ApprovalRepository.Entry("lucie", "1-slipped-in"));
        repository.Commit("elodie");
        Assert.Equal("counts\ncounts\nthe approval of lucie was written by elodie@example.com in commit …, which is none of the addresses of lucie", await repository.JudgedAsync());
    }

    [Fact]
    public async Task A_mailmap_lends_nobody_the_address_of_another()
    {
        repository.Write(".mailmap", "Lucie <lucie@example.com> <marc@example.com>\n");
        repository.Write(ApprovalRepository.File, ApprovalRepository.Entry("lucie"));
        repository.Commit("marc");
        Assert.StartsWith("the approval of lucie was written by marc@example.com", await repository.JudgedAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task A_shallow_clone_says_what_it_needs_and_counts_nothing(int depth)
    {
        repository.Write(ApprovalRepository.File, ApprovalRepository.Entry("lucie"));
        repository.Commit("lucie");
        if (depth > 1)
        {
            repository.Write("content/brands/lune.yml", "name: Lune 2\n");
            repository.Commit("lucie");
        }

        var clone = repository.Clone("shallow", "--depth", $"{depth}");
        Assert.EndsWith("this is a shallow clone, which ends at commit …; fetch all of history (fetch-depth: 0)", await repository.JudgedAsync(clone), StringComparison.Ordinal);
        Assert.Equal("counts", await repository.JudgedAsync(repository.Clone("whole")));
    }

    [Fact]
    public async Task A_file_that_is_called_like_the_start_of_a_commit_says_nothing_of_commits()
    {
        repository.Write(ApprovalRepository.File, ApprovalRepository.Entry("lucie"));
        repository.Write("content/approvals/:100644 100644 a b M", "x");
        repository.Write("content/approvals/\n\u0001é\u0002", "x");
        repository.Commit("lucie");
        Assert.Equal("counts", await repository.JudgedAsync());
    }

    [Fact]
    public async Task A_plan_below_the_root_of_its_repository_is_judged_alike()
    {
        repository.Write(ApprovalRepository.File, ApprovalRepository.Entry("lucie") + ApprovalRepository.Entry("camille"));
        repository.Commit("lucie");
        Directory.CreateDirectory(Path.Combine(repository.Root, "plan"));
        repository.Git("mv", "content", "plan/content");
        repository.Commit("elodie");
        Assert.Equal(
            "the approval of lucie was written by elodie@example.com in commit …, which is none of the addresses of lucie\nthe approval of camille was written by elodie@example.com in commit …, which is none of the addresses of camille",
            await repository.JudgedAsync(Path.Combine(repository.Root, "plan")));
        repository.Write("plan/" + ApprovalRepository.File, ApprovalRepository.Entry("lucie", "1-new"));
        repository.Commit("lucie");
        Assert.Equal("counts", await repository.JudgedAsync(Path.Combine(repository.Root, "plan")));
    }

    [Fact]
    public async Task Where_there_is_no_repository_nobody_can_tell()
    {
        repository.Write(ApprovalRepository.File, ApprovalRepository.Entry("lucie"));
        var copy = Directory.CreateTempSubdirectory("planner-bare-").FullName;
        try
        {
            foreach (var file in Directory.EnumerateFiles(Path.Combine(repository.Root, "content"), "*", SearchOption.AllDirectories))
            {
                var target = Path.Combine(copy, Path.GetRelativePath(repository.Root, file));
                Directory.CreateDirectory(Path.GetDirectoryName(target)!);
                File.Copy(file, target);
            }

            Assert.StartsWith("Git cannot tell who gave it: fatal: not a git repository", await repository.JudgedAsync(copy), StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(copy, recursive: true);
        }
    }
}
