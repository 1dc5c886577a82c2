using System.Text;
using Planner.Cli;
using Planner.Drawing;
using Planner.Tests.Publishing;

namespace Planner.Tests.Cli;

[Collection("command line")]
public sealed class ContestTests : IDisposable
{
    private const string Randomness = "fc1873a13f3545aeade8401532ef5519920652eee6b0d2b19ca12643b87b3587";
    private const string Signature = "b713718a38ae728dfd477991af2822e08d2f305e47718cef9f7848ce4050e7be41076862b98fad56e91a6b85b89cd97b";
    private const string List = "content/draws/noel.txt";
    private const string Log = "content/draws/noel.yml";
    private readonly CommandFolder folder = CommandFolder.WithPlan();

    public ContestTests()
    {
        folder.Git("init", "--quiet");
        Contest("{winners: 1, reserves: 2}");
        folder.Write("entries.csv", "date;email\n2099-01-02 10:00;Ann@x.example\n2099-01-02 11:00;bob@x.example\n2099-01-02 12:00;ann@x.example\n2099-01-02 13:00;=cmd()@x.example\n2099-01-02 14:00;team@x.example\n");
        folder.Write("team.txt", "# the team\nTEAM@x.example\n");
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_draw_goes_from_entries_to_winners_to_a_reserve_and_verifies()
    {
        var entries = await EntriesAsync();
        Assert.Equal(ExitCodes.Fine, entries.Code);
        Assert.Contains("noel: 3 entries of 3 people, out of 5 rows (duplicate 1, excluded 1).\n", entries.Output, StringComparison.Ordinal);
        Assert.Contains("comes at 2099-01-20T10:00:00Z\n", entries.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("x.example", folder.Read(List) + folder.Read(Log), StringComparison.Ordinal);
        Assert.Contains(",\"'=cmd()@x.example\",5\n", folder.Read(".planner/draws/noel.people.csv"), StringComparison.Ordinal);
        Assert.Contains("the list is as it was recorded; there is no draw yet", (await folder.RunAsync("contest", "verify", "noel")).Output, StringComparison.Ordinal);

        Commit();
        var drawn = await DrawAsync("--randomness", Randomness, "--names");
        Assert.Equal(ExitCodes.Fine, drawn.Code);
        Assert.Matches("winner    1  [0-9a-f]{64}  \\S+@x.example\n  reserve   1", drawn.Output);
        Assert.Equal("  same     replacements  0", (await folder.RunAsync("contest", "verify", "noel")).Output.TrimEnd().Split('\n')[^1]);

        var replaced = await DrawAsync("--replace", "1", "--reason", "No answer");
        Assert.Contains(": No answer\n", replaced.Output, StringComparison.Ordinal);
        Assert.Equal(ExitCodes.Fine, (await folder.RunAsync("contest", "verify", Log)).Code);
        Assert.Equal(drawn.Output.Split("reserve   1  ")[1][..64], replaced.Output.Split("winner    1  ")[1][..64]);
        Assert.Equal(3, folder.Read(Log).Split("- {").Length - 1);
        Assert.Equal(0, (await folder.RunAsync("validate", "--now", "2099-01-20T11:00:00Z")).Code);

        folder.Write(List, folder.Read(List).Replace("people 3", "people 4", StringComparison.Ordinal));
        var changed = await folder.RunAsync("contest", "verify", "noel", "--format", "json");
        Assert.Equal(ExitCodes.Findings, changed.Code);
        Assert.Contains("\"isRight\": false", changed.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Entries_cannot_change_after_the_draw_and_the_draw_cannot_be_made_twice()
    {
        await EntriesAsync();
        Commit();
        await DrawAsync("--randomness", Randomness);
        var log = folder.Read(Log);
        Assert.Contains("entries cannot change after that", (await EntriesAsync()).Error, StringComparison.Ordinal);
        Assert.Equal(ExitCodes.Fine, (await DrawAsync("--randomness", new string('0', 64))).Code);
        Assert.Equal(log, folder.Read(Log));
        Assert.Contains("why is the winner replaced?", (await DrawAsync("--replace", "1")).Error, StringComparison.Ordinal);
        Assert.Contains("no one winner is '2'", (await DrawAsync("--replace", "2", "--reason", "x")).Error, StringComparison.Ordinal);
        await DrawAsync("--replace", "1", "--reason", "x");
        await DrawAsync("--replace", "1", "--reason", "y");
        Assert.Contains("no reserve is left", (await DrawAsync("--replace", "1", "--reason", "z")).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_drawn_before_its_time_or_from_what_was_not_committed_before()
    {
        Assert.Contains("has no entries yet", (await DrawAsync()).Error, StringComparison.Ordinal);
        await EntriesAsync();
        Assert.Contains("the draw is at 2099-01-20T10:00:00Z, when round", (await folder.RunAsync("contest", "draw", "noel", "--now", "2099-01-20T09:59:59Z")).Error, StringComparison.Ordinal);
        Assert.Contains("are not committed as they stand", (await DrawAsync("--randomness", Randomness)).Error, StringComparison.Ordinal);
        Commit();
        folder.Write(List, folder.Read(List)[..^1]);
        Assert.Contains("has something else than an entry at entry 3", (await DrawAsync("--randomness", Randomness)).Error, StringComparison.Ordinal);
        folder.Git("checkout", "--quiet", List);
        Contest("{winners: 2, reserves: 2}");
        Assert.Contains("the number of winners, reserves or entries a person was changed", (await DrawAsync("--randomness", Randomness)).Error, StringComparison.Ordinal);
        Contest("{winners: 1, reserves: 2}", drawAt: "2099-01-21 11:00");
        Assert.Contains("the round that decides was changed", (await DrawAsync("--randomness", Randomness)).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_digest_that_was_committed_when_the_round_was_known_is_refused()
    {
        Contest("{winners: 1, reserves: 2}", drawAt: "2026-01-20 11:00", year: 2026);
        Assert.Contains("whoever records entries now can know what decides", (await folder.RunAsync("contest", "entries", "noel", "entries.csv", "--column", "email", "--by", "camille", "--now", "2026-01-20T10:00:00Z")).Error, StringComparison.Ordinal);
        await folder.RunAsync("contest", "entries", "noel", "entries.csv", "--column", "email", "--by", "camille", "--now", "2026-01-19T10:00:00Z");
        Commit();
        Assert.Contains("whoever recorded them could know what decides", (await DrawAsync("--randomness", Randomness)).Error, StringComparison.Ordinal);
        Assert.DoesNotContain("\"draw\"", folder.Read(Log), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Organisers_secrets_decide_where_they_were_promised()
    {
        var made = (await folder.RunAsync("contest", "secret")).Output.Split((char[])[' ', '\n']);
        Assert.Equal(made[3], Sha256.Of(made[1]).ToString());
        Contest($"{{winners: 1, reserves: 1, commitments: [{{by: A, sha256: {made[3]}}}, {{by: B, sha256: {Sha256.Of("second")}}}]}}");
        await EntriesAsync();
        Commit();
        Assert.Contains("the secret of A and of B is missing; give each with --secret", (await DrawAsync()).Error, StringComparison.Ordinal);
        Assert.Equal(ExitCodes.Fine, (await DrawAsync("--secret", "second", "--secret", made[1])).Code);
        Assert.Equal(ExitCodes.Fine, (await folder.RunAsync("contest", "verify", "noel")).Code);
        folder.Write(Log, folder.Read(Log).Replace("\"second\"", "\"third\"", StringComparison.Ordinal));
        Assert.Contains("DIFFERS  randomness", (await folder.RunAsync("contest", "verify", "noel")).Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(404, "", "does not have round 4067 yet; try again in a minute")]
    [InlineData(425, "", "does not have round 4067 yet")]
    [InlineData(302, "", "leads to another address, which is not followed")]
    [InlineData(500, "oops", "answers 500")]
    [InlineData(200, "<html>", "answers with something else than JSON")]
    [InlineData(200, "[]", "answers with JSON that is no round of drand")]
    [InlineData(200, "{\"round\":4068,\"randomness\":\"" + Randomness + "\",\"signature\":\"" + Signature + "\"}", "answers with round 4068, not 4067")]
    [InlineData(200, "{\"round\":4067,\"signature\":\"" + Signature + "\"}", "answers without the randomness")]
    [InlineData(200, "{\"round\":4067,\"randomness\":\"" + Randomness + "\",\"signature\":\"00\"}", "answers wrongly: the signature is not the 96")]
    [InlineData(200, "{\"round\":4067,\"randomness\":\"0000000000000000000000000000000000000000000000000000000000000000\",\"signature\":\"" + Signature + "\"}", "answers wrongly: the randomness is not the SHA-256 of the signature")]
    [InlineData(0, "", "cannot be asked")]
    public async Task What_drand_answers_is_not_taken_on_trust(int status, string body, string expected)
    {
        using var drand = new LoopbackServer(_ => new LoopbackAnswer(status, body) { Headers = ImmutableDictionary<string, string>.Empty.Add("Location", "https://elsewhere.example/") });
        var round = await RecordAsync(drand);
        using var handler = new SocketsHttpHandler { AllowAutoRedirect = false };
        using var client = new HttpClient(handler);
        var (told, fault) = await new DrandServer(client, Duration.FromSeconds(20)).AskAsync(drand.Address.AbsoluteUri, 4067, CancellationToken.None);
        Assert.Null(told);
        Assert.Contains(expected, fault, StringComparison.Ordinal);
        var result = await DrawAsync();
        Assert.Equal(ExitCodes.Findings, result.Code);
        Assert.Contains($"{Quicknet.Chain}/public/{round} shows the round to everybody", result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("\"draw\"", folder.Read(Log), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_round_is_fetched_and_its_signature_kept()
    {
        using var drand = new LoopbackServer(request => new LoopbackAnswer(200, $"{{\"round\":{request.Path.Split('/')[^1]},\"randomness\":\"{Randomness}\",\"signature\":\"{Signature}\"}}"));
        var round = await RecordAsync(drand);
        var result = await DrawAsync("--format", "json");
        Assert.Equal(ExitCodes.Fine, result.Code);
        Assert.Equal($"/{Quicknet.Chain}/public/{round}", Assert.Single(drand.Requests).Path);
        Assert.Contains($"\"signature\": \"{Signature}\"", result.Output, StringComparison.Ordinal);
        Assert.Equal(ExitCodes.Fine, (await folder.RunAsync("contest", "verify", "noel")).Code);
    }

    [Fact]
    public async Task A_server_that_keeps_silent_is_given_up_and_one_without_tls_is_not_asked()
    {
        using var drand = new LoopbackServer(_ => new LoopbackAnswer(200, "{}") { Delay = TimeSpan.FromSeconds(5) });
        using var client = new HttpClient();
        Assert.EndsWith("does not answer within 0.2 s", (await new DrandServer(client, Duration.FromMilliseconds(200)).AskAsync(drand.Address.AbsoluteUri, 1, CancellationToken.None)).Fault, StringComparison.Ordinal);
        Assert.EndsWith("is not asked: its address must be https", (await new DrandServer(client, Duration.FromSeconds(1)).AskAsync("http://drand.example", 1, CancellationToken.None)).Fault, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("utf-8", true)]
    [InlineData("utf-16", true)]
    [InlineData("utf-16BE", true)]
    [InlineData("iso-8859-1", false)]
    public async Task Files_are_read_in_their_encoding_or_refused_with_a_cure(string encoding, bool isRead)
    {
        var bytes = Encoding.GetEncoding(encoding) is var known && isRead ? known.GetPreamble().Concat(known.GetBytes("email\nzoé@x.example\n")).ToArray() : known.GetBytes("email\nzoé@x.example\n");
        await File.WriteAllBytesAsync(Path.Combine(folder.Root, "entries.csv"), bytes);
        var result = await EntriesAsync(hasTeam: false);
        Assert.Equal(isRead ? ExitCodes.Fine : ExitCodes.Usage, result.Code);
        Assert.Equal(isRead, !result.Error.Contains("save it as UTF-8, or say --encoding windows-1252", StringComparison.Ordinal));
        if (!isRead)
        {
            Assert.Equal(ExitCodes.Fine, (await EntriesAsync(hasTeam: false, "--encoding", "windows-1252")).Code);
            Assert.Contains("zoé@x.example", folder.Read(".planner/draws/noel.people.csv"), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Names_of_people_never_go_into_the_content_and_git_ignores_them()
    {
        foreach (var path in new[] { "content/people.csv", "people.csv", ".planner/../people.csv" })
        {
            Assert.Contains("--private names a file inside the repository", (await EntriesAsync(true, "--private", path)).Error, StringComparison.Ordinal);
        }

        Assert.False(folder.Has("people.csv"));
        await EntriesAsync(true, "--private", ".planner/people.csv");
        folder.Git("check-ignore", ".planner/draws/noel.salt", ".planner/people.csv");
    }

    [Fact]
    public async Task An_address_that_git_knows_is_not_published()
    {
        folder.Git("config", "user.email", "camille@home.example");
        var result = await folder.RunAsync("contest", "entries", "noel", "entries.csv", "--column", "email", "--now", "2099-01-16T08:00:00Z");
        Assert.Equal(ExitCodes.Usage, result.Code);
        Assert.Contains("name a person with --by", result.Error, StringComparison.Ordinal);
        Assert.False(folder.Has("content/draws/noel.yml"));
    }

    [Fact]
    public async Task A_contest_that_does_not_say_how_it_is_drawn_is_told_how()
    {
        Contest("{}");
        Assert.Contains("does not say how its winners are drawn", (await EntriesAsync()).Error, StringComparison.Ordinal);
        Assert.Contains("did you mean 'noel'?", (await folder.RunAsync("contest", "entries", "noell", "entries.csv")).Error, StringComparison.Ordinal);
        Assert.Contains("there is no file nothing.csv", (await RunWithDrawAsync("nothing.csv")).Error, StringComparison.Ordinal);
    }

    private async Task<CommandResult> RunWithDrawAsync(string file)
    {
        Contest("{winners: 1}");
        return await folder.RunAsync("contest", "entries", "noel", file, "--by", "camille");
    }

    private async Task<long> RecordAsync(LoopbackServer drand)
    {
        Contest($"{{winners: 1, reserves: 1, api: \"{drand.Address.AbsoluteUri.TrimEnd('/')}\"}}");
        await EntriesAsync();
        Commit();
        return Quicknet.RoundAt(Instant.FromUtc(2099, 1, 20, 10, 0));
    }

    private void Contest(string draw, string drawAt = "2099-01-20 11:00", int year = 2099) => folder.Write(
        "content/contests/noel.md",
        $"---\ntitle: Noël\nbrand: lune\nstart: {year}-01-01\nend: {year}-01-31\nopens: {year}-01-02 09:00\ncloses: {year}-01-15 20:00\ndraw_at: {drawAt}\n{(draw == "{}" ? "" : $"draw: {draw}\n")}terms: https://lune.example/terms\nsteps: []\n---\n");

    private void Commit()
    {
        folder.Git("add", "--all", "content");
        folder.Git("commit", "--quiet", "--message", "Entries");
    }

    private Task<CommandResult> EntriesAsync(bool hasTeam = true, params string[] more) =>
        folder.RunAsync(["contest", "entries", "noel", "entries.csv", "--column", "email", "--by", "camille", "--now", "2099-01-16T08:00:00Z", .. hasTeam ? (string[])["--exclude", "team.txt"] : [], .. more]);

    private Task<CommandResult> DrawAsync(params string[] more) =>
        folder.RunAsync(["contest", "draw", "noel", "--by", "camille", "--now", "2099-01-20T10:30:00Z", .. more]);
}
