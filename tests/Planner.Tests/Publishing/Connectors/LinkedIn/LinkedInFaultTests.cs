using Planner.Publishing.Connectors;
using Planner.Tests.Publishing.Connectors.Doubles;
using Planner.Tests.Publishing.Tokens;

namespace Planner.Tests.Publishing.Connectors.LinkedIn;

public sealed class LinkedInFaultTests
{
    private readonly LinkedInDouble network = new();

    [Fact, Proves("linkedin", Cell.Duplicates)]
    public async Task The_refusal_of_a_second_one_is_the_receipt_of_the_first()
    {
        using var run = new Doubled(network);
        var first = await run.PublishedAsync(run.Message("Hello"));
        Assert.Equal(first, await run.PublishedAsync(run.Message("Hello")));
        network.MayRead = false;
        Assert.Equal(first, await run.PublishedAsync(run.Message("Hello")));
        Assert.Single(network.Standing);
    }

    [Fact]
    public async Task The_shadow_of_a_deleted_one_is_no_receipt()
    {
        using var run = new Doubled(network);
        var first = await run.PublishedAsync(run.Message("Hello"));
        await run.NextRun().WithdrawAsync(first, default);
        var fault = Assert.IsType<Outcome.Rejected>(await run.RunAsync(run.Message("Hello"))).Fault;
        Assert.Equal(FaultKind.Duplicate, fault.Kind);
        Assert.Contains("which is deleted", fault.Message, StringComparison.Ordinal);
    }

    [Theory, Proves("linkedin", Cell.Duplicates)]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_lost_answer_posts_nothing_twice(bool mayRead)
    {
        network.MayRead = mayRead;
        var cut = true;
        using var run = new Doubled(network, (_, usual) => cut && usual() is not null ? new(0, "") : null);
        var message = run.Message("Hello #world");
        Assert.IsType<Outcome.Unknown>(await run.RunAsync(message));
        cut = false;
        var sighting = await run.NextRun().FindAsync(message, Doubled.Now, default);
        if (sighting is Sighting.Missing)
        {
            await run.PublishedAsync(message);
        }

        Assert.Equal(mayRead, sighting is Sighting.Found);
        Assert.Single(network.Standing);
        Assert.Empty(network.Violations);
    }

    [Fact]
    public async Task What_was_never_posted_is_missing()
    {
        using var run = new Doubled(network);
        await run.PublishedAsync(run.Message("Another"));
        Assert.IsType<Sighting.Missing>(await run.NextRun().FindAsync(run.Message("Hello"), Doubled.Now, default));
    }

    [Theory]
    [InlineData("link: https://lune.example/kiln", 0)]
    [InlineData("poll: { options: [Bowl, Cup] }", 0)]
    [InlineData("", 20)]
    public async Task Where_nobody_can_tell_a_person_is_asked(string fields, int hours)
    {
        network.MayRead = false;
        using var run = new Doubled(network);
        var sighting = await run.NextRun(Doubled.Now + Duration.FromHours(hours)).FindAsync(run.Message("Hello", fields), Doubled.Now, default);
        Assert.Equal(FaultKind.Unknown, Assert.IsType<Sighting.Unclear>(sighting).Fault.Kind);
    }

    [Theory]
    [InlineData(401, "INVALID_ACCESS_TOKEN", "Invalid access token", "Authorization")]
    [InlineData(401, "REVOKED_ACCESS_TOKEN", "The token used in the request has been revoked by the user", "Authorization")]
    [InlineData(403, "ACCESS_DENIED", "Not enough permissions to access: partnerApiPostsExternal.CREATE", "Authorization")]
    [InlineData(426, "NONEXISTENT_VERSION", "Requested version 20250101 is not active", "Configuration")]
    [InlineData(400, "FIELD_LENGTH_TOO_LONG", "Content length exceeds", "Validation")]
    [InlineData(409, "CONFLICT", "Write conflict", "Server")]
    [InlineData(429, "TOO_MANY_REQUESTS", "Resource level throttle APPLICATION DAY limit for calls to this resource is reached.", "RateLimited")]
    public async Task Refusals_say_what_to_do(int status, string code, string message, string kind)
    {
        using var run = new Doubled(network, (_, _) => LinkedInDouble.Refused(status, 100, code, message));
        var fault = Assert.IsType<Outcome.Rejected>(await run.RunAsync(run.Message("Hello"))).Fault;
        Assert.Equal(kind, fault.Kind.ToString());
        Assert.StartsWith($"{status}: {code}: {message.TrimEnd('.')}", fault.Message, StringComparison.Ordinal);
        Assert.Equal(kind == "RateLimited" ? Duration.FromHours(14) : null, fault.RetryAfter);
    }

    [Theory]
    [InlineData(500, "")]
    [InlineData(502, "<html>")]
    [InlineData(201, "")]
    [InlineData(200, "{\"garbage\":")]
    [InlineData(0, "")]
    public async Task An_answer_that_says_nothing_leaves_it_open(int status, string body)
    {
        using var run = new Doubled(network, (_, _) => new(status, body));
        Assert.IsType<Outcome.Unknown>(await run.RunAsync(run.Message("Hello")));
    }

    [Fact]
    public async Task A_token_tells_whose_it_is_and_how_long_it_lives()
    {
        using var run = new Doubled(network, account: $"network: linkedin\nsecrets: {{ access_token: LINKEDIN_TOKEN, client_id: LINKEDIN_CLIENT, client_secret: LINKEDIN_SECRET }}\nextra: {{ author: \"{LinkedInDouble.Author}\" }}");
        var report = await run.NextRun().AboutTokenAsync(default);
        Assert.Equal($"Camille Roux, posting as {LinkedInDouble.Author}", report.Owner);
        Assert.Equal<string>(["openid", "profile", "w_organization_social"], report.Scopes!.Value);
        Assert.Equal<string>(["r_organization_social"], report.Lacking);
        Assert.Equal(Instant.FromUnixTimeSeconds(1_797_000_000), report.Until);
        Assert.Empty(network.Violations);
    }

    [Fact]
    public async Task Without_the_programs_secret_only_the_owner_is_told()
    {
        using var run = new Doubled(network);
        Assert.Null((await run.NextRun().AboutTokenAsync(default)).Scopes);
        network.Valid = "another";
        Assert.Equal(FaultKind.Authorization, (await run.NextRun().AboutTokenAsync(default)).Fault?.Kind);
    }

    [Fact]
    public async Task A_partners_token_is_got_anew_when_it_is_over()
    {
        using var run = new Doubled(network, account: $"network: linkedin\nsecrets: {{ refresh_token: LINKEDIN_REFRESH, client_id: LINKEDIN_CLIENT, client_secret: LINKEDIN_SECRET }}\nextra: {{ author: \"{LinkedInDouble.Author}\" }}") { Vault = new MemoryVault { Now = Doubled.Now } };
        await run.PublishedAsync(run.Message("First"));
        network.Valid = "AQanother";
        await run.PublishedAsync(run.Message("Second"));
        Assert.Equal(["POST /oauth/v2/accessToken", "POST /rest/posts", "POST /rest/posts", "POST /oauth/v2/accessToken", "POST /rest/posts"], run.Asked);
        Assert.Empty(network.Violations);
    }
}
