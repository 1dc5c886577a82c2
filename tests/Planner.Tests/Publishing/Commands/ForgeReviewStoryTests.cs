using System.Text.Json;

namespace Planner.Tests.Publishing.Commands;

/// <summary>Yes given in pull requests, told by the forge: bound to what the reviewed head holds, and to what the request changed.</summary>
[Collection("command line")]
public sealed class ForgeReviewStoryTests : IDisposable
{
    private readonly PublishRepository repository = new("review: { approvers: [client] }\n");

    public ForgeReviewStoryTests()
    {
        repository.Write("content/planner.yml", "title: Éditions Lune\nlanguage: en\ntimezone: Europe/Paris\nreview: { approvers: [client] }\n");
        repository.Write("content/people/camille.yml", "name: Camille\nemails: [camille@client.example]\nroles: [client]\nextra: { login: Camille-L }\n");
        repository.Push();
    }

    public void Dispose() => repository.Dispose();

    [Fact]
    public async Task What_the_client_approved_in_a_request_goes_out_once_it_is_merged()
    {
        var head = Request("ouverture", "La galerie est ouverte");
        Merge();
        Assert.Equal("due", await StateAsync(null));
        await NotSentAsync("[]", "0 of 1 approvals, wanted from client");
        await SentAsync(GitHub(head));
    }

    [Fact]
    public async Task A_squashed_request_is_as_good_while_its_head_is_here()
    {
        var head = Request("ouverture", "La galerie est ouverte");
        repository.Git("switch", "--quiet", "main");
        repository.Git("merge", "--quiet", "--squash", "request");
        repository.Push();
        await SentAsync(GitHub(head));
    }

    [Fact]
    public async Task A_word_that_changes_after_the_reviewed_head_needs_another_yes()
    {
        var head = Request("ouverture", "La galerie est ouverte");
        var later = Request("ouverture", "La galerie est fermée");
        Merge();
        await NotSentAsync(GitHub(head), $"0 of 1 approvals, wanted from client; it was changed since camille approved commit {head[..10]}");
        await SentAsync($"[{GitHub(head)}, {GitHub(later)}]");
    }

    [Fact]
    public async Task A_yes_to_one_request_is_none_to_what_another_brought()
    {
        repository.Post("ouverture", body: "Que personne n’a lu");
        var head = Request("autre", "Bonjour", "2026-11-03 08:00");
        Merge();
        await NotSentAsync(GitHub(head), "0 of 1 approvals, wanted from client");
        Assert.Contains("autre  scheduled", string.Join('\n', (await repository.RunAsync("plan", "--reviews", File(GitHub(head)))).Output.Split('\n').Select(line => line.Contains("autre", StringComparison.Ordinal) && line.Contains("scheduled", StringComparison.Ordinal) ? "autre  scheduled" : line)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_picture_that_is_replaced_under_its_name_needs_another_yes()
    {
        repository.Git("switch", "--quiet", "-c", "request");
        repository.Write("content/media/bol.png", "one");
        var head = Request("ouverture", "Un bol", more: "media: [{ file: media/bol.png, alt: Un bol }]\nsilence: { media-type: essai }\n");
        Merge();
        Assert.Equal("due", await StateAsync(GitHub(head)));
        repository.Write("content/media/bol.png", "two");
        repository.Push();
        await NotSentAsync(GitHub(head), "it was changed since camille approved commit");
        repository.Write("content/media/bol.png", "one");
        repository.Push();
        Assert.Equal("due", await StateAsync(GitHub(head)));
    }

    [Fact]
    public async Task What_is_taken_back_or_said_by_somebody_without_a_right_counts_for_nothing()
    {
        var head = Request("ouverture", "La galerie est ouverte");
        Merge();
        await NotSentAsync($"[{GitHub(head)}, {GitHub(head, state: "CHANGES_REQUESTED", at: "2026-11-02T06:50:00Z")}]", "0 of 1 approvals, wanted from client");
        await NotSentAsync(GitHub(head, association: "NONE"), "camille approved it as camille-l, who has no right to write in the repository");

        // A namesake of the file is not the person who has a login of their own.
        await NotSentAsync(GitHub(head, login: "camille"), "0 of 1 approvals, wanted from client");
        await NotSentAsync(GitHub(head, login: "elodie"), "0 of 1 approvals, wanted from client");
    }

    [Fact]
    public async Task Somebody_s_last_word_counts_by_whatever_name_they_said_it()
    {
        var head = Request("ouverture", "La galerie est ouverte");
        Merge();
        Assert.Equal("due", await StateAsync(Own("camille-l", "approved")));
        await NotSentAsync($"[{Own("camille-l", "approved")}, {Own("camille@client.example", "changes_requested")}]", "0 of 1 approvals, wanted from client");

        string Own(string by, string state) => $$"""{"by": "{{by}}", "state": "{{state}}", "commit": "{{head}}"}""";
    }

    [Fact]
    public async Task Who_wrote_on_the_post_may_not_approve_it_there_either()
    {
        repository.Git("config", "user.email", "camille@client.example");
        var head = Request("ouverture", "La galerie est ouverte");
        Merge();
        await NotSentAsync(GitHub(head), "camille wrote on the post in commit");
    }

    [Fact]
    public async Task A_commit_that_is_not_here_is_named_with_how_to_get_it()
    {
        Request("ouverture", "La galerie est ouverte");
        Merge();
        await NotSentAsync(GitHub(new string('a', 40)), $"commit aaaaaaaaaa, which camille approved, is not here; fetch it: git fetch origin {new string('a', 40)}");
    }

    [Fact]
    public async Task A_request_that_left_no_trace_in_history_needs_its_base()
    {
        var before = repository.Git("rev-parse", "HEAD").Trim();
        var head = Request("ouverture", "La galerie est ouverte");
        repository.Git("switch", "--quiet", "main");
        repository.Git("merge", "--quiet", "--ff-only", "request");
        repository.Git("push", "--quiet", "origin", "main");
        await NotSentAsync(GitHub(head), "say its 'base' in the file of reviews");
        await SentAsync($$"""{"base": "{{before}}", "reviews": [{{GitHub(head)}}]}""");
    }

    [Fact]
    public async Task A_yes_of_a_request_may_come_too_late_too()
    {
        repository.Write("content/planner.yml", "title: Éditions Lune\nlanguage: en\ntimezone: Europe/Paris\nreview: { approvers: [client], deadline: 2h }\n");
        repository.Push();
        var head = Request("ouverture", "La galerie est ouverte");
        Merge();
        await NotSentAsync(GitHub(head, at: "2026-11-02T05:30:00Z"), "camille said yes on 2026-11-02 06:30, which was too late; needed by 2026-11-02 06:00");
        await SentAsync(GitHub(head, at: "2026-11-02T05:00:00Z"));
    }

    [Fact]
    public async Task Review_says_who_has_approved_the_head_before_it_is_merged()
    {
        var head = Request("ouverture", "La galerie est ouverte");
        Assert.Equal(2, (await repository.RunAsync("review", "--base", "main", "--head", "HEAD", "--reviews", File("[]"))).Code);
        var missing = await repository.RunAsync("review", "--base", "main", "--reviews", File("[]"), "--format", "json");
        Assert.Contains("\"missing\":\"0 of 1 approvals, wanted from client\"", missing.Output.Replace(": ", ":", StringComparison.Ordinal), StringComparison.Ordinal);
        var given = await repository.RunAsync("review", "--base", "main", "--reviews", File(GitHub(head)), "--format", "json");
        Assert.Contains("\"approvalsMissing\":0", given.Output.Replace(": ", ":", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("plan", "[{]", ": this is no JSON (line 1); export it anew")]
    [InlineData("publish", "{}", ": $ has no state; it should be approved, changes_requested, dismissed or commented")]
    [InlineData("build", null, "--reviews: nowhere.json cannot be read")]
    public async Task A_file_that_is_no_export_is_told_and_nothing_is_done(string command, string? json, string said)
    {
        var run = await repository.RunAsync(command, "--reviews", json is null ? "nowhere.json" : File(json));
        Assert.Equal((2, ""), (run.Code, run.Output));
        Assert.Contains(said, run.Error, StringComparison.Ordinal);
    }

    private static string GitHub(string commit, string login = "camille-l", string state = "APPROVED", string at = "2026-11-02T06:30:00Z", string association = "COLLABORATOR") =>
        JsonSerializer.Serialize(new { user = new { login }, state, commit_id = commit, submitted_at = at, author_association = association, pull_request_url = "https://api.github.com/repos/lune/plan/pulls/1" });

    private string File(string json)
    {
        repository.Write("../reviews.json", json);
        return "../reviews.json";
    }

    /// <summary>Commits a post on the branch of the request, and tells its head.</summary>
    private string Request(string post, string body, string time = "2026-11-02 08:00", string more = "")
    {
        repository.Git("switch", "--quiet", repository.Git("branch", "--list", "request").Length == 0 ? "--create" : "--no-guess", "request");
        repository.Write($"content/posts/{post}.md", $"---\ntitle: Billet {post}\nstatus: ready\npublish_at: {time}\naccounts: [lune-un]\n{more}---\n{body}\n");
        repository.Git("add", "--all");
        repository.Git("commit", "--quiet", "--message", "Post");
        return repository.Git("rev-parse", "HEAD").Trim();
    }

    private void Merge()
    {
        repository.Git("switch", "--quiet", "main");
        repository.Git("merge", "--quiet", "--no-ff", "--no-edit", "request");
        repository.Git("push", "--quiet", "origin", "main");
    }

    private async Task NotSentAsync(string reviews, string reason)
    {
        var run = await repository.RunAsync("publish", "--reviews", File(reviews));
        Assert.True(run.Output.Contains(reason, StringComparison.Ordinal), run.Output + run.Error);
        Assert.Equal(3, run.Code);
        Assert.Contains(reason, (await repository.RunAsync("plan", "--reviews", File(reviews))).Output, StringComparison.Ordinal);
        Assert.Empty(repository.Sent);
    }

    private async Task SentAsync(string reviews)
    {
        var run = await repository.RunAsync("publish", "--reviews", File(reviews));
        Assert.True(run.Code == 0, run.Output + run.Error);
        Assert.Single(repository.Sent);
    }

    private async Task<string> StateAsync(string? reviews)
    {
        using var plan = JsonDocument.Parse((await repository.RunAsync(["plan", "--format", "json", .. reviews is null ? [] : new[] { "--reviews", File(reviews) }])).Output);
        return plan.RootElement.GetProperty("deliveries")[0].GetProperty("state").GetString()!;
    }
}
