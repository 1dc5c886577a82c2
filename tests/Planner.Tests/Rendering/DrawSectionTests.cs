namespace Planner.Tests.Rendering;

public sealed class DrawSectionTests
{
    private const string Contest = "title: Un bol\nbrand: lune\nstart: 2026-11-01\nend: 2026-12-31\nopens: 2026-11-02 08:00\ncloses: 2026-11-10 20:00\ndraw_at: 2026-11-12 11:00\nterms: https://lune.example/r\ndraw: {winners: 1, reserves: 2}\n";
    private static readonly string Digest = new('d', 64);
    private static readonly string Entries = $"- {{\"event\":\"entries\",\"at\":\"2026-11-11T08:00:00Z\",\"by\":\"camille\",\"digest\":\"{Digest}\",\"entries\":1234,\"people\":1200}}\n";
    private static readonly string Drawn = $"- {{\"event\":\"draw\",\"at\":\"2026-11-12T10:00:05Z\",\"by\":\"camille\",\"digest\":\"{Digest}\",\"round\":33891412,\"randomness\":\"{new string('e', 64)}\",\"winners\":[\"{new string('1', 64)}\"],\"reserves\":[\"{new string('2', 64)}\",\"{new string('3', 64)}\"]}}\n";
    private static readonly string Replaced = $"- {{\"event\":\"replacement\",\"at\":\"2026-11-20T10:00:00Z\",\"by\":\"<b>x\",\"place\":1,\"out\":\"{new string('1', 64)}\",\"in\":\"{new string('2', 64)}\",\"reason\":\"<script>\"}}\n";

    [Fact]
    public void Before_there_is_a_list_the_page_says_what_will_decide_and_when()
    {
        var section = SmallSite.Of(("content/contests/bol.yml", Contest)).Page("contests/bol.html").QuerySelector(".draw")!;
        Assert.Contains("1 gagnant et 2 suppléants", section.TextContent, StringComparison.Ordinal);
        Assert.Contains("jeudi 12\u00a0novembre 2026", section.TextContent, StringComparison.Ordinal);
        Assert.Null(section.QuerySelector(".verify"));
    }

    [Fact]
    public void A_recorded_list_shows_its_digest_and_offers_the_log()
    {
        var site = SmallSite.Of(("content/contests/bol.yml", Contest), ("content/draws/bol.yml", Entries));
        var section = site.Page("contests/bol.html").QuerySelector(".draw")!;
        Assert.Equal(Digest, section.GetAttribute("data-digest"));
        Assert.Equal("../draws/bol.yml", section.QuerySelector(".downloads a")!.GetAttribute("href"));
        Assert.Equal("draws/bol.yml", site.File("draws/bol.yml").CopyFrom);
        Assert.DoesNotContain("draws/bol.txt", site.Paths);
    }

    [Fact]
    public void After_a_replacement_each_place_says_who_has_it_and_texts_stay_texts()
    {
        var section = SmallSite.Of(("content/contests/bol.yml", Contest), ("content/draws/bol.yml", Entries + Drawn + Replaced)).Page("contests/bol.html").QuerySelector(".draw")!;
        Assert.Equal(["remplacé\u00A0: <script>", "reçoit le lot 1", "en attente"], section.QuerySelectorAll(".drawn .note").Select(each => each.TextContent));
        Assert.Empty(section.QuerySelectorAll("script, b"));
        Assert.Equal(3, section.QuerySelectorAll(".happened li").Length);
    }

    [Fact]
    public void A_contest_that_is_not_drawn_here_has_no_such_section_and_no_file()
    {
        var site = SmallSite.Of(("content/contests/bol.yml", Contest.Replace("draw: {winners: 1, reserves: 2}\n", "", StringComparison.Ordinal)), ("content/draws/bol.yml", Entries));
        Assert.Null(site.Page("contests/bol.html").QuerySelector(".draw"));
        Assert.DoesNotContain("draws/bol.yml", site.Paths);
    }
}
