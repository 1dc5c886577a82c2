using System.Collections.Concurrent;
using System.Collections.Frozen;
using Planner.Git;
using Planner.Reviewing;
using Planner.Reviewing.Versions;

namespace Planner.Tests.Reviewing.Versions;

public sealed class VersionsTests : IDisposable
{
    private readonly ApprovalRepository repository = new();

    public void Dispose() => repository.Dispose();

    [Fact]
    public async Task Every_commit_that_changed_a_post_is_a_version_with_its_author_and_what_changed()
    {
        repository.WritePost("Bonjour à tous");
        repository.Commit("marc", message: "Greet everybody\n\nMore words.");
        Assert.Equal(["marc: Greet everybody: Text", "camille: Content: created"], await ToldAsync());
    }

    [Fact]
    public async Task A_commit_elsewhere_is_no_version()
    {
        repository.Write("content/ideas/later.md", "---\ntitle: Later\nbrand: lune\n---\nWords\n");
        repository.Commit("marc");
        Assert.Equal(["camille: Content: created"], await ToldAsync());
    }

    [Fact]
    public async Task A_post_is_followed_to_another_folder_even_if_it_is_written_anew_there()
    {
        repository.Git("rm", "--quiet", "content/posts/teaser.md");
        repository.Write("content/posts/2026/11/teaser.md", "---\ntitle: Something else entirely\nstatus: draft\n---\nNo word is the same as it was before, and there are many more of them.\n");
        repository.Commit("marc", message: "Move");
        Assert.Equal(["marc: Move: Title Status Time Account Account Text", "camille: Content: created"], await ToldAsync());
    }

    [Fact]
    public async Task A_post_with_an_id_of_its_own_is_followed_under_other_names_of_its_file()
    {
        repository.Write("content/posts/first.md", "---\nid: spring\ntitle: Spring\nstatus: draft\n---\nBlossom\n");
        repository.Commit("camille", message: "Spring");
        repository.Git("mv", "content/posts/first.md", "content/posts/second.md");
        repository.Commit("lucie", message: "Rename");
        Assert.Equal(["lucie: Rename: ", "camille: Spring: created"], await ToldAsync("spring"));
    }

    [Fact]
    public async Task A_renamed_post_keeps_the_versions_of_its_old_id()
    {
        repository.Git("mv", "content/posts/teaser.md", "content/posts/trailer.md");
        repository.Commit("lucie", message: "Rename");
        Assert.Equal(["lucie: Rename: ", "camille: Content: created"], await ToldAsync("trailer"));
    }

    [Fact]
    public async Task What_was_undone_on_a_branch_and_merged_is_told_with_all_its_commits()
    {
        repository.Git("checkout", "--quiet", "-b", "side");
        repository.WritePost("Bonsoir");
        repository.Commit("marc", message: "Evening");
        repository.WritePost("Bonjour");
        repository.Commit("marc", message: "Morning again");
        repository.Git("checkout", "--quiet", "-");
        repository.Write("content/ideas/later.md", "---\ntitle: Later\nbrand: lune\n---\n");
        repository.Commit("lucie");
        repository.Git("-c", "user.name=lucie", "-c", "user.email=lucie@example.com", "merge", "--quiet", "--no-ff", "-m", "Merge", "side");
        Assert.Equal(["marc: Morning again: Text", "marc: Evening: Text", "camille: Content: created"], await ToldAsync());
    }

    [Fact]
    public async Task What_is_not_committed_is_the_newest_version()
    {
        repository.WritePost("Bonsoir");
        Assert.Equal([": : Text", "camille: Content: created"], await ToldAsync());
    }

    [Fact]
    public async Task A_version_that_cannot_be_read_is_told_and_does_not_hide_the_others()
    {
        var post = await File.ReadAllTextAsync(Path.Combine(repository.Root, "content/posts/teaser.md"));
        repository.Write("content/posts/teaser.md", "---\ntitle: [\n---\n");
        repository.Commit("marc", message: "Oops");
        repository.Write("content/posts/teaser.md", post);
        repository.Commit("marc", message: "Mend");
        Assert.Equal(["marc: Mend: ", "marc: Oops: unreadable", "camille: Content: created"], await ToldAsync());
    }

    [Fact]
    public async Task A_picture_with_other_bytes_is_a_version_of_the_posts_that_show_it()
    {
        repository.Write("content/media/moon.jpg", "one");
        repository.Write("content/posts/teaser.md", "---\ntitle: Teaser\nstatus: ready\npublish_at: 2026-11-02 08:00\naccounts: [lune-un]\nmedia: [{ file: media/moon.jpg, alt: The moon }]\n---\nBonjour\n");
        repository.Commit("camille", message: "Picture");
        repository.Write("content/media/moon.jpg", "two");
        repository.Commit("marc", message: "Better picture");
        Assert.Equal(["marc: Better picture: media/moon.jpg", "camille: Picture: Account Media Alt", "camille: Content: created"], await ToldAsync());
    }

    [Fact]
    public async Task In_a_shallow_clone_the_commit_at_its_end_is_not_taken_for_the_first()
    {
        repository.WritePost("Bonsoir");
        repository.Commit("marc", message: "Evening");
        var clone = repository.Clone("shallow", "--depth", "1", "--branch", "main");
        var versions = await VersionsAsync(clone);
        Assert.Equal([Assert.Single(versions.Of("teaser")).Commit!.Id], versions.CutAt);
    }

    [Fact]
    public async Task A_yes_belongs_to_the_version_it_was_said_to()
    {
        var yes = ApprovalRepository.Entry("lucie", DigestOf("lune-un"));
        repository.Write(ApprovalRepository.File, yes);
        repository.Commit("lucie", message: "Yes");
        Assert.Equal(["lucie 0 lune-un standing"], await ApprovedAsync());
        repository.WritePost("Bonjour à tous");
        repository.Commit("camille", message: "More");
        Assert.Equal(["lucie 1 lune-un"], await ApprovedAsync());
        repository.WritePost("Bonjour");
        repository.Commit("camille", message: "Back");
        Assert.Equal(["lucie 0 lune-un standing"], await ApprovedAsync());
    }

    [Theory]
    [InlineData("strict", "")]
    [InlineData("free", " standing")]
    [InlineData("2h", " standing")]
    [InlineData("30m", "")]
    public async Task Whether_a_yes_holds_for_another_time_is_what_the_policy_says(string time, string standing)
    {
        using var other = new ApprovalRepository($", time: {time}");
        other.Write(ApprovalRepository.File, ApprovalRepository.Entry("lucie", DigestOf("lune-un", other.Root)));
        other.Commit("lucie", message: "Yes");
        other.Write("content/posts/teaser.md", (await File.ReadAllTextAsync(Path.Combine(other.Root, "content/posts/teaser.md"))).Replace("08:00", "09:00", StringComparison.Ordinal));
        other.Commit("camille", message: "Later");
        var versions = await VersionsAsync(other.Root);
        Assert.Equal([$"lucie 1 lune-un{standing}"], YesesOf(versions));
        Assert.Equal(standing.Length == 0, versions.SinceOf(Content(other.Root).Posts.Find("teaser")!).Any());
    }

    [Fact]
    public async Task A_yes_that_does_not_count_holds_for_nothing_and_says_why()
    {
        repository.Write(ApprovalRepository.File, ApprovalRepository.Entry("lucie", DigestOf("lune-un")));
        repository.Commit("marc", message: "Yes, says Lucie");
        var content = Content(repository.Root) with { Witnesses = await repository.WitnessesAsync() };
        var yes = Assert.Single((await VersionsAsync(repository.Root, content)).Approved["teaser"]);
        Assert.False(yes.IsStanding);
        repository.WritePost("Bonsoir");
        repository.Commit("camille", message: "Evening");
        content = Content(repository.Root) with { Witnesses = await repository.WitnessesAsync() };
        Assert.Empty((await VersionsAsync(repository.Root, content)).SinceOf(content.Posts.Find("teaser")!));
        Assert.StartsWith("the approval of lucie was written by marc@example.com", yes.Fault?.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_yes_that_the_pictures_bytes_made_stale_belongs_to_the_version_before()
    {
        repository.Write("content/media/moon.jpg", "one");
        repository.Write("content/posts/teaser.md", "---\ntitle: Teaser\nstatus: ready\npublish_at: 2026-11-02 08:00\naccounts: [lune-un]\nmedia: [{ file: media/moon.jpg, alt: The moon }]\n---\nBonjour\n");
        repository.Commit("camille", message: "Picture");
        repository.Write(ApprovalRepository.File, ApprovalRepository.Entry("lucie", DigestOf("lune-un")));
        repository.Commit("lucie", message: "Yes");
        repository.Write("content/media/moon.jpg", "two");
        repository.Commit("marc", message: "Better picture");
        Assert.Equal(["lucie 1 lune-un"], await ApprovedAsync());
    }

    [Fact]
    public async Task A_yes_to_what_was_never_committed_belongs_to_no_version()
    {
        repository.Write(ApprovalRepository.File, ApprovalRepository.Entry("lucie", "1-abc"));
        repository.Commit("lucie");
        Assert.Equal(["lucie -1 "], await ApprovedAsync());
    }

    [Fact]
    public async Task A_long_history_is_kept_and_only_what_is_new_is_asked_for()
    {
        for (var at = 0; at < 3; at++)
        {
            repository.WritePost(new string((char)('a' + at), 40));
            repository.Commit("marc", message: new string((char)('k' + at), 60_000));
        }

        var kept = Path.Combine(repository.Root, ".git", "planner", "history");
        var before = await ToldAsync();
        Assert.True(File.Exists(kept));
        repository.WritePost("New");
        repository.Commit("lucie", message: "New");
        string[] after = ["lucie: New: Text", .. before];
        Assert.Equal(after, await ToldAsync());
        Assert.DoesNotContain("New", await File.ReadAllTextAsync(kept), StringComparison.Ordinal);

        // Whoever writes history anew gets nothing of the old one.
        repository.Git("reset", "--quiet", "--hard", "HEAD~2");
        Assert.Equal(before[1..], await ToldAsync());
        await File.WriteAllTextAsync(kept, (await File.ReadAllTextAsync(kept))[..^10]);
        Assert.Equal(before[1..], await ToldAsync());
    }

    private string DigestOf(string account, string? root = null)
    {
        var content = Content(root ?? repository.Root);
        return Digest.Of(Planner.Planning.PlanMaker.DeliveriesOf(content.Posts.Find("teaser")!, content).Single(delivery => delivery.Account.Id == account));
    }

    private Content Content(string root) =>
        repository.Content(root) with { MediaDigests = Planner.Cli.MediaFolder.Digests(root, new Dictionary<string, long> { ["media/moon.jpg"] = 3 }.ToFrozenDictionary()) };

    private async Task<PostVersions> VersionsAsync(string? root = null, Content? content = null)
    {
        var history = await History.ReadAsync(root ?? repository.Root, last: null, "HEAD", CancellationToken.None);
        var known = new ConcurrentDictionary<(string Id, string Path), Post?>();
        var current = await VersionReader.ReadOldAsync(history, known, CancellationToken.None);
        var changed = await Revisions.ChangedAsync(new GitProgram(history.Root), "HEAD", CancellationToken.None);
        return await VersionReader.ReadAsync(content ?? Content(history.Root), history, current, changed, known, CancellationToken.None);
    }

    private async Task<string[]> ApprovedAsync() => YesesOf(await VersionsAsync());

    private static string[] YesesOf(PostVersions versions) =>
        [.. versions.Approved["teaser"].Select(yes => $"{yes.Approval.By.Value} {yes.Version} {string.Join(' ', yes.Accounts)}{(yes.IsStanding ? " standing" : "")}")];

    private async Task<string[]> ToldAsync(string post = "teaser") =>
        [.. (await VersionsAsync()).Of(post).Select(version => $"{version.Commit?.Author.Name}: {Shortened(version.Commit?.Subject)}: {What(version)}")];

    private static string? Shortened(string? subject) => subject?.Length > 60 ? subject[..1] : subject;

    private static string What(PostVersion version) =>
        version.Kind is VersionKind.Created ? "created"
        : version is { After: null, Replaced.IsEmpty: true } ? "unreadable"
        : string.Join(' ', version is { Before: { } before, After: { } after } ? Parts(PostDifference.Between(before, after)) : version.Replaced);

    private static IEnumerable<string> Parts(PostDifference difference) => difference.Fields.Select(field => field.Field.ToString()).Concat(difference.Texts.Select(_ => "Text"));
}
