using Planner.Publishing;
using Planner.Publishing.Sending;

namespace Planner.Cli;

/// <summary>What a CI shows of a run beside its log: annotations, and the page of the run.</summary>
internal static class CiReport
{
    public static void Write(ImmutableArray<DeliveryResult> results, ImmutableArray<Unplanned> unplanned, Terminal terminal)
    {
        if (terminal.Variable("GITHUB_ACTIONS") == "true")
        {
            foreach (var result in results.Where(result => LevelOf(result.Kind) is not null))
            {
                var place = result.Decision.Delivery.Post.Source;
                terminal.Error.WriteLine($"::{LevelOf(result.Kind)} file={Escape(place.Path, true)},line={place.Line},title={Escape($"{RunReport.WordOf(result.Kind)} on {result.Decision.Delivery.Account.Id}", true)}::{Escape(result.Reason, false)}");
            }
        }

        if (terminal.Variable("GITHUB_STEP_SUMMARY") is { Length: > 0 } file && RunReport.Summary(results, unplanned) is { } summary)
        {
            try
            {
                File.AppendAllText(file, summary);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                terminal.Complain($"the run's page could not be written: {exception.Message}");
            }
        }
    }

    private static string? LevelOf(ResultKind kind) => kind switch
    {
        ResultKind.Failed or ResultKind.Unwritten or ResultKind.Uncertain => "error",
        ResultKind.NeedsPerson => "warning",
        _ => null,
    };

    /// <summary>As workflow commands want it (docs.github.com, "Workflow commands", 2026).</summary>
    private static string Escape(string text, bool isProperty)
    {
        var escaped = text.Replace("%", "%25", StringComparison.Ordinal).Replace("\r", "%0D", StringComparison.Ordinal).Replace("\n", "%0A", StringComparison.Ordinal);
        return isProperty ? escaped.Replace(":", "%3A", StringComparison.Ordinal).Replace(",", "%2C", StringComparison.Ordinal) : escaped;
    }
}
