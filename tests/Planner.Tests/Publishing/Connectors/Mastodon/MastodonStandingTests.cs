using Planner.Publishing.Connectors;

namespace Planner.Tests.Publishing.Connectors.Mastodon;

/// <summary>Whether a post still stands, and taking it down.</summary>
public sealed class MastodonStandingTests
{
    private const string Status = """{"id":"5","created_at":"2026-11-28T08:00:00.000Z","url":"https://mastodon.example/@lune/5","content":"<p>Hello</p>"}""";

    private static readonly SentMessage Out = new("5", "https://mastodon.example/@lune/5");
    private static readonly SentMessage Held = new("31") { HeldUntil = Lune.Now + Duration.FromHours(1) };
    private static readonly SentMessage WasHeld = Held with { HeldUntil = Lune.Now - Duration.FromHours(1) };

    [Theory]
    [InlineData(200, Status, "Found")]
    [InlineData(404, """{"error":"Record not found"}""", "Missing")]
    [InlineData(410, "", "Missing")]
    [InlineData(401, "", "Unclear")]
    [InlineData(500, "", "Unclear")]
    [InlineData(0, "", "Unclear")]
    [InlineData(200, "<html></html>", "Unclear")]
    public async Task A_post_stands_when_the_server_shows_it(int status, string body, string expected)
    {
        using var lune = new Lune(_ => new(status, body));
        Assert.Equal(expected, (await lune.Connector.VerifyAsync(Out, default)).GetType().Name);
        Assert.All(lune.Server.Requests, request => Assert.Equal(("GET", "/api/v1/statuses/5"), (request.Method, request.Path)));
    }

    [Fact]
    public async Task A_post_that_the_server_holds_is_asked_for_among_the_scheduled()
    {
        using var lune = new Lune(_ => new(200, """{"id":"31","scheduled_at":"2026-11-28T10:00:00.000Z","params":{"text":"Hello"},"media_attachments":[]}"""));
        Assert.Equal(new Sighting.Found(Held), await lune.Connector.VerifyAsync(Held, default));
        Assert.Equal("/api/v1/scheduled_statuses/31", lune.Request.Path);
    }

    [Fact]
    public async Task What_is_not_held_any_more_was_cancelled_before_its_time_and_may_be_out_after_it()
    {
        using var lune = new Lune(_ => new(404, """{"error":"Record not found"}"""));
        Assert.IsType<Sighting.Missing>(await lune.Connector.VerifyAsync(Held, default));
        Assert.IsType<Sighting.Unclear>(await lune.Connector.VerifyAsync(WasHeld, default));
        Assert.Null(await lune.Connector.WithdrawAsync(Held, default));
        Assert.NotNull(await lune.Connector.WithdrawAsync(WasHeld, default));
    }

    [Theory, InlineData(200, Status), InlineData(200, "{}"), InlineData(404, """{"error":"Record not found"}"""), InlineData(410, "")]
    public async Task What_was_taken_down_or_was_gone_is_gone(int status, string body)
    {
        using var lune = new Lune(_ => new(status, body));
        Assert.Null(await lune.Connector.WithdrawAsync(Out, default));
        Assert.Equal(("DELETE", "/api/v1/statuses/5"), (lune.Server.Requests[0].Method, lune.Server.Requests[0].Path));
    }

    [Fact]
    public async Task A_server_that_knows_no_deleting_is_seen_through()
    {
        using var lune = new Lune(request => request.Method == "DELETE" ? new(404, "<h1>404 Not Found (snac/2.75)</h1>") : new(200, Status));
        Assert.Equal("the server deletes nothing for programs; delete it there by hand", (await lune.Connector.WithdrawAsync(Out, default))!.Message);
    }

    [Theory, InlineData(401, nameof(FaultKind.Authorization)), InlineData(429, nameof(FaultKind.RateLimited)), InlineData(500, nameof(FaultKind.Server)), InlineData(0, nameof(FaultKind.Network))]
    public async Task A_fault_of_taking_down_is_told(int status, string expected)
    {
        using var lune = new Lune(_ => new(status, ""));
        Assert.Equal(expected, (await lune.Connector.WithdrawAsync(Out, default))!.Kind.ToString());
    }
}
