using Planner.Rendering;

namespace Planner.Tests.Rendering;

public sealed class RichTextHtmlTests
{
    [Fact]
    public void Lists_nest_and_continue()
    {
        var text = Text(
            Block("*", "-", "one"), Block("**", "-", "inner"), Block("*", null, "more of one"), Block("*", "-", "two"), Block("", null, "after"));
        Assert.Equal(
            "<ul><li><p>one</p><ul><li><p>inner</p></li></ul><p>more of one</p></li><li><p>two</p></li></ul><p>after</p>", Html(text));
    }

    [Fact]
    public void A_numbered_list_starts_where_it_says() =>
        Assert.Equal("<ol start=\"3\"><li><p>c</p></li><li><p>d</p></li></ol>", Html(Text(Block("1", "3.", "c"), Block("1", "4.", "d"))));

    [Fact]
    public void Quotes_hold_lists() =>
        Assert.Equal("<blockquote><p>q</p><ul><li><p>a</p></li></ul></blockquote><p>b</p>", Html(Text(Block(">", null, "q"), Block(">*", "-", "a"), Block("", null, "b"))));

    [Fact]
    public void Headings_fit_the_outline_of_the_page()
    {
        var text = Text(
            new TextBlock(BlockKind.Heading, 2, "", null, 1, [Run("A")]), new TextBlock(BlockKind.Heading, 3, "", null, 2, [Run("B")]));
        Assert.Equal("<h3>A</h3><h4>B</h4>", Html(text));
    }

    [Fact]
    public void Tables_keep_their_cells()
    {
        var end = new Run("", RunStyle.CellEnd, null, 1, 1);
        var text = Text(
            new TextBlock(BlockKind.TableHeader, 0, "", null, 1, [Run("A"), end, Run("B"), end]),
            new TextBlock(BlockKind.TableRow, 0, "", null, 2, [Run("1"), end, Run("<2>"), end]));
        Assert.Equal(
            "<div class=\"scroll\" tabindex=\"0\"><table><tr><th>A</th><th>B</th></tr><tr><td>1</td><td>&lt;2&gt;</td></tr></table></div>", Html(text));
    }

    [Fact]
    public void Runs_of_one_link_are_one_link() =>
        Assert.Equal(
            "<p><a href=\"https://a.example/?x=1&amp;y=2\" rel=\"nofollow noopener\">see <strong>this</strong></a></p>",
            Html(Text(new TextBlock(BlockKind.Paragraph, 0, "", null, 1,
                [Run("see ") with { Link = "https://a.example/?x=1&y=2" }, new Run("this", RunStyle.Bold, "https://a.example/?x=1&y=2", 1, 5)]))));

    [Fact]
    public void A_picture_from_elsewhere_is_a_link() =>
        Assert.Equal(
            "<p><a href=\"https://a.example/x.png\" rel=\"nofollow noopener\">Un bol</a></p>",
            Html(Text(new TextBlock(BlockKind.Paragraph, 0, "", null, 1, [new Run("Un bol", RunStyle.Image, "https://a.example/x.png", 1, 1)]))));

    [Theory]
    [InlineData("https://a.example", true)]
    [InlineData("mailto:a@b.example", true)]
    [InlineData("page.html", true)]
    [InlineData("a/b:c", true)]
    [InlineData("javascript:alert(1)", false)]
    [InlineData("JaVaScRiPt:alert(1)", false)]
    [InlineData("java\nscript:alert(1)", false)]
    [InlineData(" javascript:alert(1)", false)]
    [InlineData("data:text/html,x", false)]
    [InlineData("vbscript:x", false)]
    [InlineData("//evil.example", false)]
    [InlineData("\\\\evil.example", false)]
    [InlineData("/\\evil.example", false)]
    [InlineData("\\/evil.example", false)]
    [InlineData("  //evil.example", false)]
    [InlineData("/page.html", true)]
    public void Only_links_that_cannot_run_are_kept(string link, bool isKept) => Assert.Equal(isKept, RunHtml.SafeLink(link) is not null);

    private static string Html(RichText text) => RichTextHtml.OfProse(text, 3, "../")!.ToString().Replace("\n", "", StringComparison.Ordinal);

    private static RichText Text(params ReadOnlySpan<TextBlock> blocks) => new([.. blocks]);

    private static TextBlock Block(string nesting, string? marker, string text) => new(BlockKind.Paragraph, 0, nesting, marker, 1, [Run(text)]);

    private static Run Run(string text) => new(text, RunStyle.None, null, 1, 1);
}
