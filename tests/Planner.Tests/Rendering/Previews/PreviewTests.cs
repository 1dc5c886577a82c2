using AngleSharp.Dom;

namespace Planner.Tests.Rendering.Previews;

/// <summary>What a post's page shows of its deliveries.</summary>
public sealed class PreviewTests
{
    private const string Words = "un bol bleu sort du four chaud et la lune le regarde ";

    [Theory]
    [InlineData("mastodon", "microblog")]
    [InlineData("facebook", "feed")]
    [InlineData("instagram", "photo")]
    [InlineData("youtube", "video")]
    [InlineData("tiktok", "reel")]
    [InlineData("pinterest", "pin")]
    [InlineData("telegram", "chat")]
    [InlineData("reddit", "forum")]
    [InlineData("wordpress", "article")]
    [InlineData("email", "mail")]
    public void Each_style_has_an_outline_that_says_who_speaks_and_what(string network, string style)
    {
        var shown = Shown(network, "Le four est chaud.", "media: [{file: media/bol.jpg, alt: Un bol}]\n");
        Assert.Contains($"v-{style}", shown.ClassList);
        Assert.Contains("Atelier Lune", shown.TextContent, StringComparison.Ordinal);
        Assert.Contains("Le four est chaud.", shown.TextContent, StringComparison.Ordinal);
        Assert.Equal("Un bol", shown.QuerySelector(".grid img")!.GetAttribute("alt"));
        Assert.Equal("../media/bol.jpg", shown.QuerySelector(".grid img")!.GetAttribute("src"));
    }

    [Fact]
    public void A_thread_is_a_list_of_messages_each_with_its_length()
    {
        var delivery = Delivery("x", "Un.\n\n---\n\nDeux.");
        Assert.Equal(["Un.", "Deux."], delivery.QuerySelectorAll(".shown > ol > li .text").Select(text => text.TextContent));
        Assert.Equal(["3\u00a0/\u00a0280\u00a0caractères", "5\u00a0/\u00a0280\u00a0caractères"], delivery.QuerySelectorAll("li > .measure").Select(measure => measure.TextContent));
        Assert.Equal("Coût\u00a0: 0,03\u00a0$\u00a0US", delivery.QuerySelector(":scope > .measure")!.TextContent);
    }

    [Fact]
    public void A_text_that_is_too_long_says_by_how_much()
    {
        var measure = Delivery("x", string.Concat(Enumerable.Repeat("abcde ", 50)).TrimEnd()).QuerySelector(".measure")!;
        Assert.Equal("299\u00a0/\u00a0280\u00a0caractères ⚠ 19\u00a0de trop · Coût\u00a0: 0,015\u00a0$\u00a0US", measure.TextContent);
        Assert.NotNull(measure.QuerySelector("strong.over"));
    }

    [Fact]
    public void Networks_without_formatting_show_characters_alone()
    {
        var text = Shown("x", "Un **bol** : [la galerie](https://lune.fr/noel), @camille #noel").QuerySelector(".text")!;
        Assert.Equal("Un bol : la galerie (https://lune.fr/noel), @camille #noel", text.TextContent);
        Assert.Equal("https://lune.fr/noel", Assert.Single(text.QuerySelectorAll("a")).GetAttribute("href"));
        Assert.Equal(["@camille", "#noel"], text.QuerySelectorAll(".tag").Select(tag => tag.TextContent));
    }

    [Fact]
    public void What_leads_nowhere_there_is_not_marked()
    {
        var text = Shown("google-business", "@camille #noel https://lune.example", "media: [{file: media/bol.jpg}]\n").QuerySelector(".text")!;
        Assert.Empty(text.QuerySelectorAll(".tag"));
        Assert.Equal("https://lune.example", text.QuerySelector("a")!.GetAttribute("href"));
        Assert.Null(Shown("instagram", "https://lune.example", "media: [{file: media/bol.jpg}]\n").QuerySelector(".text a"));
    }

    [Fact]
    public void Mastodon_marks_people_of_other_servers_and_wants_a_scheme()
    {
        var text = Shown("mastodon", "@lune@mastodon.example @camille lune.fr https://lune.fr").QuerySelector(".text")!;
        Assert.Equal(["@lune@mastodon.example", "@camille", "https://lune.fr"], text.Children.Select(place => place.TextContent));
    }

    [Fact]
    public void Bluesky_shows_labels_and_its_facets()
    {
        var text = Shown("bluesky", "🔥 [la galerie](https://lune.fr/noel) é #noel").QuerySelector(".text")!;
        Assert.Equal("🔥 la galerie é #noel", text.TextContent);
        Assert.Equal(("la galerie", "https://lune.fr/noel"), (text.QuerySelector("a")!.TextContent, text.QuerySelector("a")!.GetAttribute("href")));
        Assert.Equal("#noel", text.QuerySelector(".tag")!.TextContent);
    }

    [Fact]
    public void LinkedIn_shows_no_backslashes_and_marks_whom_it_mentions()
    {
        var text = Shown("linkedin", "Avec [la Ville (de Lune)](urn:li:organization:123), *a_b* @personne #noel").QuerySelector(".text")!;
        Assert.Equal("Avec la Ville (de Lune), a_b @personne #noel", text.TextContent);
        Assert.Equal(["la Ville (de Lune)", "#noel"], text.QuerySelectorAll(".tag").Select(tag => tag.TextContent));
    }

    [Fact]
    public void Telegram_shows_its_own_marks_and_finds_addresses_outside_them()
    {
        var text = Shown("telegram", "**Un** <b> [bol](https://lune.fr/a?b=1&c=2) https://lune.fr/x?y=1&z=2 `@code`").QuerySelector(".text")!;
        Assert.Equal("Un <b> bol https://lune.fr/x?y=1&z=2 @code", text.TextContent);
        Assert.Equal(["https://lune.fr/a?b=1&c=2", "https://lune.fr/x?y=1&z=2"], text.QuerySelectorAll("a").Select(link => link.GetAttribute("href")));
        Assert.Empty(text.QuerySelectorAll(".tag"));
    }

    [Fact]
    public void Formatting_arrives_where_the_network_has_some()
    {
        var text = Shown("wordpress", "# Un\n\n**Deux** [trois](https://lune.fr) [quatre](../autre.md) https://lune.fr/cinq\n\n![six](https://lune.fr/six.png)").QuerySelector(".text")!;
        Assert.Equal("Un", text.QuerySelector("h5")!.TextContent);
        Assert.Equal("Deux", text.QuerySelector("strong")!.TextContent);
        Assert.Equal(["https://lune.fr", "https://lune.fr/cinq", "https://lune.fr/six.png"], text.QuerySelectorAll("a").Select(link => link.GetAttribute("href")));
        Assert.Empty(text.QuerySelectorAll("img"));
    }

    [Fact]
    public void Rows_of_a_table_are_lines_where_there_are_no_tables()
    {
        const string table = "| a | b |\n|---|---|\n| c | d |";
        Assert.Equal(["a | b", "c | d"], Shown("discord", table).QuerySelectorAll(".text p").Select(row => row.TextContent));
        Assert.NotNull(Shown("discourse", table).QuerySelector(".text table"));
    }

    [Fact]
    public void A_long_text_is_folded_and_nothing_of_it_is_lost()
    {
        var words = string.Concat(Enumerable.Repeat(Words, 10)).TrimEnd();
        var text = Shown("linkedin", words).QuerySelector(".text")!;
        Assert.Equal("…\u00a0plus", text.QuerySelector("details > summary > span")!.TextContent);
        Assert.Equal(words, string.Concat(text.ChildNodes.Where(node => node is not IElement { LocalName: "details" }).Select(node => node.TextContent)));
        Assert.InRange(text.FirstChild!.TextContent.Length, 186, 210);
        Assert.Null(Shown("linkedin", "Court.").QuerySelector("details"));
    }

    [Fact]
    public void Behind_the_fourth_picture_the_others_are_counted()
    {
        var six = $"media: [{string.Join(", ", Enumerable.Repeat("{file: media/bol.jpg, alt: Un bol}", 6))}]\n";
        var shown = Shown("facebook", "Six", six);
        Assert.Equal(4, shown.QuerySelector(".pictures > .grid")!.Children.Length);
        Assert.Equal("+2", shown.QuerySelector(".others > summary")!.TextContent);
        Assert.Equal(2, shown.QuerySelector(".others > .grid")!.Children.Length);
        Assert.Equal(6, Shown("instagram", "Six", six).QuerySelector(".message > .grid")!.Children.Length);
    }

    [Fact]
    public void A_picture_without_an_alternative_text_says_so_where_the_network_takes_one()
    {
        Assert.Equal("Sans texte alternatif", Shown("mastodon", "x", "media: [{file: media/bol.jpg}]\n").QuerySelector(".alt")!.TextContent);
        Assert.Null(Shown("tiktok", "x", "media: [{file: media/bol.jpg}]\n").QuerySelector(".alt"));
    }

    [Fact]
    public void A_card_shows_the_host_and_the_address()
    {
        var card = Shown("facebook", "Voir", "link: https://www.lune.fr/noel\n").QuerySelector(".link-card")!;
        Assert.Equal(("lune.fr", "https://www.lune.fr/noel"), (card.QuerySelector("strong")!.TextContent, card.GetAttribute("href")));
        Assert.NotNull(Shown("mastodon", "Voir https://lune.fr").QuerySelector(".link-card"));
        Assert.Null(Shown("mastodon", "Voir https://lune.fr", "media: [{file: media/bol.jpg}]\n").QuerySelector(".link-card"));
        Assert.Null(Shown("facebook", "Voir", "link: \"javascript:alert(1)\"\n").QuerySelector(".link-card"));
    }

    [Fact]
    public void A_warning_stands_in_front_where_the_network_has_one()
    {
        var warned = Shown("mastodon", "Le four", "content_warning: Feu\n").QuerySelector("details.warned")!;
        Assert.Equal(("Feu", "Le four"), (warned.QuerySelector("summary")!.TextContent, warned.QuerySelector(".text")!.TextContent));
        Assert.Null(Shown("x", "Le four", "content_warning: Feu\n").QuerySelector(".warned"));
    }

    [Fact]
    public void Each_message_of_a_thread_has_the_warning_and_counts_it()
    {
        var delivery = Delivery("mastodon", "Un.\n\n---\n\nDeux.", "content_warning: Feu\n");
        Assert.Equal(["Feu", "Feu"], delivery.QuerySelectorAll(".warned summary").Select(summary => summary.TextContent));
        Assert.Equal(["6\u00a0/\u00a0500\u00a0caractères", "8\u00a0/\u00a0500\u00a0caractères"], delivery.QuerySelectorAll("li > .measure").Select(measure => measure.TextContent));
    }

    [Fact]
    public void Answers_and_the_first_comment_follow()
    {
        var shown = Shown("mastodon", "Lequel ?", "poll: {options: [Bol, Tasse], duration: 2d, multiple: true}\nfirst_comment: \"Merci #noel\"\n");
        Assert.Equal(["Bol", "Tasse"], shown.QuerySelectorAll(".poll li").Select(answer => answer.TextContent));
        Assert.Equal("Sondage · plusieurs réponses · 2 jours", shown.QuerySelector(".poll .note")!.TextContent);
        Assert.Equal(("Merci #noel", "#noel"), (shown.QuerySelector(".reply .text")!.TextContent, shown.QuerySelector(".reply .tag")!.TextContent));
        Assert.Null(Shown("wordpress", "x", "first_comment: Merci\n").QuerySelector(".reply"));
    }

    [Fact]
    public void A_community_is_named_and_a_number_is_not()
    {
        Assert.Equal("ceramique", Shown("reddit", "x", "extra: {subreddit: ceramique}\n").QuerySelector(".who strong")!.TextContent);
        Assert.DoesNotContain("123456", Shown("pinterest", "x", "extra: {board: \"123456\"}\nmedia: [{file: media/bol.jpg}]\n").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void The_language_of_a_text_is_told_where_it_is_not_the_site_s()
    {
        Assert.Equal("en", Shown("x", "Hello", "language: en\n").QuerySelector(".text")!.GetAttribute("lang"));
        Assert.Null(Shown("x", "Bonjour").QuerySelector(".text")!.GetAttribute("lang"));
    }

    [Fact]
    public void A_brand_without_a_picture_has_its_initials()
    {
        var face = Shown("x", "x").QuerySelector(".face")!;
        Assert.Equal(("AL", "true"), (face.TextContent, face.GetAttribute("aria-hidden")));
        Assert.Contains("b-lune", face.ClassList);
    }

    [Fact]
    public void Where_nothing_goes_out_the_page_says_so() =>
        Assert.Equal("Rien à montrer\u00a0: ni texte, ni média.", Shown("x", "").TextContent.Trim());

    private static IElement Shown(string network, string text, string fields = "") => Delivery(network, text, fields).QuerySelector(".shown")!;

    private static IElement Delivery(string network, string text, string fields = "")
    {
        var server = network is "mastodon" ? "server: https://mastodon.example\n" : "";
        var site = SmallSite.Of(
            ("content/accounts/a.yml", $"network: {network}\nbrand: lune\nhandle: \"@lune\"\n{server}"),
            ("content/posts/p.md", $"---\ntitle: P\nstatus: ready\npublish_at: 2026-11-24 18:30\naccounts: [a]\n{fields}---\n{text}\n"));
        return site.Page("posts/p.html").QuerySelector("#to-a")!;
    }
}
