using FsCheck;
using FsCheck.Fluent;
using Planner.Loading;
using Planner.Tests.Rendering;

namespace Planner.Tests;

public sealed class ShortLinksTests
{
    [Theory]
    [InlineData("noel", true)]
    [InlineData("noel-2026", true)]
    [InlineData("9", true)]
    [InlineData("Noel", false)]
    [InlineData("noël", false)]
    [InlineData("-noel", false)]
    [InlineData("noel-", false)]
    [InlineData("no--el", false)]
    [InlineData("no.el", false)]
    [InlineData("no_el", false)]
    [InlineData("", false)]
    public void A_slug_is_what_everybody_can_type(string slug, bool isSlug) => Assert.Equal(isSlug, ShortLinks.IsSlug(slug));

    [Theory]
    [InlineData("noel", "NOEL")]
    [InlineData("noel", "n0el")]
    [InlineData("bill", "b1l1")]
    [InlineData("noel-2026", "noel2026")]
    [InlineData("modern", "modem")]
    [InlineData("vvin", "win")]
    public void Names_that_are_typed_for_each_other_have_one_shape(string one, string other) => Assert.Equal(ShortLinks.Shape(one), ShortLinks.Shape(other));

    [Theory]
    [InlineData("noel", "noels")]
    [InlineData("noel-2026", "noel-2027")]
    public void Others_have_two(string one, string other) => Assert.NotEqual(ShortLinks.Shape(one), ShortLinks.Shape(other));

    [Theory]
    [InlineData("https://plan.example/team/go/x/", true)]
    [InlineData("https://PLAN.example/team/go/x", true)]
    [InlineData("https://plan.example/team/./go/../go/x", true)]
    [InlineData("https://plan.example/team/%67o/x", true)]
    [InlineData("https://plan.example/team/go", true)]
    [InlineData("https://plan.example/team/gone", false)]
    [InlineData("https://plan.example/go/x", false)]
    [InlineData("https://elsewhere.example/team/go/x", false)]
    public void An_address_leads_back_when_it_is_a_short_link_of_this_site(string url, bool leadsBack) =>
        Assert.Equal(leadsBack, ShortLinks.LeadsBack(url, Options("https://plan.example/team/")));

    [Fact]
    public void What_a_link_says_of_itself_beats_its_campaign_part_by_part()
    {
        var site = SmallSite.Of(
            ("content/campaigns/noel.md", "---\ntitle: Noël\nbrand: lune\nstart: 2026-11-01\nend: 2026-12-24\nutm: {source: social, medium: organique}\n---\n"),
            ("content/links/carte.yml", "title: Carte\nurl: https://lune.example/noel?page=2#haut\ncampaign: noel\nutm: {source: papier}\n"),
            ("content/links/propre.yml", "title: Propre\nurl: https://lune.example/?utm_source=x\ncampaign: noel\n"),
            ("content/links/nu.yml", "title: Nu\nurl: https://lune.example/a%20b\n"));
        Assert.Equal("https://lune.example/noel?page=2&utm_source=papier&utm_medium=organique&utm_campaign=noel&utm_content=carte#haut", TargetOf(site, "carte"));
        Assert.Equal("https://lune.example/?utm_source=x", TargetOf(site, "propre"));
        Assert.Equal("https://lune.example/a%20b", TargetOf(site, "nu"));
    }

    [Fact]
    public void A_slug_keeps_its_shape_when_it_is_written_in_capitals() =>
        Prop.ForAll(ArbMap.Default.ArbFor<NonNull<string>>(), text =>
        {
            var shape = ShortLinks.Shape(text.Get.ToLowerInvariant());
            return ShortLinks.Shape(text.Get.ToUpperInvariant().ToLowerInvariant()) == ShortLinks.Shape(text.Get.ToUpperInvariant()) && !shape.Contains('-', StringComparison.Ordinal);
        }).QuickCheckThrowOnFailure();

    private static string? TargetOf(SmallSite site, string slug) => site.Page($"go/{slug}/index.html").QuerySelector("body a")!.GetAttribute("href");

    private static Options Options(string home) =>
        LoadedOptions.Read(new SourceFile(LoadedOptions.Path, System.Text.Encoding.UTF8.GetBytes($"title: Plan\nlanguage: en\ntimezone: Europe/Paris\nbase_url: {home}\n"))).Options!;
}
