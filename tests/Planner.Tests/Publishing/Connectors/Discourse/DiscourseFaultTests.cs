using Planner.Publishing.Connectors;
using Planner.Tests.Publishing.Connectors.Doubles;

namespace Planner.Tests.Publishing.Connectors.Discourse;

public sealed class DiscourseFaultTests : IDisposable
{
    private const string Text = "We open it at nine, come and see the blue bowls.";

    private readonly DiscourseDouble forum = new();
    private readonly Rehearsal rehearsal;

    public DiscourseFaultTests() => rehearsal = new Rehearsal(forum);

    public void Dispose()
    {
        rehearsal.Dispose();
        Assert.Empty(forum.Violations);
    }

    [Theory]
    [InlineData(403, """{"errors":["You are not permitted to view the requested resource."],"error_type":"invalid_access"}""", nameof(FaultKind.Authorization))]
    [InlineData(404, """{"errors":["The requested URL or resource could not be found."],"error_type":"not_found"}""", nameof(FaultKind.Configuration))]
    [InlineData(422, """{"action":"create_post","errors":["Title is too short (minimum is 15 characters)"]}""", nameof(FaultKind.Validation))]
    [InlineData(422, """{"action":"create_post","errors":["Body is too similar to what you recently posted"]}""", nameof(FaultKind.Duplicate))]
    [InlineData(301, "", nameof(FaultKind.Configuration))]
    [InlineData(429, "Slow down", nameof(FaultKind.RateLimited))]
    public async Task Refusals_have_their_meaning(int status, string body, string kind)
    {
        rehearsal.Instead = request => IsPost(request) ? new(status, body) : null;
        Assert.Equal(kind, (await rehearsal.RejectedAsync(rehearsal.Message(Text))).Kind.ToString());
    }

    [Fact]
    public async Task How_long_to_wait_stands_beside_the_refusal()
    {
        rehearsal.Instead = request => IsPost(request)
            ? new(429, """{"errors":["You’ve performed this action too many times, please try again later."],"error_type":"rate_limit","extras":{"wait_seconds":18,"time_left":"18 seconds"}}""") : null;
        var fault = await rehearsal.RejectedAsync(rehearsal.Message(Text));
        Assert.Equal((FaultKind.RateLimited, Duration.FromSeconds(18)), (fault.Kind, fault.RetryAfter!.Value));
    }

    [Theory]
    [InlineData(0, "")]
    [InlineData(200, "")]
    [InlineData(200, "[]")]
    [InlineData(200, """{"id":7}""")]
    [InlineData(200, """{"id":"../x","topic_id":1}""")]
    [InlineData(500, "")]
    [InlineData(408, "")]
    public async Task An_answer_that_tells_nothing_leaves_it_open(int status, string body)
    {
        rehearsal.Instead = request => IsPost(request) ? new(status, body) : null;
        Assert.IsType<Outcome.Unknown>(await rehearsal.RunAsync(rehearsal.Message(Text)));
    }

    [Fact, Proves("discourse", Cell.Duplicates)]
    public async Task A_topic_is_found_by_its_key_when_the_answer_was_lost_and_is_not_opened_again()
    {
        var message = rehearsal.Message(Text);
        Assert.IsType<Sighting.Missing>(await rehearsal.NextRun().FindAsync(message, Rehearsal.Now, default));
        rehearsal.Loses = IsPost;
        Assert.IsType<Outcome.Unknown>(await rehearsal.RunAsync(message));
        var found = Assert.IsType<Sighting.Found>(await rehearsal.NextRun().FindAsync(message, Rehearsal.Now, default)).Message;
        Assert.Equal(("900", "45/1"), (found.Id, found.Version));

        // A second request of the same key is refused, which proves the first.
        rehearsal.Loses = static _ => false;
        Assert.Equal(found, await rehearsal.PublishedAsync(message));
        Assert.Single(forum.Standing);
        Assert.Equal(DuplicateGuard.LookUp, rehearsal.NextRun().Guard);
    }

    [Fact]
    public async Task A_reply_is_found_among_the_users_own()
    {
        using var replying = new Rehearsal(forum, forum.Account.Replace("category: 7", "category: 7, topic_id: 45", StringComparison.Ordinal));
        forum.Write("The topic", at: Rehearsal.Now - Duration.FromDays(9));
        forum.Write(Text, at: Rehearsal.Now - Duration.FromDays(8));
        for (var number = 0; number < 40; number++)
        {
            forum.Write($"Number {number}", topic: 46, at: Rehearsal.Now - Duration.FromMinutes(1));
        }

        forum.IsStrict = false;
        var message = replying.Message(Text, "media: [{ file: media/bowl.png, alt: A bowl }]");
        Assert.IsType<Sighting.Missing>(await replying.NextRun().FindAsync(message, Rehearsal.Now - Duration.FromMinutes(5), default));
        replying.Loses = IsPost;
        Assert.IsType<Outcome.Unknown>(await replying.RunAsync(message));
        Assert.Equal(forum.Posts[^1].Id.ToString(System.Globalization.CultureInfo.InvariantCulture), Assert.IsType<Sighting.Found>(await replying.NextRun().FindAsync(message, Rehearsal.Now - Duration.FromMinutes(5), default)).Message.Id);

        forum.Write(Text + " And the red ones.");
        Assert.Equal(FaultKind.Unknown, Assert.IsType<Sighting.Unclear>(await replying.NextRun().FindAsync(replying.Message(Text + " Or not."), Rehearsal.Now, default)).Fault.Kind);
    }

    [Fact]
    public async Task Where_the_forum_says_something_else_nothing_is_told_from_it()
    {
        foreach (var answer in new LoopbackAnswer[] { new(403, "{}"), new(200, "<html>"), new(301, "") { Headers = ImmutableDictionary<string, string>.Empty.Add("Location", "https://evil.example/login") }, new(500, "") })
        {
            rehearsal.Instead = request => request.Path.StartsWith("/t/external_id/", StringComparison.Ordinal) ? answer : null;
            Assert.IsType<Sighting.Unclear>(await rehearsal.NextRun().FindAsync(rehearsal.Message(Text), Rehearsal.Now, default));
        }
    }

    [Theory]
    [InlineData(422, """{"errors":["Sorry, the image you are trying to upload is too big (maximum size is 4096KB), please resize it and try again."]}""", nameof(FaultKind.MediaProcessing))]
    [InlineData(413, "", nameof(FaultKind.MediaProcessing))]
    [InlineData(200, """{"short_url":"upload://x) [evil](https://evil.example"}""", nameof(FaultKind.Server))]
    public async Task A_file_that_the_forum_does_not_take_is_told(int status, string body, string kind)
    {
        rehearsal.Instead = request => request.Path == "/uploads.json" ? new(status, body) : null;
        var media = rehearsal.Media(rehearsal.Message(Text, "media: [{ file: media/bowl.png, alt: A bowl }]"))[0];
        Assert.Equal(kind, Assert.IsType<UploadOutcome.Rejected>(await rehearsal.NextRun().UploadAsync(media, default)).Fault.Kind.ToString());
    }

    private static bool IsPost(LoopbackRequest request) => request is { Method: "POST", Path: "/posts.json" };
}
