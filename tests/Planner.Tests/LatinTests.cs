using Planner.Checking;
using Planner.Findings;

namespace Planner.Tests;

public sealed class LatinTests
{
    [Theory]
    [InlineData("Règlement", "Reglement")]
    [InlineData("Œuvre d’ÉTÉ", "OEuvre d’ETE")]
    [InlineData("Straße, STRAẞE", "Strasse, STRASSE")]
    [InlineData("İstanbul ılık", "Istanbul ilik")]
    [InlineData("e\u0301te\u0301", "ete")]
    [InlineData("Tiếng Việt Łódź Þór", "Tieng Viet Lodz THor")]
    [InlineData("Ελλάδα Россия हिन्दी 日本 🔥", "Ελλάδα Россия हिन्दी 日本 🔥")]
    [InlineData("plain", "plain")]
    public void Accents_go_and_other_scripts_stay(string text, string folded) => Assert.Equal(folded, Latin.Fold(text));

    [Theory]
    [InlineData("Règlement déposé")]
    [InlineData("RÈGLEMENT")]
    [InlineData("Re\u0300glement")]
    public void A_checklist_that_says_reglement_has_its_terms(string title)
    {
        var step = new Step("a", title, null, null, null, true, null, new SourceSpan("x", 1, 1));
        Assert.True(ExpectedSteps.All.Single(expected => expected.Name == "terms").IsCoveredBy(step));
    }
}
