using Planner.Cli;

namespace Planner.Tests.Publishing.Commands;

/// <summary>What a CI gets wrong: each is told in a sentence with what to do, and nothing is lost.</summary>
[Collection("command line")]
public sealed class BadInputTests : IDisposable
{
    private const string Status = """{"id":"1","created_at":"2026-11-02T07:00:01.000Z","url":"https://mastodon.example/@lune/1","content":"<p>Bonjour</p>"}""";

    private readonly PublishRepository repository = new();

    public void Dispose() => repository.Dispose();

    [Fact]
    public async Task A_token_that_has_ended_waits_for_a_new_one()
    {
        using var server = new LoopbackServer(request => request.Headers["Authorization"] == "Bearer new" ? new(200, Status) : new(401, ""));
        repository.Write("content/accounts/lune-un.yml", PublishRepository.Account("mastodon", "secrets: { access_token: LUNE_TOKEN }\n").Replace("https://mastodon.example", $"{server.Address}", StringComparison.Ordinal));
        repository.Variables["LUNE_TOKEN"] = "old";
        repository.Post("ouverture");
        const string Advice = "the server says 401 and no more. Make a new token for the account and put it into the CI's secrets; then planner resolve ouverture lune-un --retry.";
        var failed = await repository.RunAsync("publish");
        Assert.Equal((1, $"failed     2026-11-02 08:00  lune-un  Billet ouverture: {Advice}\n"), (failed.Code, failed.Output));
        var again = await repository.RunAsync("publish");
        Assert.Equal((3, $"ask        2026-11-02 08:00  lune-un  Billet ouverture: it failed: {Advice}\n"), (again.Code, again.Output));
        Assert.Equal((1, $"failed      2026-11-02 07:00Z  lune-un  ouverture: {Advice}\n"), ((await repository.RunAsync("status")).Code, (await repository.RunAsync("status")).Output));

        repository.Variables["LUNE_TOKEN"] = "new";
        await repository.RunAsync("resolve", "ouverture", "lune-un", "--retry");
        Assert.Equal(0, (await repository.RunAsync("publish")).Code);
        Assert.Equal("claimed sending failed retried claimed sending published", repository.KindsOf("ouverture", "lune-un"));
    }

    [Fact]
    public async Task A_remote_that_takes_no_push_sends_nothing()
    {
        repository.Post("ouverture");
        var hook = Path.Combine(repository.Remote, "hooks", "pre-receive");
        await File.WriteAllTextAsync(hook, "#!/bin/sh\necho 'only bots may push'; exit 1\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(hook, (UnixFileMode)0b111_101_101);
        }

        var run = await repository.RunAsync("publish");
        Assert.Equal(1, run.Code);
        Assert.Contains("remote: only bots may push. Let the job's token push that branch", run.Output, StringComparison.Ordinal);
        Assert.Empty(repository.Sent);
        Assert.Empty(repository.Events);
    }

    [Fact]
    public async Task A_remote_that_cannot_be_reached_sends_nothing()
    {
        repository.Post("ouverture");
        repository.Git("remote", "set-url", "origin", repository.Remote + ".nowhere");
        var run = await repository.RunAsync("publish");
        Assert.Equal((2, ""), (run.Code, run.Output));
        Assert.StartsWith("planner: Cannot fetch planner/ledger on origin: ", run.Error, StringComparison.Ordinal);
        Assert.Empty(repository.Sent);
    }

    [Fact]
    public async Task A_ledger_that_was_pushed_over_sends_nothing()
    {
        repository.Post("ouverture");
        await repository.RunAsync("publish");
        repository.Git("push", "--quiet", "--force", "origin", "main:refs/heads/planner/ledger");
        repository.Post("suite", body: "Suite");
        foreach (var arguments in (string[][])[["publish"], ["status"], ["verify"], ["resolve", "suite", "lune-un", "--retry"], ["withdraw", "ouverture"], ["confirm", "suite", "lune-un"]])
        {
            var run = await repository.RunAsync(arguments);
            Assert.Equal((2, ""), (run.Code, run.Output));
            Assert.StartsWith("planner: ", run.Error, StringComparison.Ordinal);
        }

        Assert.Single(repository.Sent);
    }

    [Fact]
    public async Task A_clock_that_is_far_behind_the_ledger_sends_nothing_until_somebody_says_how_it_stands()
    {
        repository.Post("ouverture", "2026-11-01 08:00", more: "late: publish\n");
        repository.Now += Duration.FromDays(400);
        await repository.RunAsync("resolve", "ouverture", "lune-un", "--retry");
        repository.Now -= Duration.FromDays(400);
        var run = await repository.RunAsync("publish");
        Assert.Equal((2, ""), (run.Code, run.Output));
        Assert.Equal(
            "planner: the clock here says 2026-11-02 07:00:00Z, but the ledger holds what happened to ouverture on lune-un at 2027-12-07 07:00:00Z; set the clock of this machine right. "
            + "If another's was wrong and is right by now, say how it stands: planner verify ouverture when it is out, else planner resolve ouverture lune-un\n",
            run.Error);
        Assert.Empty(repository.Sent);

        Assert.Equal(0, (await repository.RunAsync("resolve", "ouverture", "lune-un", "--retry")).Code);
        Assert.Equal(0, (await repository.RunAsync("publish")).Code);
        Assert.Single(repository.Sent);
    }

    [Fact]
    public async Task A_folder_that_takes_no_file_is_told_by_its_name_in_the_repository()
    {
        repository.Post("ouverture");
        repository.Write("_sent/lune-un", "A file where the folder should be");
        var run = await repository.RunAsync("publish");
        Assert.Equal(1, run.Code);
        Assert.Matches("Billet ouverture: _sent/lune-un/ouverture-1-[0-9a-f]+.json cannot be written: .*[^.]\\. Put that right; the next run tries again\\.\n$", run.Output);
        Assert.DoesNotContain(repository.Root, run.Output, StringComparison.Ordinal);
        File.Delete(Path.Combine(repository.Root, "_sent/lune-un"));
        Assert.Equal(0, (await repository.RunAsync("publish")).Code);
    }

    [Fact]
    public async Task Output_that_nobody_takes_loses_no_receipt()
    {
        repository.Post("ouverture");
        using var broken = new BrokenWriter();
        using var error = new StringWriter { NewLine = "\n" };
        var terminal = new Terminal(broken, error, HasColour: false, IsErrorInteractive: false, repository.Root, () => repository.Now);
        Assert.Equal(1, await CommandLine.RunAsync(["publish"], terminal));
        Assert.EndsWith("planner: what was done could not be written to the output (No space left on device); planner status tells it\n", error.ToString(), StringComparison.Ordinal);
        Assert.Equal("claimed sending published", repository.KindsOf("ouverture", "lune-un"));
    }

    [Fact]
    public void Messages_that_nobody_takes_throw_nothing()
    {
        using var broken = new BrokenWriter();
        using var tolerant = new TolerantWriter(broken);
        tolerant.Write('a');
        tolerant.Write("a");
        tolerant.WriteLine("a");
        tolerant.WriteLine();
        tolerant.WriteLine(1);
        tolerant.Flush();
    }

    private sealed class BrokenWriter : StringWriter
    {
        public BrokenWriter()
            : base(System.Globalization.CultureInfo.InvariantCulture)
        {
        }

        public override void Write(char value) => throw Full();

        public override void Write(string? value) => throw Full();

        public override void WriteLine(string? value) => throw Full();

        public override void Write(char[] buffer, int index, int count) => throw Full();

        public override void Flush() => throw Full();

        private static IOException Full() => new("No space left on device");
    }
}
