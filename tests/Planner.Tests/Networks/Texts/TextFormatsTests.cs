using System.Text;
using Planner.Networks.Texts;

namespace Planner.Tests.Networks.Texts;

public sealed class TextFormatsTests
{
    private static readonly string[] Languages = ["en", "fr"];

    public static TheoryData<string, string> All { get; } = MakeAll();

    /// <summary>What people read: a rich text as every network takes it. Characters that nobody sees stand as <c>⟨U+2060⟩</c>.</summary>
    [Theory, MemberData(nameof(All))]
    public void A_rich_text_becomes_what_the_network_takes(string format, string language) =>
        Golden.Check($"tests/Planner.Tests/Golden/texts/{format}.{language}.txt", Told(TextFormats.Find(format)!(Sources.Golden(language))));

    [Fact]
    public void An_unknown_format_is_not_found() => Assert.Null(TextFormats.Find("fax"));

    [Fact]
    public void A_network_without_a_form_for_it_loses_tables_strokes_and_links_into_the_repository() => Assert.Equal(
        [new LostFormatting(FormattingKind.Strike, 1, 7), new LostFormatting(FormattingKind.Table, 3, 3), new LostFormatting(FormattingKind.Link, 7, 6)],
        TextFormats.Find("plain")!(Sources.Read("For ~~20~~ 15\n\n| a | b |\n|---|---|\n| c | d |\n\nsee [notes](notes.md)")).Lost);

    [Theory]
    [InlineData("[lune.example](https://lune.example/)", "https://lune.example/")]
    [InlineData("[https://lune.example](https://lune.example)", "https://lune.example")]
    [InlineData("<hello@lune.example>", "hello@lune.example")]
    [InlineData("[write](mailto:hello@lune.example?subject=x)", "write (hello@lune.example)")]
    [InlineData("[a **b** c](https://lune.example)", "a b c (https://lune.example)")]
    [InlineData("![alone](media/a.jpg)\n\nText", "Text")]
    [InlineData("![before](media/a.jpg) text", "text")]
    public void A_link_says_where_it_leads_once_and_a_picture_goes_out_as_media(string markdown, string expected) =>
        Assert.Equal(expected, TextFormats.Find("plain")!(Sources.Read(markdown)).Text);

    [Theory]
    [InlineData("`@Override`", "@\u2060Override")]
    [InlineData("    @Test", "@\u2060Test")]
    [InlineData("with @lune and a@b.example, `a@b.example`", "with @lune and a@b.example, a@b.example")]
    public void Code_mentions_nobody(string markdown, string expected) => Assert.Equal(expected, TextFormats.Find("mastodon")!(Sources.Read(markdown)).Text);

    [Fact]
    public void A_label_of_bluesky_is_a_link_beside_the_text()
    {
        var sent = TextFormats.Find("bluesky")!(Sources.Read("🔥 see [the **walk**](https://lune.example/walk)!"));
        Assert.Equal("🔥 see the walk!", sent.Text);
        Assert.Equal(new TextLink(7, 8, "https://lune.example/walk"), Assert.Single(sent.Links));
    }

    [Theory]
    [InlineData("#noël `#include` a#b (#x)", @"#noël \#include a\#b \(#x\)")]
    [InlineData("[Ada (1)](urn:li:person:AbC-1_2)", @"@[Ada \(1\)](urn:li:person:AbC-1_2)")]
    [InlineData("[x](urn:li:person:a)b)", @"@[x](urn:li:person:a)b\)")]
    [InlineData("a@b.example @c", @"a\@b.example \@c")]
    public void LinkedIn_keeps_hashtags_and_mentions_and_escapes_the_rest(string markdown, string expected) =>
        Assert.Equal(expected, TextFormats.Find("linkedin")!(Sources.Read(markdown)).Text);

    [Theory]
    [InlineData("@everyone and @here, not @heretic or a@here.example", "@\u200Beveryone and @\u200Bhere, not @heretic or a@here.example")]
    [InlineData("<@123> `@everyone`", "\\<@\u200B123\\> `@everyone`")]
    [InlineData("[https://a.example](https://b.example)", "https://a.example (https://b.example)")]
    [InlineData("#### deep", "**deep**")]
    public void Discord_calls_nobody_and_shows_no_trap(string markdown, string expected) => Assert.Equal(expected, TextFormats.Find("discord")!(Sources.Read(markdown)).Text);

    [Theory]
    [InlineData("**a** *b* ~~c~~ `d`", "*a* _b_ ~c~ `d`")]
    [InlineData("***a** b*", "*_a_* _b_")]
    [InlineData("in**word**", "inword")]
    [InlineData("<!channel> @channel", "&lt;!channel&gt; @\u2060channel")]
    [InlineData("\\*x\\* snake_case 2\\*3\\*4 - \\* -", "<!date^00000000^{_}|*>x<!date^00000000^{_}|*> snake_case 2*3*4 - * -")]
    [InlineData("\\> x", "\u00AD&gt; x")]
    [InlineData("[a & b](https://x.example/?a=1&b=2)", "<https://x.example/?a=1&amp;b=2|a &amp; b>")]
    [InlineData("[a_b](https://x.example)", "a_b (<https://x.example>)")]
    public void Slack_formats_what_the_author_formatted(string markdown, string expected) => Assert.Equal(expected, TextFormats.Find("slack")!(Sources.Read(markdown)).Text);

    [Theory]
    [InlineData("[x](javascript:alert(1))", "<p>x</p>")]
    [InlineData("[gallery ids=\"1\"] <script>", "<p>&#91;gallery ids=&quot;1&quot;] &lt;script&gt;</p>")]
    [InlineData("![a \"b\"](https://x.example/a.png)", "<p><img src=\"https://x.example/a.png\" alt=\"a &quot;b&quot;\"></p>")]
    [InlineData("![a](media/a.png)", "")]
    [InlineData("- > a\n- > b", "<ul>\n<li><blockquote>\n<p>a</p>\n</blockquote>\n</li>\n<li><blockquote>\n<p>b</p>\n</blockquote>\n</li>\n</ul>")]
    public void Html_holds_nothing_of_the_author_as_markup(string markdown, string expected) => Assert.Equal(expected, TextFormats.Find("html")!(Sources.Read(markdown)).Text);

    [Fact]
    public void The_text_of_a_mail_is_wrapped_and_no_line_is_too_long_for_mail()
    {
        var sent = TextFormats.Find("email")!(Sources.Read("> " + string.Join(' ', Enumerable.Repeat("lantern", 30)) + "\n\n" + new string('é', 1200) + "\n\n```\n" + new string('c', 1200) + "\n```"));
        var lines = sent.Alternative!.Split('\n');
        Assert.All(lines, line => Assert.InRange(Encoding.UTF8.GetByteCount(line), 0, 998));
        Assert.All(lines.Where(line => line.StartsWith('>')), line => Assert.InRange(line.Length, 2, 78));
        Assert.Equal(4, lines.Count(line => line.StartsWith('>')));
    }

    private static TheoryData<string, string> MakeAll()
    {
        var all = new TheoryData<string, string>();
        foreach (var format in TextFormats.Names)
        {
            foreach (var language in Languages)
            {
                all.Add(format, language);
            }
        }

        return all;
    }

    private static string Told(SentText sent)
    {
        var told = new StringBuilder(sent.Text).Append('\n');
        Part("counted", sent.Counted == sent.Text ? null : sent.Counted);
        Part("alternative", sent.Alternative);
        Part("links", string.Join('\n', sent.Links.Select(link => $"{link.Start}+{link.Length} {sent.Text.Substring(link.Start, link.Length)} -> {link.Address}")));
        Part("lost", string.Join('\n', sent.Lost.Select(lost => $"{lost.Kind} at {lost.Line}:{lost.Column}")));
        foreach (var unseen in new[] { '\u2060', '\u200B', '\u00AD' })
        {
            told.Replace(unseen.ToString(), $"⟨U+{(int)unseen:X4}⟩");
        }

        return told.ToString();

        void Part(string name, string? text)
        {
            if (!string.IsNullOrEmpty(text))
            {
                told.Append($"\n==== {name} ====\n").Append(text).Append('\n');
            }
        }
    }
}
