using System.Text;
using Planner.Printing;

namespace Planner.Findings.Formats;

/// <summary>
/// The report for people: each finding with its place, the line and a caret below it, files apart, the sum at the end.
/// </summary>
public static class TextReport
{
    private const string Reset = "\e[0m";
    private const string Bold = "\e[1m";
    private const string Dim = "\e[2m";
    private const string Green = "\e[32m";

    /// <param name="report">What to tell.</param>
    /// <param name="line">The line of a source, where it can be shown.</param>
    /// <param name="colour">Whether the reader's terminal takes ANSI colours; without, there is no escape in the text.</param>
    /// <param name="say">Puts a text into the reader's language; null: English.</param>
    public static string Render(FindingReport report, Func<SourceSpan, string?> line, bool colour, Func<FormattableString, string>? say = null)
    {
        say ??= FormattableString.Invariant;
        var text = new StringBuilder();
        var path = report.Findings.FirstOrDefault()?.Source.Path;
        foreach (var finding in report.Findings)
        {
            if (finding.Source.Path != path)
            {
                text.Append('\n');
                path = finding.Source.Path;
            }

            Append(text, finding, colour, say);
            AppendExcerpt(text, finding.Source, line(finding.Source), colour);
        }

        return AppendSummary(text, report, colour, say).ToString();
    }

    private static void Append(StringBuilder text, Finding finding, bool colour, Func<FormattableString, string> say)
    {
        text.Append(Paint(Printable.Of(finding.Source.ToString()), Bold, colour)).Append(": ")
            .Append(Paint(say(ReportTexts.Of(finding.Severity)), ColourOf(finding.Severity), colour)).Append(' ')
            .Append(Printable.Of(finding.Rule)).Append(": ").Append(Printable.Of(say(finding.Text))).Append('\n');
    }

    private static void AppendExcerpt(StringBuilder text, SourceSpan source, string? line, bool colour)
    {
        if (string.IsNullOrWhiteSpace(line))
        {
            return;
        }

        var excerpt = Excerpt.Of(line, source.Column);
        var number = source.Line.ToString(CultureInfo.InvariantCulture).PadLeft(5);
        text.Append(Paint($"{number} | ", Dim, colour)).Append(Printable.Of(excerpt.Text)).Append('\n')
            .Append(Paint("      | ", Dim, colour)).Append(' ', excerpt.Caret).Append(Paint("^", Green, colour)).Append('\n');
    }

    private static StringBuilder AppendSummary(StringBuilder text, FindingReport report, bool colour, Func<FormattableString, string> say)
    {
        var sum = say(ReportTexts.Summary(report));
        if (report.Findings.IsEmpty)
        {
            return text.Append(Paint(sum, Green, colour)).Append('\n');
        }

        var worst = report.Findings.MaxBy(finding => finding.Severity)!;
        return text.Append('\n').Append(Paint(sum, ColourOf(worst.Severity), colour)).Append('\n')
            .Append(say(ReportTexts.More(Printable.Of(worst.Rule)))).Append('\n');
    }

    private static string ColourOf(Severity severity) => severity switch
    {
        Severity.Error => "\e[31m",
        Severity.Warning => "\e[33m",
        _ => "\e[36m",
    };

    private static string Paint(string text, string paint, bool colour) => colour ? paint + text + Reset : text;
}
