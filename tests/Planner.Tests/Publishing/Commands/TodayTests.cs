using System.Text.Json;
using Planner.Publishing.Tokens;

namespace Planner.Tests.Publishing.Commands;

/// <summary>What a team reads in the morning, in a terminal, a program and a channel.</summary>
[Collection("command line")]
public sealed class TodayTests : IDisposable
{
    private readonly PublishRepository repository = new("review: { mode: recorded, approvers: [elodie], author_may_approve: true }\nnotify: { slack: CHANNEL, webhook: OWN }\n");
    private readonly LoopbackServer server = new(_ => new LoopbackAnswer(200, "ok"));

    public TodayTests()
    {
        repository.Variables["CHANNEL"] = server.Address + "slack";
        repository.Variables["OWN"] = server.Address + "own";
    }

    public void Dispose()
    {
        server.Dispose();
        repository.Dispose();
    }

    [Fact]
    public async Task All_that_needs_a_person_is_told_with_whose_turn_it_is()
    {
        WritePlan();
        var run = await repository.RunAsync("today");
        Golden.Check("tests/Planner.Tests/Golden/today/today.txt", run.Output);
        Assert.Equal(1, run.Code);
        Golden.Check("tests/Planner.Tests/Golden/today/today.fr.txt", (await repository.RunAsync("today", "--language", "fr")).Output);
        Golden.Check("tests/Planner.Tests/Golden/today/today.json", (await repository.RunAsync("today", "--format", "json")).Output);
    }

    [Fact]
    public async Task Whoever_asks_for_themselves_sees_their_own()
    {
        WritePlan();
        using var json = JsonDocument.Parse((await repository.RunAsync("today", "--format", "json", "--who", "elodie")).Output);
        var items = json.RootElement.GetProperty("attention").EnumerateArray().SelectMany(each => each.GetProperty("items").EnumerateArray()).ToArray();
        Assert.NotEmpty(items);
        Assert.All(items, item => Assert.Contains("elodie", item.GetProperty("who").EnumerateArray().Select(who => who.GetString())));
    }

    [Theory]
    [InlineData("--who", "elodi", "there is no person 'elodi'; did you mean 'elodie'?")]
    [InlineData("--brand", "lun", "there is no brand 'lun'; did you mean 'lune'?")]
    public async Task Nobody_is_asked_for_who_is_not_there(string option, string value, string expected)
    {
        var run = await repository.RunAsync("today", option, value);
        Assert.Equal((2, ""), (run.Code, run.Output));
        Assert.Contains(expected, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_quiet_day_is_said_and_nobody_is_told()
    {
        var run = await repository.RunAsync("today", "--notify");
        Assert.Equal((0, "Éditions Lune — Monday 2 November 2026\n\nNothing is waiting for anyone. Enjoy the quiet.\n"), (run.Code, run.Output));
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task A_channel_gets_the_morning_in_the_sites_language_and_a_program_gets_it_whole()
    {
        WritePlan();
        await repository.RunAsync("today", "--notify");
        var requests = server.Requests.ToDictionary(request => request.Path, StringComparer.Ordinal);
        using var slack = JsonDocument.Parse(requests["/slack"].Body);
        Assert.Contains("À valider (2)\n", slack.RootElement.GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.DoesNotContain("<!channel>", slack.RootElement.GetProperty("text").GetString(), StringComparison.Ordinal);
        using var own = JsonDocument.Parse(requests["/own"].Body);
        Assert.Equal(["version", "site", "at", "text", "date", "now", "attention"], own.RootElement.EnumerateObject().Select(property => property.Name).Distinct());
    }

    [Fact]
    public async Task A_secret_that_ends_is_told_before_it_does()
    {
        repository.Variables[VaultKeys.Variable] = VaultKeys.Make();
        repository.Write("content/accounts/lune-web.yml", "network: mastodon\nbrand: lune\nhandle: \"@lune\"\nserver: https://mastodon.example\nconnector: webhook\nsecrets: {url: SHOP_URL, key: SHOP_KEY}\n");
        repository.Push();
        Assert.Equal(0, (await repository.RunWithAsync("geheim\n", "vault", "set", "lune-web", "key", "--until", "2026-11-09")).Code);
        var run = await repository.RunAsync("today");
        Assert.Contains("Access about to end (1)\n  Mon 9 Nov · lune-web · key ends", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("geheim", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_late_asks_for_a_person()
    {
        using var plain = new PublishRepository();
        plain.Post("ouverture", "2026-11-01 08:00");
        plain.Post("autre", "2026-11-02 08:00");
        plain.Now += Duration.FromDays(-1);
        await plain.RunAsync("publish");
        plain.Now += Duration.FromDays(2);
        var run = await plain.RunAsync("today");
        Assert.Equal(3, run.Code);
        Assert.Contains("! Late or failed (1)\n  Mon 2 Nov 08:00 · Billet autre · lune-un · its grace is over", run.Output, StringComparison.Ordinal);
    }

    private void WritePlan()
    {
        repository.Write("content/holds/deuil.yml", "reason: <!channel> Deuil\naccount: lune-deux\nuntil: 2026-11-05 10:00\nby: elodie\n");
        repository.Write("content/partners/calame.yml", "name: Calame\ndeliverables: [{ what: Crayons, due: 2026-10-30 }, { what: Facture, due: 2026-12-30 }]\n");
        repository.Write("content/contests/bols.md", """
            ---
            title: Un bol à gagner
            brand: lune
            start: 2026-10-20
            end: 2026-12-20
            opens: 2026-11-03 10:00
            closes: 2026-11-20 10:00
            terms: https://lune.example/reglement
            owner: elodie
            steps:
              - { id: reglement, title: Règlement et lot, owner: elodie, due: opens - 5d }
              - { id: lancement, title: Lancement, owner: elodie, due: opens }
              - { id: tirage, title: "Tirage, envoi et bilan", owner: elodie, due: closes + 3d }
            ---
            """);
        repository.Post("yes", "2026-11-04 08:00", more: "owner: elodie\n");
        repository.Post("draft", "2026-11-06 08:00", accounts: "lune-un, lune-main");
        repository.Write("content/posts/draft.md", "---\ntitle: Brouillon\nstatus: draft\npublish_at: 2026-11-06 08:00\naccounts: [lune-un, lune-main]\n---\nBientôt\n");
        repository.Post("step", "2026-11-03 10:00", more: "contest: bols\nstep: lancement\n");
        repository.Post("broken", "2026-12-03 10:00", more: "campaign: nowhere\n");
        repository.Push();
    }
}
