using Planner.Findings;

namespace Planner.Tests.Findings;

public class ExplanationTests
{
    public static TheoryData<string> Languages => [.. RuleTexts.Languages];

    [Theory]
    [MemberData(nameof(Languages))]
    public void One_rule_is_explained_from_why_to_silence(string language) =>
        Golden.Check($"tests/Planner.Tests/Golden/findings/explain.{language}.txt", Explanation.Of(Rules.Find("quiet-hours")!, RuleTexts.In(language)));

    [Theory]
    [MemberData(nameof(Languages))]
    public void All_rules_are_listed_by_subject(string language) =>
        Golden.Check($"tests/Planner.Tests/Golden/findings/explain-all.{language}.txt", Explanation.OfAll(RuleTexts.In(language)));

    [Fact]
    public void A_locked_rule_says_that_it_cannot_be_silenced() =>
        Assert.EndsWith("\nThis rule can neither be silenced nor softened.\n", Explanation.Of(Rules.Find("encoding")!, RuleTexts.In("en")), StringComparison.Ordinal);

    [Theory]
    [InlineData("alt-text-mising", "en", "There is no rule 'alt-text-mising'. Did you mean 'alt-text-missing'?\n")]
    [InlineData("???", "en", "There is no rule '???'. All rules are listed by planner explain.\n")]
    [InlineData("quiet_hours", "fr", "La règle «\u00a0quiet_hours\u00a0» n’existe pas. Vouliez-vous dire «\u00a0quiet-hours\u00a0»\u202f?\n")]
    public void An_unknown_rule_gets_the_one_that_was_meant(string name, string language, string answer) =>
        Assert.Equal(answer, Explanation.OfUnknown(name, RuleTexts.In(language)));
}
