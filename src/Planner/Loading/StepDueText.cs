namespace Planner.Loading;

/// <summary><c>2026-11-24</c>, or <c>closes + 2d</c>: a moment of the contest and a distance from it.</summary>
internal static class StepDueText
{
    private static readonly ImmutableArray<(string Word, ContestMoment Moment)> Moments =
    [
        ("opens", ContestMoment.Opens), ("closes", ContestMoment.Closes), ("draw_at", ContestMoment.DrawAt), ("draw", ContestMoment.DrawAt),
        ("start", ContestMoment.Start), ("end", ContestMoment.End),
    ];

    public static bool TryRead(string text, out StepDue value)
    {
        if (TimeText.TryDate(text, out var date))
        {
            value = new StepDue(date, ContestMoment.None, default);
            return true;
        }

        value = default;
        foreach (var (word, moment) in Moments)
        {
            if (text.StartsWith(word, StringComparison.Ordinal))
            {
                var rest = text[word.Length..].Trim();
                var after = default(TimeOffset);
                var isRead = rest.Length == 0 || (rest[0] is '+' or '-' && TimeText.TryOffset(rest, out after));
                value = new StepDue(null, moment, after);
                return isRead;
            }
        }

        return false;
    }
}
