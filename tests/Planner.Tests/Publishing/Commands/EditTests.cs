using System.Text.Json;

namespace Planner.Tests.Publishing.Commands;

/// <summary>What is out is made to say what the file says now.</summary>
[Collection("command line")]
public sealed class EditTests : IDisposable
{
    private readonly PublishRepository repository = new();
    private readonly LoopbackServer server;
    private readonly Dictionary<string, string> texts = new(StringComparer.Ordinal);

    public EditTests()
    {
        server = new LoopbackServer(Answer);
        repository.Write("content/accounts/lune-masto.yml", $"network: mastodon\nbrand: lune\nhandle: \"@lune\"\nserver: {server.Address.AbsoluteUri.TrimEnd('/')}\nsecrets: {{ access_token: LUNE_TOKEN }}\n");
        repository.Variables["LUNE_TOKEN"] = "token";
        repository.Push();
    }

    public void Dispose()
    {
        repository.Dispose();
        server.Dispose();
    }

    [Fact]
    public async Task A_word_that_was_wrong_is_mended_where_the_network_lets_it()
    {
        repository.Post("ouverture", body: "Bonjuor", accounts: "lune-masto, lune-un");
        Assert.Equal(0, (await repository.RunAsync("publish")).Code);
        repository.Post("ouverture", body: "Bonjour", accounts: "lune-masto, lune-un");
        Assert.Contains("it was changed since: planner edit ouverture", (await repository.RunAsync("publish", "--dry-run")).Output, StringComparison.Ordinal);

        var edited = await repository.RunAsync("edit", "ouverture", "--by", "elodie");
        Assert.Equal(1, edited.Code);
        Assert.Equal("ouverture on lune-masto: changed; its media stand as they were.\n", edited.Output);
        Assert.Contains("ouverture on lune-un: ", edited.Error, StringComparison.Ordinal);
        Assert.Contains("nothing that is out can be changed there", edited.Error, StringComparison.Ordinal);
        Assert.Equal(["Bonjour"], texts.Values);
        Assert.EndsWith("published edited", repository.KindsOf("ouverture", "lune-masto"), StringComparison.Ordinal);
        Assert.DoesNotContain("changed since", (await repository.RunAsync("publish", "--dry-run", "--account", "lune-masto")).Output, StringComparison.Ordinal);

        Assert.Equal("ouverture on lune-masto: says what the file says.\n", (await repository.RunAsync("edit", "ouverture", "--account", "lune-masto")).Output);
    }

    [Fact]
    public async Task What_is_held_or_not_committed_is_not_changed()
    {
        repository.Post("ouverture", body: "Bonjuor", accounts: "lune-masto");
        await repository.RunAsync("publish");
        repository.Write("content/posts/ouverture.md", "---\ntitle: Billet ouverture\nstatus: ready\npublish_at: 2026-11-02 08:00\naccounts: [lune-masto]\n---\nBonjour\n");
        var uncommitted = await repository.RunAsync("edit", "ouverture", "--by", "elodie");
        Assert.Equal(3, uncommitted.Code);
        Assert.Contains("is not committed as it stands here", uncommitted.Error, StringComparison.Ordinal);

        repository.Write("content/holds/crise.yml", "reason: Crise\n");
        repository.Push();
        var held = await repository.RunAsync("edit", "ouverture", "--by", "elodie");
        Assert.Equal(3, held.Code);
        Assert.Contains("Crise", held.Error, StringComparison.Ordinal);
        Assert.Equal(["Bonjuor"], texts.Values);
    }

    [Fact]
    public async Task Another_number_of_messages_is_not_an_edit()
    {
        repository.Post("ouverture", body: "Bonjour", accounts: "lune-masto");
        await repository.RunAsync("publish");
        repository.Post("ouverture", body: "Bonjour\n\n---\n\nDeux", accounts: "lune-masto");
        var edited = await repository.RunAsync("edit", "ouverture", "--by", "elodie");
        Assert.Equal(3, edited.Code);
        Assert.Contains("1 messages are out, and by now it has 2", edited.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_not_out_yet_and_what_nobody_knows_is_told()
    {
        repository.Post("ouverture", "2026-11-03 08:00", accounts: "lune-masto");
        Assert.Equal("ouverture on lune-masto: is not out; what goes out later is what the file says then.\n", (await repository.RunAsync("edit", "ouverture", "--by", "elodie")).Output);
        var unknown = await repository.RunAsync("edit", "ouvertrue", "--by", "elodie");
        Assert.Equal(2, unknown.Code);
        Assert.Contains("did you mean 'ouverture'?", unknown.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_doctor_says_whose_the_token_is()
    {
        foreach (var other in (string[])["lune-un", "lune-deux", "lune-main"])
        {
            File.Delete(Path.Combine(repository.Root, $"content/accounts/{other}.yml"));
        }

        var told = await repository.RunAsync("doctor", "--online");
        Assert.Contains("lune-masto  the token is @lune's; may: read, write:statuses", told.Output, StringComparison.Ordinal);
        Assert.Contains("lune-masto  the token may not: write:media; make one that may", told.Output, StringComparison.Ordinal);
        repository.Variables["LUNE_TOKEN"] = "wrong";
        Assert.Contains("the token could not be asked about: 401", (await repository.RunAsync("doctor", "--online")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_time_is_nothing_that_could_be_edited()
    {
        repository.Post("ouverture", body: "Bonjour", accounts: "lune-masto");
        await repository.RunAsync("publish");
        repository.Post("ouverture", "2026-11-02 08:10", "Bonjour", "lune-masto");
        Assert.DoesNotContain("changed since", (await repository.RunAsync("publish", "--dry-run")).Output, StringComparison.Ordinal);
    }

    private LoopbackAnswer Answer(LoopbackRequest request)
    {
        if (request.Path is "/api/v2/instance")
        {
            return new LoopbackAnswer(200, """{"configuration":{"statuses":{"max_characters":500}}}""");
        }

        if (request.Headers.GetValueOrDefault("Authorization") != "Bearer token")
        {
            return new LoopbackAnswer(401, """{"error":"The access token is invalid"}""");
        }

        switch (request.Method, request.Path)
        {
            case ("POST", "/api/v1/statuses"):
                texts["1"] = TextOf(request);
                return new LoopbackAnswer(200, Status());
            case ("PUT", "/api/v1/statuses/1"):
                texts["1"] = TextOf(request);
                return new LoopbackAnswer(200, Status());
            case ("GET", "/api/v1/statuses/1"):
                return new LoopbackAnswer(200, Status());
            case ("GET", "/api/v1/accounts/verify_credentials"):
                return new LoopbackAnswer(200, """{"id":"9","acct":"lune","username":"lune"}""");
            case ("GET", "/api/v1/apps/verify_credentials"):
                return new LoopbackAnswer(200, """{"name":"Planner","scopes":["read","write:statuses"]}""");
            default:
                return new LoopbackAnswer(404, """{"error":"Record not found"}""");
        }
    }

    private static string TextOf(LoopbackRequest request) => JsonDocument.Parse(request.Body).RootElement.GetProperty("status").GetString()!;

    private static string Status() => """{"id":"1","created_at":"2026-11-02T07:00:00.000Z","url":"https://mastodon.example/@lune/1","content":"<p>x</p>","media_attachments":[]}""";
}
