using Planner.Printing;
using Planner.Publishing.Connectors;

namespace Planner.Tests.Publishing.Connectors.Mastodon;

public sealed class MastodonFindTests
{
    private const string Account = """{"id":"9","username":"lune","source":{"privacy":"public"}}""";
    private const string Text = "Le four s’ouvre demain à dix heures, venez nous voir à l’atelier";

    private static readonly Instant Since = Lune.Now - Duration.FromMinutes(10);

    [Fact]
    public async Task What_stands_there_is_found()
    {
        using var lune = Listing(Status(5, "<p>" + Text + "</p>"), Status(4, "<p>Other</p>"));
        Assert.Equal(new Sighting.Found(new SentMessage("5", "https://mastodon.example/@lune/5")), await FindAsync(lune));
        Assert.Equal(["/api/v1/accounts/verify_credentials", "/api/v1/accounts/9/statuses?limit=40&exclude_reblogs=true"], lune.Server.Requests.Select(request => request.Path));
    }

    [Fact]
    public async Task Nothing_is_missing_before_the_list_goes_back_far_enough()
    {
        using var lune = Listing([.. Enumerable.Range(0, 50).Select(at => Status(1000 - at, "<p>Other</p>", minutes: at / 3d))]);
        Assert.IsType<Sighting.Missing>(await FindAsync(lune));
        Assert.Equal("/api/v1/accounts/9/statuses?limit=40&exclude_reblogs=true&max_id=961", lune.Server.Requests[^1].Path);
    }

    [Fact]
    public async Task It_may_stand_on_a_later_page()
    {
        using var lune = Listing([.. Enumerable.Range(0, 45).Select(at => Status(1000 - at, at == 42 ? Text : "Other", minutes: at / 10d))]);
        Assert.Equal("958", Assert.IsType<Sighting.Found>(await FindAsync(lune)).Message.Id);
    }

    [Fact]
    public async Task An_account_that_never_posted_misses_it()
    {
        using var lune = Listing();
        Assert.IsType<Sighting.Missing>(await FindAsync(lune));
    }

    [Fact]
    public async Task The_same_words_of_last_week_are_another_post()
    {
        using var lune = Listing(Status(5, Text, minutes: 10_080));
        Assert.IsType<Sighting.Missing>(await FindAsync(lune));
    }

    [Fact]
    public async Task A_pinned_post_does_not_end_the_list()
    {
        using var lune = Listing([Status(1, "Welcome", minutes: 100_000, more: ",\"pinned\":true"), .. Enumerable.Range(0, 45).Select(at => Status(1000 - at, at == 42 ? Text : "Other", minutes: at / 10d))]);
        Assert.Equal("958", Assert.IsType<Sighting.Found>(await FindAsync(lune)).Message.Id);
    }

    [Fact]
    public async Task A_boost_is_nobody_s_own_post()
    {
        using var lune = Listing(Status(5, Text, more: ",\"reblog\":{\"id\":\"1\"}"));
        Assert.IsType<Sighting.Missing>(await FindAsync(lune));
    }

    [Theory, InlineData(12, "Missing"), InlineData(20, "Unclear"), InlineData(40, "Unclear"), InlineData(41, "Missing")]
    public async Task A_server_that_turns_no_pages_shows_all_or_only_the_newest(int count, string expected)
    {
        var page = Page([.. Enumerable.Range(0, count).Select(at => Status(1000 - at, "Other", minutes: at / 10d))]);
        using var lune = new Lune(request => new(200, IsAccount(request) ? Account : page));
        Assert.Equal(expected, (await FindAsync(lune)).GetType().Name);
    }

    [Theory]
    [InlineData(",\"spoiler_text\":\"Fire\"")]
    [InlineData(",\"in_reply_to_id\":\"3\"")]
    [InlineData(",\"media_attachments\":[{\"id\":\"1\"}]")]
    public async Task The_same_text_in_another_place_is_looked_at_by_a_person(string more)
    {
        using var lune = Listing(Status(5, Text, more: more));
        Assert.Contains("/@lune/5", Assert.IsType<Sighting.Unclear>(await FindAsync(lune)).Fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_text_that_somebody_corrected_is_looked_at_by_a_person()
    {
        using var lune = Listing(Status(5, Text + ", ou samedi"));
        Assert.IsType<Sighting.Unclear>(await FindAsync(lune));
    }

    [Fact]
    public async Task A_segment_of_a_thread_is_the_one_that_answers_its_parent()
    {
        var parent = new SentMessage("7");
        using var lune = Listing(Status(8, "Voilà", more: ",\"in_reply_to_id\":\"7\",\"spoiler_text\":\"Feu\""), Status(7, "Voilà", more: ",\"spoiler_text\":\"Feu\""));
        var message = Outgoing.Message(lune.Prepare("Voilà\n\n---\n\nVoilà", "content_warning: Feu"), 2) with { Root = parent, Parent = parent };
        Assert.Equal("8", Assert.IsType<Sighting.Found>(await lune.Connector.FindAsync(message, Since, default)).Message.Id);
    }

    [Fact]
    public async Task A_list_without_any_private_post_does_not_show_that_one_is_missing()
    {
        using var lune = Listing(Status(5, "Other", more: ",\"visibility\":\"public\""));
        Assert.IsType<Sighting.Unclear>(await FindAsync(lune, "visibility: private"));
        using var other = Listing(Status(5, "Other", more: ",\"visibility\":\"private\""));
        Assert.IsType<Sighting.Missing>(await FindAsync(other, "visibility: private"));
    }

    [Fact]
    public async Task The_account_s_own_setting_may_make_posts_private()
    {
        using var lune = new Lune(request => new(200, IsAccount(request) ? Account.Replace("public", "private", StringComparison.Ordinal) : "[]"));
        Assert.IsType<Sighting.Unclear>(await FindAsync(lune));
    }

    [Theory]
    [InlineData(401, "", nameof(FaultKind.Authorization))]
    [InlineData(403, """{"error":"This action is outside the authorized scopes"}""", nameof(FaultKind.Authorization))]
    [InlineData(429, "", nameof(FaultKind.RateLimited))]
    [InlineData(500, "", nameof(FaultKind.Server))]
    [InlineData(0, "", nameof(FaultKind.Network))]
    [InlineData(200, "<html></html>", nameof(FaultKind.Server))]
    [InlineData(200, """[{"id":"5"}]""", nameof(FaultKind.Server))]
    public async Task A_fault_makes_it_unclear(int status, string body, string expected)
    {
        using var list = new Lune(request => IsAccount(request) ? new(200, Account) : new(status, body));
        Assert.Equal(expected, Assert.IsType<Sighting.Unclear>(await FindAsync(list)).Fault.Kind.ToString());
        using var account = new Lune(request => new(status, body));
        Assert.Equal(expected, Assert.IsType<Sighting.Unclear>(await FindAsync(account)).Fault.Kind.ToString());
    }

    [Fact]
    public async Task What_the_server_holds_is_found_among_the_scheduled()
    {
        using var lune = new Lune(request => new(200, request.Path.StartsWith("/api/v1/scheduled_statuses?", StringComparison.Ordinal)
            ? $$$"""[{"id":"31","scheduled_at":"2026-11-28T10:00:00.000Z","params":{"text":"{{{Text}}}","in_reply_to_id":null,"spoiler_text":""},"media_attachments":[]}]"""
            : "{}"));
        var sighting = await lune.Connector.FindAsync(lune.Message(Text) with { IsHandedOff = true }, Since, default);
        Assert.Equal(new Sighting.Found(new SentMessage("31") { HeldUntil = Instant.FromUtc(2026, 11, 28, 10, 0) }), sighting);
    }

    [Theory, InlineData("mastodon", "Missing"), InlineData("snac", "Unclear")]
    public async Task What_is_neither_held_nor_out_is_missing_where_servers_list_what_they_hold(string network, string expected)
    {
        using var lune = new Lune(request => new(200, IsAccount(request) ? Account : "[]"), network);
        Assert.Equal(expected, (await lune.Connector.FindAsync(lune.Message(Text) with { IsHandedOff = true }, Since, default)).GetType().Name);
    }

    private static Task<Sighting> FindAsync(Lune lune, string fields = "") => lune.Connector.FindAsync(lune.Message(Text, fields), Since, default);

    private static Lune Listing(params string[] statuses) => new(request => new(200, IsAccount(request) ? Account : PageAfter(request, statuses)));

    private static bool IsAccount(LoopbackRequest request) => request.Path.EndsWith("/verify_credentials", StringComparison.Ordinal);

    /// <summary>Forty statuses, after the one that the request names.</summary>
    private static string PageAfter(LoopbackRequest request, string[] statuses)
    {
        var last = request.Path.Contains("max_id=", StringComparison.Ordinal) ? request.Path[(request.Path.IndexOf("max_id=", StringComparison.Ordinal) + 7)..] : null;
        var start = last is null ? 0 : Array.FindIndex(statuses, status => status.StartsWith($"{{\"id\":\"{last}\"", StringComparison.Ordinal)) + 1;
        return Page([.. statuses.Skip(start).Take(40)]);
    }

    private static string Page(string[] statuses) => "[" + string.Join(',', statuses) + "]";

    private static string Status(int id, string html, double minutes = 1, string more = "") =>
        $$"""{"id":"{{id}}","created_at":"{{(Lune.Now - Duration.FromMinutes(minutes)).ToString()}}","url":"https://mastodon.example/@lune/{{id}}","content":{{Quoted(html)}}{{more}}}""";

    private static string Quoted(string text) => JsonText.Of(json => json.WriteStringValue(text)).Trim();
}
