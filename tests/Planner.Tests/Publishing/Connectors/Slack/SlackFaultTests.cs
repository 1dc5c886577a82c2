using Planner.Publishing.Connectors;
using Planner.Tests.Publishing.Connectors.Doubles;

namespace Planner.Tests.Publishing.Connectors.Slack;

public sealed class SlackFaultTests : IDisposable
{
    private const string Hook = "network: slack\nsecrets: { webhook_url: SLACK_HOOK }";
    private const string Pictures = "media: [{ file: media/bowl.png, alt: A blue bowl }]";

    private readonly SlackDouble slack = new();
    private readonly Rehearsal rehearsal;

    public SlackFaultTests() => rehearsal = new Rehearsal(slack);

    public void Dispose()
    {
        rehearsal.Dispose();
        Assert.Empty(slack.Violations);
    }

    [Theory]
    [InlineData("token_revoked", nameof(FaultKind.Authorization))]
    [InlineData("not_in_channel", nameof(FaultKind.Authorization))]
    [InlineData("channel_not_found", nameof(FaultKind.Configuration))]
    [InlineData("is_archived", nameof(FaultKind.Configuration))]
    [InlineData("msg_too_long", nameof(FaultKind.Validation))]
    [InlineData("ratelimited", nameof(FaultKind.RateLimited))]
    [InlineData("something_new", nameof(FaultKind.Unknown))]
    public async Task Refusals_have_their_meaning(string error, string kind)
    {
        rehearsal.Instead = request => IsPost(request) ? new(200, $$"""{"ok":false,"error":"{{error}}"}""") : null;
        var fault = await rehearsal.RejectedAsync(rehearsal.Message("Hello"));
        Assert.Equal((kind, $"Slack says {error}"), (fault.Kind.ToString(), fault.Message));
    }

    [Fact]
    public async Task A_scope_that_is_missing_is_named_and_how_long_to_wait_too()
    {
        rehearsal.Instead = request => IsPost(request) ? new(200, """{"ok":false,"error":"missing_scope","needed":"chat:write","provided":"identify"}""") : null;
        Assert.EndsWith("the token needs the scope chat:write", (await rehearsal.RejectedAsync(rehearsal.Message("Hello"))).Message, StringComparison.Ordinal);
        rehearsal.Instead = request => IsPost(request) ? new(429, """{"ok":false,"error":"ratelimited"}""") { Headers = ImmutableDictionary<string, string>.Empty.Add("Retry-After", "30") } : null;
        var fault = await rehearsal.RejectedAsync(rehearsal.Message("Hello"));
        Assert.Equal((FaultKind.RateLimited, Duration.FromSeconds(30)), (fault.Kind, fault.RetryAfter!.Value));
    }

    [Theory]
    [InlineData(0, "")]
    [InlineData(200, "")]
    [InlineData(200, """{"ok":true}""")]
    [InlineData(200, """{"ok":true,"ts":"\ud800"}""")]
    [InlineData(200, """{"ok":false,"error":"fatal_error"}""")]
    [InlineData(200, """{"ok":false,"error":"internal_error"}""")]
    [InlineData(503, "")]
    [InlineData(408, "")]
    public async Task An_answer_that_tells_nothing_leaves_it_open(int status, string body)
    {
        rehearsal.Instead = request => IsPost(request) ? new(status, body) : null;
        Assert.IsType<Outcome.Unknown>(await rehearsal.RunAsync(rehearsal.Message("Hello")));
    }

    [Fact, Proves("slack", Cell.Duplicates)]
    public async Task A_message_is_found_by_its_key_when_the_answer_was_lost()
    {
        var since = Rehearsal.Now - Duration.FromMinutes(1);
        var message = rehearsal.Message("The kiln is hot");
        await rehearsal.PublishedAsync(rehearsal.Message("The kiln is hot", key: "another"));
        Assert.IsType<Sighting.Missing>(await rehearsal.NextRun().FindAsync(message, since, default));
        rehearsal.Loses = IsPost;
        Assert.IsType<Outcome.Unknown>(await rehearsal.RunAsync(message));
        var found = Assert.IsType<Sighting.Found>(await rehearsal.NextRun().FindAsync(message, since, default)).Message;
        Assert.Equal((slack.Messages[1].Id, "https"), (found.Id, found.Url?[..5]));
        Assert.Equal(DuplicateGuard.LookUp, rehearsal.NextRun().Guard);

        slack.PageSize = 1;
        Assert.IsType<Sighting.Found>(await rehearsal.NextRun().FindAsync(rehearsal.Message("Whatever", key: "another"), since, default));
        Assert.IsType<Sighting.Missing>(await rehearsal.NextRun().FindAsync(rehearsal.Message("Whatever", key: "third"), since, default));
        slack.Scopes = "chat:write";
        Assert.Equal(FaultKind.Authorization, Assert.IsType<Sighting.Unclear>(await rehearsal.NextRun().FindAsync(message, since, default)).Fault.Kind);
    }

    [Fact]
    public async Task A_message_with_files_is_found_by_them()
    {
        var message = rehearsal.Message("Look", Pictures);
        var since = Rehearsal.Now - Duration.FromMinutes(1);
        Assert.Equal(FaultKind.Unknown, Assert.IsType<Sighting.Unclear>(await rehearsal.NextRun().FindAsync(message, since, default)).Fault.Kind);
        rehearsal.Loses = request => request.Path == "/api/files.completeUploadExternal";
        Assert.IsType<Outcome.Unknown>(await rehearsal.RunAsync(message));
        slack.LooksBeforeFiles = 2;
        var next = rehearsal.Message("Look", Pictures);
        Assert.True(Assert.IsType<Sighting.Unclear>(await rehearsal.NextRun().FindAsync(next, since, default)).Fault.IsTransient);
        Assert.IsType<Sighting.Missing>(await rehearsal.NextRun(Rehearsal.Now + Duration.FromHours(1)).FindAsync(next, since, default));
        Assert.Equal(slack.Messages[0].Id, Assert.IsType<Sighting.Found>(await rehearsal.NextRun().FindAsync(next, since, default)).Message.Id);
    }

    [Theory]
    [InlineData("/api/files.getUploadURLExternal", """{"ok":false,"error":"file_upload_size_restricted"}""", 200)]
    [InlineData("/upload/F000000001", "no", 413)]
    public async Task A_file_that_Slack_does_not_take_is_told(string path, string body, int status)
    {
        rehearsal.Instead = request => request.Path == path ? new(status, body) : null;
        var media = rehearsal.Media(rehearsal.Message("Look", Pictures))[0];
        Assert.Equal(FaultKind.MediaProcessing, Assert.IsType<UploadOutcome.Rejected>(await rehearsal.NextRun().UploadAsync(media, default)).Fault.Kind);
    }

    [Fact]
    public async Task A_token_that_is_not_valid_is_told_before_the_moment()
    {
        rehearsal.Instead = request => new(200, """{"ok":false,"error":"token_revoked"}""");
        Assert.Equal(FaultKind.Authorization, (await rehearsal.NextRun().PrepareAsync(default))?.Kind);
        rehearsal.Instead = request => new(503, "");
        Assert.Null(await rehearsal.NextRun().PrepareAsync(default));
    }

    [Fact]
    public async Task An_incoming_webhook_sends_and_can_tell_nothing()
    {
        using var hook = new Rehearsal(slack, Hook);
        var message = hook.Message("The **kiln** is hot");
        Assert.Equal(new SentMessage(message.Key), await hook.PublishedAsync(message));
        Assert.Equal("The *kiln* is hot", Assert.Single(slack.Standing));
        Assert.Equal(DuplicateGuard.None, hook.NextRun().Guard);
        Assert.IsType<Sighting.Unclear>(await hook.NextRun().FindAsync(message, Rehearsal.Now, default));
        Assert.IsType<Sighting.Unclear>(await hook.NextRun().VerifyAsync(new SentMessage("1"), default));
        Assert.Equal(FaultKind.Configuration, (await hook.NextRun().WithdrawAsync(new SentMessage("1"), default))?.Kind);
        Assert.IsType<UploadOutcome.Rejected>(await hook.NextRun().UploadAsync(hook.Media(hook.Message("Look", Pictures))[0], default));
        Assert.IsType<Outcome.Rejected>(await hook.NextRun().SendAsync(message with { IsHandedOff = true }, default));
    }

    [Theory]
    [InlineData(403, "invalid_token", nameof(FaultKind.Authorization))]
    [InlineData(404, "no_service", nameof(FaultKind.Authorization))]
    [InlineData(410, "channel_is_archived", nameof(FaultKind.Configuration))]
    [InlineData(400, "invalid_payload", nameof(FaultKind.Validation))]
    [InlineData(500, "rollup_error", null)]
    [InlineData(200, "<html>", null)]
    [InlineData(0, "", null)]
    public async Task What_a_webhook_says_is_believed_and_no_more(int status, string body, string? kind)
    {
        using var hook = new Rehearsal(slack, Hook) { Instead = _ => new(status, body, "text/plain") };
        var outcome = await hook.NextRun().SendAsync(hook.Message("Hello"), default);
        Assert.Equal(kind, (outcome as Outcome.Rejected)?.Fault.Kind.ToString());
        Assert.IsType(kind is null ? typeof(Outcome.Unknown) : typeof(Outcome.Rejected), outcome);
    }

    private static bool IsPost(LoopbackRequest request) => request.Path == "/api/chat.postMessage";
}
