using Planner.Findings;

namespace Planner.Tests.Findings;

public class FindingPolicyTests
{
    private static readonly Finding Quiet = At("content/posts/b.md", 3, 1, "quiet-hours");

    [Fact]
    public void Findings_come_in_reading_order_and_each_one_once()
    {
        var reported = Apply([
            At("content/posts/b.md", 10, 1, "text-empty"), At("content/posts/b.md", 9, 5, "quiet-hours"),
            At("content/posts/b.md", 9, 5, "cadence-gap"), At("content/posts/b.md", 9, 5, "quiet-hours"), At("content/posts/B.md", 99, 1, "text-empty")]);
        Assert.Equal(
            ["content/posts/B.md(99,1) text-empty", "content/posts/b.md(9,5) cadence-gap", "content/posts/b.md(9,5) quiet-hours", "content/posts/b.md(10,1) text-empty"],
            reported.Findings.Select(finding => $"{finding.Source} {finding.Rule}"));
    }

    [Fact]
    public void Two_messages_at_one_place_are_two_findings() =>
        Assert.Equal(2, Apply([Of("field-required", $"needs 'title'"), Of("field-required", $"needs 'status'")]).Findings.Length);

    [Fact]
    public void The_team_raises_lowers_and_switches_off()
    {
        Assert.Equal(Severity.Error, Apply([Quiet], severity: Severity.Error).Findings.Single().Severity);
        Assert.Equal(Severity.Info, Apply([Quiet], severity: Severity.Info).Findings.Single().Severity);
        Assert.Empty(Apply([Quiet], severity: Severity.Off).Findings);
    }

    [Fact]
    public void A_file_silences_a_rule_for_itself_alone()
    {
        var other = At("content/posts/a.md", 3, 1, "quiet-hours");
        Assert.Equal(other, Assert.Single(Apply([Quiet, other], silence: ("content/posts/b.md", "quiet-hours")).Findings));
    }

    [Fact]
    public void A_locked_rule_stays_whoever_asks()
    {
        var secret = At("content/posts/b.md", 1, 1, "secret-in-content");
        var reported = FindingPolicy.Apply(
            [secret],
            ImmutableDictionary<string, Rule>.Empty.Add(secret.Rule, Rules.Find(secret.Rule)! with { Severity = Severity.Off }),
            Silences((secret.Source.Path, secret.Rule)));
        Assert.Equal(secret, Assert.Single(reported.Findings));
        Assert.Equal((secret.Source.Path, secret.Rule), Assert.Single(reported.NeedlessSilences));
    }

    [Fact]
    public void A_silence_that_nothing_needed_is_told()
    {
        Assert.Empty(Apply([Quiet], silence: ("content/posts/b.md", "quiet-hours")).NeedlessSilences);
        Assert.Equal(("content/posts/b.md", "text-empty"), Assert.Single(Apply([Quiet], silence: ("content/posts/b.md", "text-empty")).NeedlessSilences));
    }

    private static Finding At(string path, int line, int column, string rule) =>
        new(rule, Severity.Warning, new SourceSpan(path, line, column), $"A message.");

    private static Finding Of(string rule, FormattableString message) =>
        new(rule, Severity.Error, new SourceSpan("content/posts/a.md", 1, 1), message);

    private static Reported Apply(ImmutableArray<Finding> findings, Severity? severity = null, (string Path, string Rule)? silence = null) =>
        FindingPolicy.Apply(
            findings,
            severity is { } chosen ? ImmutableDictionary<string, Rule>.Empty.Add("quiet-hours", Rules.Find("quiet-hours")! with { Severity = chosen }) : ImmutableDictionary<string, Rule>.Empty,
            silence is { } one ? Silences(one) : ImmutableDictionary<string, ImmutableDictionary<string, string>>.Empty);

    private static ImmutableDictionary<string, ImmutableDictionary<string, string>> Silences((string Path, string Rule) silence) =>
        ImmutableDictionary<string, ImmutableDictionary<string, string>>.Empty.Add(
            silence.Path, ImmutableDictionary<string, string>.Empty.Add(silence.Rule, "a midnight launch"));
}
