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

    private static string Post(string time, string account = "lune-mastodon") => ReviewSample.Post("Bol", time, "Bol " + time, account, "campaign: noel\n");

    private static string[] Told(params (string, string)[] after) => Told([], after);

    private static string[] Told((string, string)[] before, params (string, string)[] after) =>
        [.. ReviewSample.Of([.. Before, .. before], [.. Before, .. after]).Clashes.Where(clash => clash.Kind == "same-campaign").Select(clash => $"{clash.Post}: {clash.Message}")];
}
