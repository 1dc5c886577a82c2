using Planner.Publishing;
using Planner.Publishing.Connectors;

namespace Planner.Tests.Publishing.Connectors.Mastodon;

public sealed class MastodonSendTests
{
    private const string Status = """{"id":"103254962155278888","created_at":"2026-11-28T09:00:01.000Z","uri":"https://mastodon.example/users/lune/statuses/103254962155278888","url":"https://mastodon.example/@lune/103254962155278888","content":"<p>Hello</p>"}""";
    private const string Scheduled = """{"id":"3221","scheduled_at":"2026-11-28T10:00:00.000Z","params":{"text":"Hello","in_reply_to_id":null},"media_attachments":[]}""";

    private static readonly SentMessage First = new("111", "https://mastodon.example/@lune/111");

    [Theory, InlineData("mastodon"), InlineData("gotosocial"), InlineData("pleroma"), InlineData("snac")]
    public void Each_of_the_family_has_the_transport_under_its_name(string network)
    {
        var kind = AvailableConnectors.Find(network)!;
        Assert.Equal((network, true, "access_token"), (kind.Name, kind.NeedsServer, Assert.Single(kind.Secrets)));
    }

    [Fact]
    public async Task A_text_is_sent_with_token_and_key_and_its_language_alone()
    {
        using var lune = new Lune(_ => new(200, Status));
        var outcome = await lune.Connector.SendAsync(lune.Message("Le four s’ouvre 🔥 https://lune.example/four?a=1&b=2"), default);
        Assert.Equal(new Outcome.Published(new SentMessage("103254962155278888", "https://mastodon.example/@lune/103254962155278888")), outcome);
        Assert.Equal(("POST", "/api/v1/statuses"), (lune.Request.Method, lune.Request.Path));
        Assert.Equal("Bearer " + Lune.Token, lune.Request.Headers["Authorization"]);
        Assert.Equal("key-of-this-message", lune.Request.Headers["Idempotency-Key"]);
        Assert.Equal("application/json", lune.Request.Headers["Content-Type"]);
        Assert.Equal("""{"status":"Le four s’ouvre \uD83D\uDD25 https://lune.example/four?a=1&b=2","language":"en"}""", lune.Request.Body);
    }

    [Fact]
    public async Task Every_segment_has_the_warning_and_answers_the_one_before()
    {
        using var lune = new Lune(_ => new(200, Status));
        var prepared = lune.Prepare("One\n\n---\n\nTwo\n\n---\n\nThree", "content_warning: Fire\nvisibility: unlisted\nlanguage: fr");
        await lune.Connector.SendAsync(Outgoing.Message(prepared, 2) with { Root = First, Parent = First }, default);
        Assert.Equal("""{"status":"Two","in_reply_to_id":"111","spoiler_text":"Fire","sensitive":true,"visibility":"unlisted","language":"fr"}""", lune.Request.Body);
    }

    [Theory]
    [InlineData("de", "it", "fr", "de")]
    [InlineData(null, "it", "fr", "it")]
    [InlineData(null, null, "fr", "fr")]
    [InlineData(null, null, null, "en")]
    public async Task The_language_is_the_posts_or_the_accounts_or_the_brands_or_the_sites(string? post, string? account, string? brand, string sent)
    {
        using var lune = new Lune(_ => new(200, Status));
        var prepared = Outgoing.Prepare("network: mastodon\nserver: https://mastodon.example\n" + Field(account), Field(post), "Hello", Field(brand));
        await lune.Connector.SendAsync(Outgoing.Message(prepared), default);
        Assert.Equal($$"""{"status":"Hello","language":"{{sent}}"}""", lune.Request.Body);

        static string Field(string? language) => language is null ? "" : "language: " + language;
    }

    [Fact]
    public async Task Media_go_along_in_their_order()
    {
        using var lune = new Lune(_ => new(200, Status));
        var message = lune.Message("Look", "media: [{ file: media/bowl.png, alt: A bowl }]");
        var media = Outgoing.Media(message.Prepared, [1], "image/png");
        await lune.Connector.SendAsync(message with { Media = [new(media, "22"), new(media, "21")] }, default);
        Assert.Equal("""{"status":"Look","media_ids":["22","21"],"language":"en"}""", lune.Request.Body);
    }

    [Fact]
    public async Task A_poll_stands_on_the_first_segment()
    {
        using var lune = new Lune(_ => new(200, Status));
        var prepared = lune.Prepare("Which one?\n\n---\n\nTell us", "poll: { options: [Bowl, Cup], duration: 3d }");
        await lune.Connector.SendAsync(Outgoing.Message(prepared, 1), default);
        await lune.Connector.SendAsync(Outgoing.Message(prepared, 2) with { Root = First, Parent = First }, default);
        Assert.Equal(
            ["""{"status":"Which one?","language":"en","poll":{"options":["Bowl","Cup"],"expires_in":259200,"multiple":false}}""", """{"status":"Tell us","in_reply_to_id":"111","language":"en"}"""],
            lune.Server.Requests.Select(request => request.Body));
    }

    [Fact]
    public async Task What_the_server_is_to_hold_is_handed_off()
    {
        using var lune = new Lune(_ => new(200, Scheduled));
        var outcome = await lune.Connector.SendAsync(lune.Message("Hello") with { IsHandedOff = true }, default);
        Assert.Equal(new Outcome.HandedOff(new SentMessage("3221") { HeldUntil = Instant.FromUtc(2026, 11, 28, 10, 0) }), outcome);
        Assert.Equal("""{"status":"Hello","language":"en","scheduled_at":"2026-11-28T10:00:00Z"}""", lune.Request.Body);
    }

    [Fact]
    public async Task A_server_that_posts_at_once_what_it_was_to_hold_has_published()
    {
        using var lune = new Lune(_ => new(200, Status));
        Assert.IsType<Outcome.Published>(await lune.Connector.SendAsync(lune.Message("Hello") with { IsHandedOff = true }, default));
    }

    [Fact]
    public async Task A_status_of_the_future_is_held_as_snac_does()
    {
        using var lune = new Lune(_ => new(200, Status.Replace("09:00:01", "10:00:00", StringComparison.Ordinal)), "snac");
        var outcome = await lune.Connector.SendAsync(lune.Message("Hello") with { IsHandedOff = true }, default);
        Assert.Equal(Instant.FromUtc(2026, 11, 28, 10, 0), Assert.IsType<Outcome.HandedOff>(outcome).Message.HeldUntil);
    }

    [Fact]
    public async Task Neither_a_thread_nor_what_is_due_at_once_is_handed_off()
    {
        using var lune = new Lune(_ => new(200, Status));
        var thread = lune.Message("One\n\n---\n\nTwo") with { IsHandedOff = true };
        var soon = lune.Message("Hello") with { IsHandedOff = true, Due = Lune.Now + Duration.FromMinutes(5) };
        foreach (var message in new[] { thread, soon })
        {
            Assert.Equal(FaultKind.Validation, Assert.IsType<Outcome.Rejected>(await lune.Connector.SendAsync(message, default)).Fault.Kind);
        }

        Assert.Empty(lune.Server.Requests);
    }

    // Bodies: docs.joinmastodon.org methods/statuses, config/locales of Mastodon 4.3, GoToSocial and snac 2.75 as observed.
    [Theory]
    [InlineData(301, "", "Rejected Configuration 301: the server's address leads elsewhere; credentials are not sent there")]
    [InlineData(400, """{"error":"Bad Request: no content"}""", "Rejected Validation 400: Bad Request: no content")]
    [InlineData(401, """{"error":"The access token is invalid"}""", "Rejected Authorization 401: The access token is invalid")]
    [InlineData(401, "", "Rejected Authorization the server says 401 and no more")]
    [InlineData(403, """{"error":"This action is outside the authorized scopes"}""", "Rejected Authorization 403: This action is outside the authorized scopes")]
    [InlineData(404, """{"error":"Record not found"}""", "Rejected Validation 404: Record not found")]
    [InlineData(404, "<h1>404 Not Found (snac/2.75)</h1>", "Rejected Validation 404: 404 Not Found (snac/2.75)")]
    [InlineData(408, "", "Unknown Unknown the server says 408 and no more")]
    [InlineData(409, """{"error":"Conflict"}""", "Unknown Duplicate 409: Conflict")]
    [InlineData(413, "<html><head><title>413 Request Entity Too Large</title></head></html>", "Rejected MediaProcessing 413: 413 Request Entity Too Large")]
    [InlineData(422, """{"error":"Validation failed: Text character limit of 500 exceeded"}""", "Rejected Validation 422: Validation failed: Text character limit of 500 exceeded")]
    [InlineData(422, """{"error":"Cannot attach files that have not finished processing. Try again in a moment!"}""", "Rejected MediaProcessing 422: Cannot attach files that have not finished processing. Try again in a moment! (again after 30 s)")]
    [InlineData(429, """{"error":"Too many requests"}""", "Rejected RateLimited 429: Too many requests (again after 90 s)")]
    [InlineData(500, """{"error":"Something went wrong on our end"}""", "Unknown Server 500: Something went wrong on our end")]
    [InlineData(502, "<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n</html>", "Unknown Server 502: 502 Bad Gateway")]
    [InlineData(503, "", "Unknown Server the server says 503 and no more")]
    [InlineData(200, "<html>welcome</html>", "Unknown Server 200, with an answer that cannot be read: welcome")]
    [InlineData(200, "{}", "Unknown Server 200, with an answer that cannot be read: {}")]
    [InlineData(200, "", "Unknown Server 200, with an answer that cannot be read:")]
    [InlineData(200, """{"id":"\ud800","content":""}""", "Unknown Server 200, with an answer that cannot be read: {\"id\":\"\\ud800\",\"content\":\"\"}")]
    public async Task An_answer_means(int status, string body, string expected)
    {
        using var lune = new Lune(_ => new(status, body) { Headers = Headers("X-RateLimit-Reset", "2026-11-28T09:01:30.000000Z") });
        Assert.Equal(expected, Told(await lune.Connector.SendAsync(lune.Message("Hello"), default)));
    }

    [Theory]
    [InlineData("Retry-After", "17", 17)]
    [InlineData("X-RateLimit-Reset", "1795856520", 120)]
    [InlineData("X-RateLimit-Reset", "soon", null)]
    [InlineData("X-RateLimit-Reset", "2026-11-28T08:59:00Z", 0)]
    public async Task A_limit_says_when_it_is_over(string header, string value, int? seconds)
    {
        using var lune = new Lune(_ => new(429, "") { Headers = Headers(header, value) });
        var fault = Assert.IsType<Outcome.Rejected>(await lune.Connector.SendAsync(lune.Message("Hello"), default)).Fault;
        Assert.Equal(seconds, (int?)fault.RetryAfter?.TotalSeconds);
        Assert.True(fault.IsTransient);
    }

    [Fact]
    public async Task A_file_that_is_not_finished_may_be_tried_again()
    {
        using var lune = new Lune(_ => new(422, """{"error":"Cannot attach files that have not finished processing. Try again in a moment!"}"""));
        Assert.True(Assert.IsType<Outcome.Rejected>(await lune.Connector.SendAsync(lune.Message("Hello"), default)).Fault.IsTransient);
    }

    [Fact]
    public async Task A_missing_record_leaves_open_what_became_of_a_scheduled_request()
    {
        using var lune = new Lune(_ => new(404, """{"error":"Record not found"}"""));
        Assert.IsType<Outcome.Unknown>(await lune.Connector.SendAsync(lune.Message("Hello") with { IsHandedOff = true }, default));
    }

    [Fact]
    public async Task A_server_that_hangs_up_may_have_it()
    {
        using var lune = new Lune(_ => new(0, ""));
        Assert.Equal(FaultKind.Network, Assert.IsType<Outcome.Unknown>(await lune.Connector.SendAsync(lune.Message("Hello"), default)).Fault.Kind);
    }

    [Fact]
    public async Task A_server_that_does_not_answer_may_have_it()
    {
        using var stop = new CancellationTokenSource();
        using var lune = new Lune(_ =>
        {
            stop.Cancel();
            return new(200, Status) { Delay = TimeSpan.FromSeconds(5) };
        });
        Assert.IsType<Outcome.Unknown>(await lune.Connector.SendAsync(lune.Message("Hello"), stop.Token));
    }

    [Fact]
    public async Task A_server_that_is_not_there_has_nothing()
    {
        using var lune = new Lune(_ => new(200, Status));
        var gone = lune.Server.Address;
        lune.Server.Dispose();
        var fault = Assert.IsType<Outcome.Rejected>(await lune.ConnectorAt(gone).SendAsync(lune.Message("Hello"), default)).Fault;
        Assert.Equal((FaultKind.Network, true), (fault.Kind, fault.IsTransient));
    }

    [Theory]
    [InlineData(422, """{"error":"bad token TOKEN, TOKEN"}""")]
    [InlineData(401, "<p>Bearer TOKEN</p>")]
    [InlineData(500, "TOKEN")]
    [InlineData(200, "{\"error\":\"TOKEN\"}")]
    public async Task The_token_is_in_no_fault(int status, string body)
    {
        using var lune = new Lune(_ => new(status, body.Replace("TOKEN", Lune.Token, StringComparison.Ordinal)));
        var told = Told(await lune.Connector.SendAsync(lune.Message("Hello"), default));
        Assert.Contains("***", told, StringComparison.Ordinal);
        Assert.DoesNotContain(Lune.Token, told, StringComparison.Ordinal);
    }

    [Theory, InlineData("two words"), InlineData("new\r\nline: 1"), InlineData("jeton-é")]
    public async Task A_token_that_is_none_is_not_sent(string token)
    {
        using var lune = new Lune(_ => new(401, """{"error":"The access token is invalid"}"""), token: token);
        Assert.Equal(FaultKind.Authorization, Assert.IsType<Outcome.Rejected>(await lune.Connector.SendAsync(lune.Message("Hello"), default)).Fault.Kind);
        Assert.False(lune.Request.Headers.ContainsKey("Authorization"));
    }

    private static ImmutableDictionary<string, string> Headers(string name, string value) => ImmutableDictionary<string, string>.Empty.Add(name, value);

    private static string Told(Outcome outcome) => outcome switch
    {
        Outcome.Rejected rejected => "Rejected " + Told(rejected.Fault),
        Outcome.Unknown unknown => "Unknown " + Told(unknown.Fault),
        _ => outcome.ToString(),
    };

    private static string Told(SendFault fault) => $"{fault.Kind} {fault.Message}{(fault.RetryAfter is { } after ? $" (again after {after.TotalSeconds} s)" : "")}";
}
