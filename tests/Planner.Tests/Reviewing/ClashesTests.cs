namespace Planner.Tests.Reviewing;

public sealed class ClashesTests
{
    private const string Campaign = "---\ntitle: Noël\nbrand: lune\nstart: 2026-12-01\nend: 2026-12-31\n---\n";
    private static readonly (string, string)[] Before = [("campaigns/noel.md", Campaign), ("posts/one.md", Post("2026-12-01 08:00"))];

    [Fact]
    public void Two_posts_of_a_campaign_on_one_account_and_day_are_told_once_for_what_is_new() =>
        Assert.Equal(["two: 'one' of 'noel' goes out on the same day on 'lune-mastodon'."], Told(("posts/two.md", Post("2026-12-01 18:00"))));

    [Fact]
    public void Another_day_account_or_campaign_is_none()
    {
        Assert.Empty(Told(("posts/two.md", Post("2026-12-02 18:00"))));
        Assert.Empty(Told(("posts/two.md", Post("2026-12-01 18:00", "lune-x"))));
        Assert.Empty(Told(("posts/two.md", ReviewSample.Post("Two", "2026-12-01 18:00", "Rien"))));
    }

    [Fact]
    public void An_edit_that_moves_nothing_does_not_tell_it_again() =>
        Assert.Empty(Told([("posts/two.md", Post("2026-12-01 18:00"))], ("posts/two.md", Post("2026-12-01 18:00") + "Plus\n")));

    [Fact]
    public void Who_has_to_say_yes_is_told_though_no_delivery_changes()
    {
        (string, string)[] before = [("planner.yml", Plan("recorded")), ("campaigns/noel.md", Campaign), ("posts/one.md", Post("2026-12-01 08:00"))];
        Assert.Empty(Rules(before, before));
        Assert.Equal(["content/planner.yml: This changes who has to say yes: mode recorded → none; required 1 → 2."], Rules(before, [.. before, ("planner.yml", Plan("none, required: 2"))]));
        Assert.Equal(
            ["content/campaigns/noel.md: This changes who has to say yes: approvers – → [camille]; time – → window 2h."],
            Rules(before, [.. before, ("campaigns/noel.md", Campaign.Replace("start:", "review: { approvers: [camille], time: 2h }\nstart:", StringComparison.Ordinal))]));
        Assert.Equal(
            ["content/people/camille.yml: This changes whose yes is that of 'camille': emails – → [a@b.example]; login – → cam."],
            Rules(before, [.. before, ("people/camille.yml", "name: Camille\nemails: [a@b.example]\nextra: { login: cam }\n")]));
        Assert.Empty(Rules([], ("people/camille.yml", "name: Camille\nemails: [a@b.example]\n")));
    }

    private static string Plan(string mode) => $"title: Plan\nlanguage: fr\ntimezone: Europe/Paris\nrepository: https://github.com/lune/plan\nreview: {{ mode: {mode} }}\n";

    private static string[] Rules((string, string)[] before, params (string, string)[] after) =>
        [.. ReviewSample.Of(before, after).Clashes.Where(clash => clash.Kind == "approval-rules").Select(clash => $"{clash.Source.Path}: {clash.Message}")];

    private static string Post(string time, string account = "lune-mastodon") => ReviewSample.Post("Bol", time, "Bol " + time, account, "campaign: noel\n");

    private static string[] Told(params (string, string)[] after) => Told([], after);

    private static string[] Told((string, string)[] before, params (string, string)[] after) =>
        [.. ReviewSample.Of([.. Before, .. before], [.. Before, .. after]).Clashes.Where(clash => clash.Kind == "same-campaign").Select(clash => $"{clash.Post}: {clash.Message}")];
}
