namespace Planner.Checking;

/// <summary>
/// Steps that can only come after, or before, a moment of their contest. Known by their whole id: a title may speak of the draw
/// long before there is one.
/// </summary>
internal static class StepOrder
{
    private static readonly FrozenSet<string> AfterClosing = new[] { "entries", "cloture", "draw", "tirage", "jury-decision", "deliberation" }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);
    private static readonly FrozenSet<string> AfterDraw = new[] { "winners", "gagnants", "result", "resultat", "shipping", "envoi" }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);
    private static readonly FrozenSet<string> BeforeClosing = new[] { "launch", "lancement", "reminder", "rappel" }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    public static IEnumerable<Finding> Check(Step step, Contest contest, LocalDate? due, DateTimeZone zone)
    {
        if (due is not { } day || step.Due is not { Source: var source })
        {
            yield break;
        }

        var closes = contest.Closes.Value.In(zone).Date;
        var draw = contest.DrawAt?.Value.In(zone).Date;
        if (AfterDraw.Contains(step.Id) && day < (draw ?? closes))
        {
            yield return draw is { } drawn ? Problems.StepBefore(source, step.Title, day, "draw_at", drawn) : Problems.StepBefore(source, step.Title, day, "closes", closes);
        }
        else if (AfterClosing.Contains(step.Id) && day < closes)
        {
            yield return Problems.StepBefore(source, step.Title, day, "closes", closes);
        }
        else if (BeforeClosing.Contains(step.Id) && day > closes)
        {
            yield return Problems.StepAfter(source, step.Title, day, "closes", closes);
        }
    }
}
