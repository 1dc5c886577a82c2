using System.Globalization;
using System.Text;
using Planner.Findings;

namespace Planner.Tests.Findings;

/// <summary>The handbook of rules under <c>docs/rules/</c>, made from the texts that <c>planner explain</c> prints.</summary>
internal static class RulePages
{
    private const string Folder = "docs/rules/";
    private const string Generated = "<!-- Made from src/Planner/Findings/Texts; docs/rules/README.md says how. -->\n";

    public static IEnumerable<OutputFile> Render()
    {
        var texts = RuleTexts.In("en");
        return Rules.All
            .Select(rule => new OutputFile($"{Folder}{rule.Name}.md", Encoding.UTF8.GetBytes(Page(rule, texts))))
            .Prepend(new OutputFile($"{Folder}README.md", Encoding.UTF8.GetBytes(Index(texts))));
    }

    private static string Index(RuleTexts texts)
    {
        var page = new StringBuilder(Generated);
        page.Append(CultureInfo.InvariantCulture, $"# {texts.Word("title")}\n\n{texts.Word("intro")}\n");
        foreach (var subject in Rules.All.GroupBy(rule => rule.Subject))
        {
            page.Append(CultureInfo.InvariantCulture, $"\n## {texts.Of(subject.Key)}\n\n| rule | severity | what it wants |\n| --- | --- | --- |\n");
            foreach (var rule in subject)
            {
                page.Append(CultureInfo.InvariantCulture, $"| [`{rule.Name}`]({rule.Name}.md) | {Worth(rule, texts)} | {texts.Of(rule).Summary} |\n");
            }
        }

        return page.Append("""

            ## Changing these pages

            The words stand in `src/Planner/Findings/Texts/`, one file a language; names and severities in
            `src/Planner/Findings/Rules.cs`. `PLANNER_ACCEPT=1 dotnet test tests/Planner.Tests` writes the pages again.

            """).ToString();
    }

    private static string Page(Rule rule, RuleTexts texts)
    {
        var said = texts.Of(rule);
        var page = new StringBuilder(Generated);
        page.Append(CultureInfo.InvariantCulture, $"# `{rule.Name}`\n\n{said.Summary}\n\n");
        page.Append(CultureInfo.InvariantCulture, $"{texts.Word("subject")}: {texts.Of(rule.Subject)}. {texts.Word("severity")}: {Worth(rule, texts)}.\n\n");
        page.Append(CultureInfo.InvariantCulture, $"## {texts.Word("why")}\n\n{said.Why}\n\n");
        page.Append(CultureInfo.InvariantCulture, $"## {texts.Word("fix")}\n\n{said.Fix}\n\n");
        page.Append(CultureInfo.InvariantCulture, $"## {texts.Word("example")}\n\n{texts.Word("wrong")}:\n\n{Fence(said.Wrong)}\n{texts.Word("right")}:\n\n{Fence(said.Right)}\n");
        page.Append(CultureInfo.InvariantCulture, $"## {texts.Word("silence")}\n\n{Silencing(rule, texts)}");
        return page.ToString();
    }

    private static string Silencing(Rule rule, RuleTexts texts) => rule.IsLocked
        ? $"{texts.Word("locked")}\n"
        : $"{texts.Word("silence-file")}\n\n{Fence(Explanation.SilenceInFile(rule, texts))}\n" +
          $"{texts.Word("silence-team")}\n\n{Fence(Explanation.SilenceForTeam(rule))}";

    private static string Worth(Rule rule, RuleTexts texts) => texts.Of(rule.Severity) + (rule.IsLocked ? " 🔒" : "");

    private static string Fence(string content) => $"```yaml\n{content}\n```\n";
}
