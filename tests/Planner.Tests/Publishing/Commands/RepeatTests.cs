namespace Planner.Tests.Publishing.Commands;

/// <summary>Posts that repeat, and posts that follow an event, from the file to the network.</summary>
[Collection("command line")]
public sealed class RepeatTests : IDisposable
{
    private readonly PublishRepository repository = new();

    public void Dispose() => repository.Dispose();

    [Fact]
    public async Task Each_occurrence_goes_out_once()
    {
        repository.Post("conseil", more: "repeat: 1w\n");
        for (var week = 0; week < 3; week++)
        {
            var run = await repository.RunAsync("publish");
            await repository.RunAsync("publish");
            Assert.True(week + 1 == repository.Sent.Length, run.Output + run.Error);
            repository.Now += Duration.FromDays(7);
        }

        Assert.Equal(
            ["conseil", "conseil.2026-11-09", "conseil.2026-11-16"],
            repository.Events.Select(path => path.Split('/')[1]).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Who_makes_a_post_repeat_that_is_out_does_not_send_it_again()
    {
        repository.Post("conseil");
        await repository.RunAsync("publish");
        repository.Post("conseil", more: "repeat: { every: 1w, count: 2 }\n");
        await repository.RunAsync("publish");
        Assert.Single(repository.Sent);
        repository.Now += Duration.FromDays(7);
        await repository.RunAsync("publish");
        await repository.RunAsync("publish");
        Assert.Equal(2, repository.Sent.Length);
    }

    [Fact]
    public async Task Each_occurrence_has_a_yes_of_its_own()
    {
        using var recorded = new PublishRepository("review: { mode: recorded, approvers: [elodie], author_may_approve: true }\n");
        recorded.Post("conseil", more: "repeat: 1w\n");
        await recorded.RunAsync("approve", "conseil", "--by", "elodie");
        recorded.Push();
        await recorded.RunAsync("publish");
        Assert.Single(recorded.Sent);
        recorded.Now += Duration.FromDays(6);
        Assert.Contains("conseil.2026-11-09", (await recorded.RunAsync("approve", "conseil.2026-11-09", "--by", "elodie")).Output, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(recorded.Root, "content/approvals/conseil.2026-11-09.yml")));
        recorded.Push();
        recorded.Now += Duration.FromDays(1);
        await recorded.RunAsync("publish");
        Assert.Equal(2, recorded.Sent.Length);
        recorded.Now += Duration.FromDays(7);
        Assert.Contains("0 of 1 approvals", (await recorded.RunAsync("publish")).Output, StringComparison.Ordinal);
        Assert.Equal(2, recorded.Sent.Length);
    }

    [Fact]
    public async Task A_post_follows_its_event()
    {
        repository.Write("content/events/match.yml", "title: Match\nstart: 2026-11-02 10:00\n");
        repository.Post("avant-match", time: "\"@match -2h\"");
        repository.Write("content/events/match.yml", "title: Match\nstart: 2026-11-03 10:00\n");
        repository.Push();
        Assert.Equal("Nothing is due.\n", (await repository.RunAsync("publish")).Output);
        repository.Now += Duration.FromDays(1);
        await repository.RunAsync("publish");
        Assert.Single(repository.Sent);
    }

    [Fact]
    public async Task A_day_of_what_repeats_is_not_moved_by_itself()
    {
        repository.Post("conseil", more: "repeat: 1w\n");
        var run = await repository.RunAsync("schedule", "conseil.2026-11-09", "--at", "2026-11-10 09:00");
        Assert.Equal(2, run.Code);
        Assert.Contains("add 2026-11-09 to except of content/posts/conseil.md", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_time_takes_the_place_of_what_was_followed()
    {
        repository.Write("content/events/match.yml", "title: Match\nstart: 2026-11-02 10:00\n");
        repository.Post("avant-match", time: "\"@match -2h\"");
        var run = await repository.RunAsync("schedule", "avant-match", "--at", "2026-11-10 09:00");
        Assert.Equal(0, run.Code);
        Assert.Contains("a time that follows @match -2h → ", run.Output, StringComparison.Ordinal);
        Assert.Contains("publish_at: \"2026-11-10 09:00\"\n", await File.ReadAllTextAsync(Path.Combine(repository.Root, "content/posts/avant-match.md")), StringComparison.Ordinal);
    }
}
