using System.Text.RegularExpressions;
using Planner.Findings;

namespace Planner.Tests.Findings;

public partial class RulesTests
{
    /// <summary>The contract's list; a rule is added here first.</summary>
    private const string Promised = """
        yaml-syntax front-matter-missing unknown-field field-type field-required duplicate-id unknown-reference encoding
        text-too-long text-empty too-many-hashtags too-many-mentions unknown-variant thread-unsupported formatting-lost link-malformed
        media-missing media-outside-content media-type media-too-large media-too-many media-dimensions media-aspect-ratio
        media-required alt-text-missing alt-text-too-long media-location-metadata
        time-in-dst-gap time-ambiguous time-in-past outside-window posts-too-close cadence-gap cadence-excess duplicate-content
        quiet-hours
        indicator-without-target campaign-week-empty deliverable-overdue pillar-shares pillar-gap
        forbidden-word address-mismatch hashtag-required emoji-limit disclosure-missing
        network-closed field-required-by-network
        approval-missing approval-stale approver-unknown
        budget-exceeded outside-campaign-dates step-missing step-overdue step-unowned contest-terms-missing contest-dates
        secret-in-content
        """;

    public static TheoryData<string> Languages => [.. RuleTexts.Languages];

    [Fact]
    public void The_catalogue_holds_every_rule_of_the_contract_and_no_other() =>
        Assert.Equal(
            Promised.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal),
            Rules.Names.Order(StringComparer.Ordinal));

    [Fact]
    public void Names_are_unique_and_in_kebab_case()
    {
        Assert.Equal(Rules.All.Length, Rules.Names.Distinct(StringComparer.Ordinal).Count());
        Assert.All(Rules.Names, name => Assert.Matches(KebabCase(), name));
    }

    [Fact]
    public void No_rule_is_off_by_itself_and_none_that_is_locked_is_less_than_an_error() =>
        Assert.All(Rules.All, rule => Assert.True(rule.IsLocked ? rule.Severity is Severity.Error : rule.Severity is not Severity.Off));

    [Fact]
    public void Problems_speak_of_rules_in_the_catalogue_only()
    {
        var spoken = Directory.GetFiles(Path.Combine(Golden.Root, "src/Planner/Findings"), "Problems*.cs")
            .SelectMany(file => RuleOfProblem().Matches(File.ReadAllText(file)))
            .Select(match => match.Groups["rule"].Value).Distinct(StringComparer.Ordinal).ToList();
        Assert.NotEmpty(spoken);
        Assert.All(spoken, rule => Assert.NotNull(Rules.Find(rule)));
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void Each_rule_has_all_its_texts_and_no_text_is_left_over(string language)
    {
        var texts = RuleTexts.In(language);
        Assert.All(Rules.All, rule =>
        {
            var text = texts.Of(rule);
            Assert.All([text.Summary, text.Why, text.Fix, text.Wrong, text.Right], part => Assert.NotEmpty(part.Trim()));
            Assert.All([text.Summary, text.Why, text.Fix], part => Assert.EndsWith(".", part, StringComparison.Ordinal));
            Assert.NotEqual(text.Wrong, text.Right);
        });
        Assert.All(Enum.GetValues<RuleSubject>(), subject => Assert.NotEmpty(texts.Of(subject)));
        Assert.All(Enum.GetValues<Severity>(), severity => Assert.NotEmpty(texts.Of(severity)));
        Assert.Equal(RuleTexts.Read("en").Keys.Order(StringComparer.Ordinal), RuleTexts.Read(language).Keys.Order(StringComparer.Ordinal));
        Assert.Equal(Rules.All.Length * 3, RuleTexts.Read(language).Keys.Count(key => key.StartsWith("rules/", StringComparison.Ordinal)));
        Assert.Equal(Rules.All.Length * 2, RuleTexts.Read("examples").Count);
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void What_is_typed_stands_in_pairs_of_backticks(string language) =>
        Assert.All(RuleTexts.Read(language).Values, text => Assert.Equal(0, text.Count(letter => letter == '`') % 2));

    [Fact]
    public void French_has_no_break_before_its_double_signs() =>
        Assert.All(RuleTexts.Read("fr").Values, text => Assert.DoesNotMatch(BreakableSign(), Code().Replace(text, "")));

    [Theory]
    [InlineData("fr-CA", "fr")]
    [InlineData("FR", "fr")]
    [InlineData("de", "en")]
    public void A_language_without_texts_gets_English(string asked, string got) => Assert.Equal(got, RuleTexts.In(asked).Language);

    [GeneratedRegex(@"(Error|Warning|Info)\(\s*""(?<rule>[^""]*)""")]
    private static partial Regex RuleOfProblem();

    [GeneratedRegex("^[a-z]+(-[a-z]+)*$")]
    private static partial Regex KebabCase();

    [GeneratedRegex("[  ][:;?!»]|« |'")]
    private static partial Regex BreakableSign();

    [GeneratedRegex("`[^`]*`")]
    private static partial Regex Code();
}
