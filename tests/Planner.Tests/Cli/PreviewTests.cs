using System.Text.Json;

namespace Planner.Tests.Cli;

[Collection("command line")]
public sealed class PreviewTests : IDisposable
{
    private readonly CommandFolder folder = CommandFolder.WithPlan();

    public PreviewTests()
    {
        folder.Write("content/accounts/lune-bluesky.yml", "network: bluesky\nbrand: lune\nhandle: lune.example\n");
        folder.Write("content/accounts/lune-facebook.yml", "network: facebook\nbrand: lune\nhandle: lune\n");
        folder.Write("content/campaigns/noel.md", "---\ntitle: Noël\nbrand: lune\nstart: 2026-11-01\nend: 2026-12-31\nutm: {medium: organic}\n---\n");
        folder.Write("content/media/bol.jpg", "a picture");
        folder.Write("content/media/four.jpg", "a picture");
        folder.Write(
            "content/posts/teaser.md",
            "---\ntitle: Teaser\nstatus: ready\ncampaign: noel\npublish_at: 2026-11-24 18:30\nlink: https://lune.fr/noel\nfirst_comment: Ici !\n"
            + "accounts: [lune-mastodon, lune-x, lune-bluesky, lune-facebook]\nmedia: [{file: media/bol.jpg, alt: Un bol bleu}]\n---\n"
            + "Le four est **chaud** 🔥 : [la galerie](https://lune.fr/galerie?a=1#haut) #ceramique\n\n---\n\nDemain. ![Le four](media/four.jpg)\n\n"
            + "## @facebook\n\nLe four est chaud.\n");
        folder.Write("content/posts/nowhere.md", "---\ntitle: Nowhere\nstatus: draft\n---\nHello\n");
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_network_s_name_cannot_act_on_a_terminal()
    {
        folder.Write("content/networks/x.yml", "name: \"X\\e[31m\"\n");
        var run = await folder.RunAsync("preview", "teaser", "--account", "lune-x");
        Assert.StartsWith("lune-x (X␛[31m), ", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_network_gets_its_own_text()
    {
        using var json = await JsonAsync("teaser");
        Assert.Equal(["lune-mastodon", "lune-x", "lune-bluesky", "lune-facebook"], Previews(json).Select(preview => preview.GetProperty("account").GetString()));
        Assert.Equal(
            "Le four est chaud 🔥 : la galerie (https://lune.fr/galerie?a=1&utm_source=mastodon&utm_medium=organic&utm_campaign=noel#haut) #ceramique\n\n"
            + "https://lune.fr/noel?utm_source=mastodon&utm_medium=organic&utm_campaign=noel",
            Segment(json, 0, 0).GetProperty("text").GetString());
        Assert.Equal("Le four est chaud 🔥 : la galerie #ceramique", Segment(json, 2, 0).GetProperty("text").GetString()!.Split('\n')[0]);
    }

    [Fact]
    public async Task Bluesky_gets_facets_by_bytes()
    {
        using var json = await JsonAsync("teaser");
        var segment = Segment(json, 2, 0);
        var text = System.Text.Encoding.UTF8.GetBytes(segment.GetProperty("text").GetString()!);
        Assert.Equal(
            ["link la galerie https://lune.fr/galerie?a=1&utm_source=bluesky&utm_medium=organic&utm_campaign=noel#haut", "tag #ceramique ceramique", "link lune.fr/noel?utm_sou... https://lune.fr/noel?utm_source=bluesky&utm_medium=organic&utm_campaign=noel"],
            segment.GetProperty("facets").EnumerateArray().Select(facet =>
                $"{facet.GetProperty("kind").GetString()} {System.Text.Encoding.UTF8.GetString(text[facet.GetProperty("byteStart").GetInt32()..facet.GetProperty("byteEnd").GetInt32()])} {facet.GetProperty("value").GetString()}"));
    }

    [Fact]
    public async Task Media_go_with_the_message_in_which_they_stand()
    {
        using var json = await JsonAsync("teaser");
        Assert.Equal(["media/bol.jpg Un bol bleu"], Media(Segment(json, 0, 0)));
        Assert.Equal(["media/four.jpg Le four"], Media(Segment(json, 0, 1)));
        Assert.Equal("Demain.", Segment(json, 0, 1).GetProperty("text").GetString());
    }

    [Fact]
    public async Task What_the_network_bills_is_shown()
    {
        using var json = await JsonAsync("teaser");
        Assert.Equal(0.23m, Previews(json).ElementAt(1).GetProperty("cost").GetProperty("amount").GetDecimal());
        Assert.Equal(JsonValueKind.Null, Previews(json).First().GetProperty("cost").ValueKind);
    }

    /// <summary>A card beside the text is pushed out by media; the address then stands in the text.</summary>
    [Fact]
    public async Task A_link_is_never_lost()
    {
        using var json = await JsonAsync("teaser");
        Assert.EndsWith("utm_source=facebook&utm_medium=organic&utm_campaign=noel", Segment(json, 3, 0).GetProperty("text").GetString(), StringComparison.Ordinal);
        folder.Write("content/posts/card.md", "---\ntitle: Card\nstatus: draft\npublish_at: 2026-11-24 18:30\nlink: https://lune.fr/noel\naccounts: [lune-facebook]\n---\nLe four.\n");
        using var card = await JsonAsync("card");
        Assert.Equal(("Le four.", "https://lune.fr/noel"), (Segment(card, 0, 0).GetProperty("text").GetString(), Previews(card).Single().GetProperty("link").GetString()));
    }

    [Fact]
    public async Task A_long_text_becomes_a_thread_where_it_asks_for_it()
    {
        folder.Write("content/posts/long.md", $"---\ntitle: Long\nstatus: draft\npublish_at: 2026-11-24 18:30\nthread: {{split: auto, numbered: true}}\naccounts: [lune-x]\n---\n{string.Join(' ', Enumerable.Repeat("Le four est chaud ce soir.", 20))}\n");
        using var json = await JsonAsync("long");
        var segments = Previews(json).Single().GetProperty("segments").EnumerateArray().ToArray();
        Assert.Equal(2, segments.Length);
        Assert.EndsWith("ce soir. 1/2", segments[0].GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.All(segments, segment => Assert.InRange(segment.GetProperty("length").GetProperty("value").GetInt32(), 1, 280));
    }

    [Fact]
    public async Task A_thread_that_is_cut_has_room_for_the_link()
    {
        folder.Write("content/posts/long.md", $"---\ntitle: Long\nstatus: draft\npublish_at: 2026-11-24 18:30\nthread: auto\nlink: https://lune.fr/noel\naccounts: [lune-x]\n---\n{string.Join(' ', Enumerable.Repeat("Le four est chaud ce soir.", 20))}\n");
        using var json = await JsonAsync("long");
        var segments = Previews(json).Single().GetProperty("segments").EnumerateArray().ToArray();
        Assert.All(segments, segment => Assert.InRange(segment.GetProperty("length").GetProperty("value").GetInt32(), 1, 280));
        Assert.Single(segments, segment => segment.GetProperty("text").GetString()!.Contains("https://lune.fr/noel", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_poll_is_told_where_people_can_vote()
    {
        folder.Write("content/posts/poll.md", "---\ntitle: Poll\nstatus: draft\npublish_at: 2026-11-24 18:30\naccounts: [lune-mastodon, lune-bluesky]\npoll: {options: [Bol, Tasse], duration: 2d}\n---\nLequel ?\n");
        using var json = await JsonAsync("poll");
        var polls = Previews(json).Select(preview => preview.GetProperty("poll")).ToArray();
        Assert.Equal(["Bol", "Tasse"], polls[0].GetProperty("options").EnumerateArray().Select(option => option.GetString()));
        Assert.Equal((172_800, false), (polls[0].GetProperty("openSeconds").GetInt32(), polls[0].GetProperty("multiple").GetBoolean()));
        Assert.Equal(JsonValueKind.Null, polls[1].ValueKind);
    }

    [Fact]
    public async Task The_text_form_is_for_people() => Golden.Check("tests/Planner.Tests/Golden/preview.txt", (await folder.RunAsync("preview", "teaser")).Output);

    [Fact]
    public async Task One_account_or_a_file_may_be_named()
    {
        var run = await folder.RunAsync("preview", "content/posts/teaser.md", "--account", "lune-x");
        Assert.StartsWith("lune-x (X), 2026-11-24 18:30 Europe/Paris\n", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("lune-mastodon", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("there is no post 'teasr'; did you mean 'teaser'?", "teasr")]
    [InlineData("teaser does not go to 'lune-bluesk'; it goes to lune-mastodon, lune-x, lune-bluesky, lune-facebook.", "teaser", "--account", "lune-bluesk")]
    public async Task A_wrong_name_is_told(string message, params string[] arguments)
    {
        var run = await folder.RunAsync(["preview", .. arguments]);
        Assert.Equal((2, ""), (run.Code, run.Output));
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_post_without_accounts_goes_nowhere() => Assert.Equal("nowhere goes to no account yet.\n", (await folder.RunAsync("preview", "nowhere")).Output);

    private async Task<JsonDocument> JsonAsync(string post) => JsonDocument.Parse((await folder.RunAsync("preview", post, "--format", "json")).Output);

    private static IEnumerable<JsonElement> Previews(JsonDocument json) => json.RootElement.GetProperty("previews").EnumerateArray();

    private static JsonElement Segment(JsonDocument json, int preview, int segment) => Previews(json).ElementAt(preview).GetProperty("segments")[segment];

    private static IEnumerable<string> Media(JsonElement segment) =>
        segment.GetProperty("media").EnumerateArray().Select(media => $"{media.GetProperty("file").GetString()} {media.GetProperty("alt").GetString()}");
}
