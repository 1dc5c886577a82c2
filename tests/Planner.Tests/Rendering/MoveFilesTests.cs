namespace Planner.Tests.Rendering;

public sealed class MoveFilesTests
{
    [Fact]
    public void A_month_says_where_each_of_its_times_stands()
    {
        var site = SmallSite.Of(("content/posts/p.md", "---\ntitle: P\nstatus: ready\npublish_at: 2026-11-24 18:30 # a \"b\"\naccounts: [lune-mastodon, lune-x: {publish_at: 2026-12-01 10:00}]\n---\nTexte\n"));
        Assert.Equal("""document.currentScript.found={"p":[{"w":"2026-11-24T18:30","f":"content/posts/p.md","l":4,"s":12,"n":16,"t":"status: ready\npublish_at: 2026-11-24 18:30 # a \"b\"\naccounts: [lune-mastodon, lune-x: {publish_at: 2026-12-01 10:00}]","b":1}]}""", site.Text("moves/2026-11.js"));
        Assert.Contains("\"a\":\"lune-x\",\"l\":5,", site.Text("moves/2026-12.js"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("status: withdrawn\npublish_at: 2026-11-24 18:30\n")]
    [InlineData("status: ready\npublish_at: 2026-11-24 18:30+01:00\n")]
    [InlineData("status: ready\npublish_at: 2026-11-24 18:30\r\n")]
    [InlineData("status: ready\n")]
    public void What_no_patch_could_move_is_left_out(string fields) =>
        Assert.DoesNotContain(SmallSite.Of(("content/posts/p.md", $"---\ntitle: P\n{fields}accounts: [lune-mastodon]\n---\nTexte\n")).Paths, path => path.StartsWith("moves/", StringComparison.Ordinal));

    [Fact]
    public void A_secret_beside_a_time_is_on_no_page()
    {
        var token = "ghp_" + new string('a', 36);
        var site = SmallSite.Of(("content/posts/p.md", $"---\ntitle: P\nstatus: ready\n# {token}\npublish_at: 2026-11-24 18:30\naccounts: [lune-mastodon]\n---\nTexte\n"));
        Assert.DoesNotContain(token, site.Text("moves/2026-11.js"), StringComparison.Ordinal);
    }
}
