using Planner.Networks;
using Planner.Tests.Networks.Texts;

namespace Planner.Tests.Networks;

public sealed class UtmLinksTests
{
    private static readonly UtmLinks Links = new(new Utm(null, null, null, null), "noel 2026");
    private const string Added = "utm_source=mastodon&utm_medium=social&utm_campaign=noel%202026";

    [Theory]
    [InlineData("https://lune.fr", "https://lune.fr?" + Added)]
    [InlineData("https://lune.fr/?a=1", "https://lune.fr/?a=1&" + Added)]
    [InlineData("https://lune.fr/noel#haut", "https://lune.fr/noel?" + Added + "#haut")]
    [InlineData("https://lune.fr/?utm_source=lettre", "https://lune.fr/?utm_source=lettre")]
    [InlineData("https://lune.fr/?q=utm_source", "https://lune.fr/?q=utm_source&" + Added)]
    [InlineData("mailto:camille@lune.fr", "mailto:camille@lune.fr")]
    [InlineData("media/bol.jpg", "media/bol.jpg")]
    public void Parameters_are_added_to_pages_of_the_web(string address, string sent) => Assert.Equal(sent, Links.AddTo(address, "mastodon"));

    [Theory]
    [InlineData("Voir https://lune.fr/a, ou http://lune.fr.", "Voir https://lune.fr/a?" + Added + ", ou http://lune.fr?" + Added + ".")]
    [InlineData("(https://lune.fr/a_(b))", "(https://lune.fr/a_(b)?" + Added + ")")]
    [InlineData("« https://lune.fr »", "« https://lune.fr?" + Added + " »")]
    [InlineData("[la galerie](https://lune.fr)", "la galerie (https://lune.fr?" + Added + ")")]
    [InlineData("<https://lune.fr>", "https://lune.fr?" + Added)]
    [InlineData("`https://lune.fr`", "https://lune.fr")]
    [InlineData("://lune.fr https:// ", "://lune.fr https://")]
    [InlineData("https://web.archive.org/web/2026/https://lune.fr/a et https://lune.fr", "https://web.archive.org/web/2026/https://lune.fr/a?" + Added + " et https://lune.fr?" + Added)]
    [InlineData("![bol](https://lune.fr/bol.jpg)", "bol")]
    public void Bare_addresses_count_too_and_what_stands_around_them_stays(string markdown, string sent) =>
        Assert.Equal(sent, PlainText.Of(Links.AddTo(Sources.Read(markdown), "mastodon")));

    [Fact]
    public void The_team_s_own_words_go_first() =>
        Assert.Equal("https://lune.fr?utm_source=s&utm_medium=m&utm_campaign=c&utm_content=d", new UtmLinks(new Utm("s", "m", "c", "d"), "noel").AddTo("https://lune.fr", "x"));
}
