namespace Planner.Tests.Publishing.Commands;

/// <summary>Secrets, servers, and what a CI is told.</summary>
[Collection("command line")]
public sealed class SurroundingsTests : IDisposable
{
    private const string Canary = "canary-7f3a91c2e4";

    private readonly PublishRepository repository = new();

    public void Dispose() => repository.Dispose();

    [Fact]
    public async Task A_missing_secret_is_named()
    {
        repository.Write("content/accounts/lune-un.yml", PublishRepository.Account("mastodon", "secrets: { access_token: LUNE_TOKEN }\n"));
        repository.Post("ouverture", accounts: "lune-un, lune-deux");
        var run = await repository.RunAsync("publish");
        Assert.Equal(1, run.Code);
        Assert.Contains("the variable LUNE_TOKEN is not set, which holds the secret 'access_token' of lune-un", run.Output, StringComparison.Ordinal);
        Assert.Contains("published", run.Output, StringComparison.Ordinal);
        Assert.Equal("", repository.KindsOf("ouverture", "lune-un"));
    }

    [Fact]
    public async Task A_server_without_encryption_is_sent_no_secret()
    {
        repository.Write("content/accounts/lune-un.yml", PublishRepository.Account("mastodon", "secrets: { access_token: LUNE_TOKEN }\n").Replace("https:", "http:", StringComparison.Ordinal));
        repository.Variables["LUNE_TOKEN"] = Canary;
        repository.Post("ouverture");
        var run = await repository.RunAsync("publish");
        Assert.NotEqual(0, run.Code);
        Assert.Empty(repository.Sent);
        Assert.DoesNotContain("published", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Secrets_stand_in_no_output_and_in_no_file_of_the_ledger()
    {
        // Nothing listens on port 9 of this machine.
        repository.Write("content/accounts/lune-un.yml", PublishRepository.Account("mastodon", "secrets: { access_token: LUNE_TOKEN }\n").Replace("https://mastodon.example", "http://127.0.0.1:9", StringComparison.Ordinal));
        repository.Write("content/accounts/lune-crochet.yml", "network: mastodon\nbrand: lune\nhandle: \"@lune\"\nserver: https://mastodon.example\nconnector: webhook\nsecrets: { url: LUNE_URL, key: LUNE_KEY }\n");
        repository.Variables["LUNE_TOKEN"] = Canary;
        repository.Variables["LUNE_URL"] = $"http://127.0.0.1:9/{Canary}";
        repository.Variables["LUNE_KEY"] = Canary;
        repository.Variables["GITHUB_ACTIONS"] = "true";
        repository.Variables["GITHUB_STEP_SUMMARY"] = Path.Combine(repository.Root, "summary.md");
        repository.Post("ouverture", accounts: "lune-un, lune-crochet");
        var told = "";
        foreach (var arguments in (string[][])[["publish", "--format", "json"], ["publish", "--dry-run"], ["status"], ["status", "--format", "json"], ["verify"], ["doctor"]])
        {
            var run = await repository.RunAsync(arguments);
            told += run.Output + run.Error;
        }

        Assert.NotEmpty(repository.Events);
        Assert.DoesNotContain(Canary, told, StringComparison.Ordinal);
        Assert.DoesNotContain(Canary, repository.LedgerText, StringComparison.Ordinal);
        Assert.DoesNotContain(Canary, await File.ReadAllTextAsync(repository.Variables["GITHUB_STEP_SUMMARY"]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task GitHub_is_told_what_failed_and_what_waits()
    {
        repository.Write("content/accounts/lune-un.yml", PublishRepository.Account("mastodon", "secrets: { access_token: LUNE_TOKEN }\n"));
        repository.Post("ouverture", accounts: "lune-un, lune-deux");
        repository.Post("hier", "2026-11-01 08:00", "Hier, 100 %\nencore", "lune-deux");
        repository.Variables["GITHUB_ACTIONS"] = "true";
        repository.Variables["GITHUB_STEP_SUMMARY"] = Path.Combine(repository.Root, "summary.md");
        var run = await repository.RunAsync("publish");
        Assert.Equal(1, run.Code);
        var annotations = run.Error.Split('\n').Where(line => line.StartsWith("::", StringComparison.Ordinal)).ToArray();
        Assert.Equal(2, annotations.Length);
        Assert.Matches("^::warning file=content/posts/hier.md,line=[0-9]+,title=ask on lune-deux::24 h late; ", annotations[0]);
        Assert.Matches("^::error file=content/posts/ouverture.md,line=[0-9]+,title=failed on lune-un::the variable LUNE_TOKEN is not set", annotations[1]);
        var summary = await File.ReadAllTextAsync(repository.Variables["GITHUB_STEP_SUMMARY"]);
        Assert.StartsWith("### Planner\n\n| | due | account | post | |\n|---|---|---|---|---|\n| ask | 2026-11-01 08:00 | lune-deux | Billet hier |", summary, StringComparison.Ordinal);
        Assert.Contains("| published | 2026-11-02 08:00 | lune-deux | Billet ouverture |", summary, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_GitHub_there_are_no_annotations()
    {
        repository.Post("hier", "2026-11-01 08:00");
        Assert.Equal("ask: hier on lune-un\n", (await repository.RunAsync("publish")).Error);
    }

    [Fact]
    public async Task The_status_is_for_people_and_for_programs()
    {
        repository.Write("content/brands/lune.yml", "name: Lune d’été\n");
        repository.Post("été-à-la-plage", accounts: "lune-un, lune-main");
        repository.Post("hier", "2026-11-01 08:00", "Hier");
        Assert.Equal((0, "The ledger holds nothing of this time.\n"), ((await repository.RunAsync("status")).Code, (await repository.RunAsync("status")).Output));
        await repository.RunAsync("publish");
        await repository.RunAsync("resolve", "hier", "lune-un", "--skip");
        var text = await repository.RunAsync("status");
        var json = await repository.RunAsync("status", "--format", "json");
        Assert.Equal((0, 0), (text.Code, json.Code));
        Golden.Check("tests/Planner.Tests/Golden/publishing/status.txt", Steady(text.Output));
        Golden.Check("tests/Planner.Tests/Golden/publishing/status.json", Steady(json.Output));
        Assert.Equal("", (await repository.RunAsync("status", "--account", "lune-deux", "--format", "json")).Error);
    }

    /// <summary>Runs and the names of files are new each time.</summary>
    private static string Steady(string text) =>
        System.Text.RegularExpressions.Regex.Replace(System.Text.RegularExpressions.Regex.Replace(text, "\"run\": ?\"[0-9a-f]{12}\"", "\"run\": \"…\""), "-1-[0-9a-f]{20}\\.json", "-1-….json");
}
