namespace Planner.Loading;

/// <summary>Steps that count from other steps, followed down to a date or a moment of the contest: once for a whole checklist.</summary>
internal static class StepChains
{
    /// <summary>A hundred years, as for every distance that an author writes; a sum of many stops there.</summary>
    private const int MostDays = 36_525;

    private enum Mark
    {
        New,
        OnTheWay,
        Known,
    }

    /// <summary>The same steps, each with what it counts from in the end.</summary>
    public static ImmutableArray<Step> Follow(ImmutableArray<Step> steps)
    {
        if (!steps.Any(static step => step.Due is { Value.Step: not null }))
        {
            return steps;
        }

        var (counted, _) = Trace(steps);
        return [.. steps.Select((step, place) => step with { Followed = counted[place] })];
    }

    /// <summary>For each step what it counts from in the end, and whether it waits, by way of others, for itself.</summary>
    public static (StepDue?[] Counted, bool[] IsCircle) Trace(ImmutableArray<Step> steps)
    {
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var place = 0; place < steps.Length; place++)
        {
            places.TryAdd(steps[place].Id, place);
        }

        var (counted, isCircle, marks) = (new StepDue?[steps.Length], new bool[steps.Length], new Mark[steps.Length]);
        var way = new Stack<int>();
        for (var first = 0; first < steps.Length; first++)
        {
            // Down to what is known, counts from no step, or from one that is not there; then back up, adding the distances.
            var place = first;
            while (place >= 0 && marks[place] is Mark.New)
            {
                marks[place] = Mark.OnTheWay;
                way.Push(place);
                place = steps[place].Due is { Value.Step: { } before } ? places.GetValueOrDefault(before, -1) : -1;
            }

            var circleFrom = place >= 0 && marks[place] is Mark.OnTheWay ? place : -1;
            while (way.TryPop(out var last))
            {
                isCircle[last] = circleFrom >= 0;
                circleFrom = last == circleFrom ? -1 : circleFrom;
                marks[last] = Mark.Known;
                counted[last] = isCircle[last] ? null : Counted(steps[last], place < 0 || isCircle[place] ? null : counted[place]);
                place = last;
            }
        }

        return (counted, isCircle);
    }

    private static StepDue? Counted(Step step, StepDue? before) =>
        step.Due is not { Value: var due } ? null
        : due.Step is null ? due
        : before is { } start ? start with { After = Sum(start.After, due.After) }
        : null;

    private static TimeOffset Sum(TimeOffset one, TimeOffset other)
    {
        var days = Math.Clamp(one.Days + other.Days, -MostDays, MostDays);
        var most = Duration.FromDays(MostDays);
        return new TimeOffset(days, Duration.Max(-most, Duration.Min(most, one.Elapsed + other.Elapsed)));
    }
}
