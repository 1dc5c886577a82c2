using Planner.Publishing.Connectors.Mastodon;

namespace Planner.Tests.Publishing.Connectors.Mastodon;

public sealed class MastodonTextTests
{
    // As Mastodon 4 (paragraphs, cut links), GoToSocial (links in paragraphs), and snac 2.75 (breaks, raw ampersands) answer.
    [Theory]
    [InlineData("<p>One<br />two</p><p>Three &amp; &lt;four&gt;</p>", "One\ntwo\n\nThree & <four>")]
    [InlineData("<p><a href=\"https://lune.example/a/very/long/way?to=it\" rel=\"nofollow\"><span class=\"invisible\">https://</span><span class=\"ellipsis\">lune.example/a/very/long/way?t</span><span class=\"invisible\">o=it</span></a></p>", "https://lune.example/a/very/long/way?to=it")]
    [InlineData("<p><a href=\"https://lune.example/a/very/long/way?a=1&amp;b=2\">lune.example/a…</a>, see</p>", "https://lune.example/a/very/long/way?a=1&b=2, see")]
    [InlineData("<p><span class=\"h-card\"><a href=\"https://rivemont.example/@ada\" class=\"u-url mention\">@<span>ada</span></a></span> <a href=\"https://m.example/tags/feu\" class=\"mention hashtag\" rel=\"tag\">#<span>feu</span></a></p>", "@ada@rivemont.example #feu")]
    [InlineData("a < b & c<br>fin <3<br>", "a < b & c\nfin <3")]
    [InlineData("&#128578; 🔥<br><br>fin<br>", "🙂 🔥\n\nfin")]
    [InlineData("<a href=\"https://x.example/\">never closed", "never closed")]
    [InlineData("<p", "<p")]
    public void What_a_server_makes_of_a_text_is_the_text(string html, string sent) => Assert.Contains(
        MastodonText.Comparable(sent),
        new[] { MastodonText.Comparable(MastodonText.Plain(html, withAddresses: false)), MastodonText.Comparable(MastodonText.Plain(html, withAddresses: true)) });

    [Theory]
    [InlineData("Merci à @ada@rivemont.example.", "Merci à @ada.")]
    [InlineData("@ada@rivemont.example", "@ada")]
    [InlineData("(@ada@rivemont.example) @bob", "(@ada) @bob")]
    [InlineData("mail ada@rivemont.example", "mail ada@rivemont.example")]
    [InlineData("@ @@ @a@ @a@@b a@", "@ @@ @a@ @a@@b a@")]
    [InlineData("  one \r\n\n two  ", "one two")]
    public void Servers_of_mentions_and_white_space_do_not_count(string text, string expected) => Assert.Equal(expected, MastodonText.Comparable(text));

    [Theory]
    [InlineData("**Fort** :-)", "Fort 🙂", true)]
    [InlineData("Fort", "Faible", false)]
    [InlineData("", "", true)]
    [InlineData("Venez samedi à l’atelier, le four s’ouvre à dix heures", "Venez samedi à l’atelier, le four s’ouvre à onze heures", true)]
    public void Two_texts_are_near(string one, string other, bool expected) => Assert.Equal(expected, MastodonText.IsNear(one, other));
}
