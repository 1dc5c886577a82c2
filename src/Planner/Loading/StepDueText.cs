namespace Planner.Loading;

/// <summary>
/// <c>2026-11-24</c>, or <c>closes + 2d</c>: a moment of the contest or another step, and a distance from it. Where a step is called
/// like a moment, the moment is meant.
/// </summary>
internal static class StepDueText
{
    private static readonly ImmutableArray<(string Word, ContestMoment Moment)> Moments =
    [
        ("opens", ContestMoment.Opens), ("closes", ContestMoment.Closes), ("draw_at", ContestMoment.DrawAt), ("draw", ContestMoment.DrawAt),
        ("start", ContestMoment.Start), ("end", ContestMoment.End),
    ];

    /// <summary>What a step may count from beside other steps.</summary>
    public static IEnumerable<string> Words => Moments.Select(moment => moment.Word);

    public static bool TryRead(string text, out StepDue value)
    {
        if (TimeText.TryDate(text, out var date))
        {
            value = new StepDue(date, ContestMoment.None, default);
            return true;
        }

        foreach (var (word, moment) in Moments)
        {
            if (text.StartsWith(word, StringComparison.Ordinal) && TryDistance(text[word.Length..].Trim(), out var after))
            {
                value = new StepDue(null, moment, after);
                return true;
            }
        }

        return TryStep(text, out value);
    }

    /// <summary>Ids may hold hyphens, so that a minus needs a blank before it: <c>visuel-lancement - 2d</c>.</summary>
    private static bool TryStep(string text, out StepDue value)
    {
        value = default;
        var sign = Math.Max(text.IndexOf('+', StringComparison.Ordinal), text.IndexOf(" -", StringComparison.Ordinal));
        var id = (sign < 0 ? text : text[..sign]).Trim();
        if (id.Length == 0 || char.IsAsciiDigit(id[0]) || !Ids.IsValid(id) || !TryDistance(sign < 0 ? "" : text[sign..].Trim(), out var after))
        {
            return false;
        }

        value = new StepDue(null, ContestMoment.None, after, id);
        return true;
    }

    private static bool TryDistance(string text, out TimeOffset value)
    {
        value = default;
        return text.Length == 0 || (text[0] is '+' or '-' && TimeText.TryOffset(text, out value));
    }
}
