using System.Runtime.CompilerServices;
using Planner.Findings;
using Planner.Findings.Formats;

namespace Planner.Tests.Findings.Formats;

/// <summary>Each format with one report: findings in two files, twins, and a message that tries to break out.</summary>
public class FormatTests
{
    private const string Teaser = "content/posts/2026/03/teaser été.md";

    private const string Text = """
        ---
        title: Teaser
        publish_at: 2026-03-29 02:30
        accounts: [lune-mastodom]
        media: [{ file: media/a.jpg }, { file: media/b.jpg }]
        ---
        日本の器 🔥 pas cher !
        """;

    internal static readonly FindingReport Report = new(
        [
            Of("outside-window", Severity.Info, "content/accounts/lune.yml", 1, 1, "Nothing is shown of a file that is not there."),
            Of("time-in-dst-gap", Severity.Error, Teaser, 3, 13, "2026-03-29 02:30 does not exist in Europe/Paris: clocks go forward then."),
            Of("unknown-reference", Severity.Error, Teaser, 4, 12, "There is no account 'lune-mastodom'; did you mean 'lune-mastodon'?"),
            Of("alt-text-missing", Severity.Warning, Teaser, 5, 9, "Say what the picture shows in 'alt'."),
            Of("alt-text-missing", Severity.Warning, Teaser, 5, 33, "Say what the picture shows in 'alt'."),
            Of("forbidden-word", Severity.Error, Teaser, 7, 9, "100 % \u001b[31mred\u001b[0m\r\n::set-output name=a,b::c ##[add-mask]é ]]> \"<&>' \u202Etxt.exe \0 🔥"),
        ],
        150,
        290);

    private static readonly FindingReport Nothing = new([], 1, 1);

    private static readonly string[] Lines = Text.Split('\n');

    internal static readonly string[] Names = ["text", "json", "github", "gitlab", "sarif", "junit"];

    public static TheoryData<string> Formats => [.. Names];

    [Theory]
    [MemberData(nameof(Formats))]
    public void A_report_reads_as_people_agreed(string format) => Golden.Check($"tests/Planner.Tests/Golden/findings/report.{format}", Render(format, Report));

    [Theory]
    [MemberData(nameof(Formats))]
    public void A_report_without_findings_reads_as_people_agreed(string format) =>
        Golden.Check($"tests/Planner.Tests/Golden/findings/nothing.{format}", Render(format, Nothing));

    [Fact]
    public void Colour_is_there_when_asked_and_changes_nothing_else()
    {
        var plain = TextReport.Render(Report, LineAt, colour: false);
        var coloured = TextReport.Render(Report, LineAt, colour: true);
        Assert.DoesNotContain('\e', plain);
        Assert.Contains("\e[31merror\e[0m", coloured, StringComparison.Ordinal);
        Assert.Equal(plain, System.Text.RegularExpressions.Regex.Replace(coloured, "\e\\[[0-9]+m", ""));
    }

    [Fact]
    public void Paths_can_be_told_from_the_repository_s_root() =>
        Assert.StartsWith("::notice file=plan/content/accounts/lune.yml,", GitHubReport.Render(Report.Below("plan")), StringComparison.Ordinal);

    [Fact]
    public void A_fingerprint_survives_moved_lines_and_changed_numbers_and_tells_twins_apart()
    {
        var before = Of("text-too-long", Severity.Error, Teaser, 7, 1, "312 of 300 characters.");
        var after = Of("text-too-long", Severity.Error, Teaser, 9, 1, "305 of 300 characters.");
        Assert.Equal(Fingerprints.Of([before]), Fingerprints.Of([after]).AsEnumerable());
        Assert.Equal(2, Fingerprints.Of([before, after]).Distinct(StringComparer.Ordinal).Count());
    }

    /// <summary>GitHub drops the eleventh annotation of a kind without a word.</summary>
    [Fact]
    public void GitHub_is_told_how_many_there_are_when_it_will_not_show_all()
    {
        var ten = new FindingReport([.. Enumerable.Range(1, 10).Select(line => Of("alt-text-missing", Severity.Warning, Teaser, line, 1, "x"))], 1, 1);
        Assert.EndsWith("::x\n", GitHubReport.Render(ten), StringComparison.Ordinal);
        Assert.EndsWith("::x\n0 errors, 11 warnings, 0 notices; GitHub shows 10 of each beside the lines, this log has them all.\n", GitHubReport.Render(ten with { Findings = ten.Findings.Add(ten.Findings[0]) }), StringComparison.Ordinal);
    }

    internal static string Render(string format, FindingReport report, Func<SourceSpan, string?>? line = null) => format switch
    {
        "text" => TextReport.Render(report, line ?? LineAt, colour: false),
        "json" => JsonReport.Render(report),
        "github" => GitHubReport.Render(report),
        "gitlab" => GitLabReport.Render(report),
        "sarif" => SarifReport.Render(report, "1.2.3", new Uri("https://planner.example/rules/")),
        "junit" => JUnitReport.Render(report),
        _ => throw new ArgumentOutOfRangeException(nameof(format)),
    };

    private static string? LineAt(SourceSpan source) => source.Path == Teaser ? Lines[source.Line - 1] : null;

    internal static Finding Of(string rule, Severity severity, string path, int line, int column, string message) =>
        new(rule, severity, new SourceSpan(path, line, column), FormattableStringFactory.Create("{0}", message));
}
