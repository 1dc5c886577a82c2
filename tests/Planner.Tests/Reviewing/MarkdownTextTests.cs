using FsCheck;
using FsCheck.Fluent;
using Markdig;
using Planner.Reviewing;

namespace Planner.Tests.Reviewing;

public sealed class MarkdownTextTests
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .UsePipeTables().UseGridTables().UseEmphasisExtras().UseAutoLinks().UseTaskLists().UseFootnotes().UseMathematics().UseListExtras().UseDefinitionLists().UseAlertBlocks().UseGenericAttributes().UseEmojiAndSmiley().Build();
    private static readonly string[] Pieces =
    [
        "@user", "@org/team", "#1", "user/repo#12", "GH-3", "!7", "&4", "%2", "~bug", "$9", "^x", ":tada:", "https://github.com/a/b/issues/1", "www.x.example", "a@b.example", "**", "__", "~~", "`", "```", "|", "\\",
        "</details>", "<script>alert(1)</script>", "<!--", "-->", "&amp;", "&lt;", "[a](javascript:b)", "![x](y)", "- ", "1. ", "# ", "> ", "    ", "===", "---", "\n", "\n\n", "/close", "\u202E", "\u2066", " ", "mot", "é", "deadbeefdeadbeef", "{{x}}", "$$", "\t", "[^1]", "::: x", "+++", "=",
    ];

    [Theory]
    [InlineData("@user", "&#64;\u200Buser")]
    [InlineData("#1 et #mot", "&#35;\u200B1 et &#35;\u200Bmot")]
    [InlineData("a | b `c`", "a &#124; b &#96;c&#96;")]
    [InlineData("</details>", "&#60;/details&#62;")]
    [InlineData("un\r\ndeux", "un<br>deux")]
    [InlineData("18:30", "18:30")]
    [InlineData(":tada:", ":\u200Btada:")]
    [InlineData("https://x.example/", "https:\u200B//x.example/")]
    [InlineData("GH-12", "GH-\u200B12")]
    [InlineData("d670460b4b4aece5915caf5c68d12f560a9fe3e4", "d67046\u200B0b4b4a\u200Bece591\u200B5caf5c\u200B68d12f\u200B560a9f\u200Be3e4")]
    [InlineData("a\u202Eb", "a&#60;U&#43;202E&#62;b")]
    public void Marks_are_shown_and_not_obeyed(string text, string expected) => Assert.Equal(expected, MarkdownText.Of(text));

    [Theory]
    [InlineData("content/media/a b.jpg", "content/media/a%20b.jpg")]
    [InlineData("\" onerror=\"x", "%22%20onerror%3D%22x")]
    [InlineData("é)", "%C3%A9%29")]
    public void Addresses_hold_nothing_that_ends_them(string path, string expected) => Assert.Equal(expected, MarkdownText.Address(path));

    /// <summary>Whatever the text, a Markdown reader with what forges add sees one paragraph of text in the quote, and breaks.</summary>
    [Fact]
    public void No_text_is_more_than_text() => Check.One(Config.QuickThrowOnFailure.WithMaxTest(2000), Prop.ForAll(Gen.Elements(Pieces).ListOf().Select(string.Concat).ToArbitrary(), text =>
    {
        var html = Markdown.ToHtml("> " + MarkdownText.AtStart(MarkdownText.Of(text)) + "x\n", Pipeline);
        var inner = html.Replace("<blockquote>\n<p>", "", StringComparison.Ordinal).Replace("</p>\n</blockquote>\n", "", StringComparison.Ordinal).Replace("<br>", "", StringComparison.Ordinal);
        return !inner.Contains('<', StringComparison.Ordinal) && !inner.Contains('>', StringComparison.Ordinal);
    }));
}
