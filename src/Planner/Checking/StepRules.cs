using Planner.Loading;
using Planner.Planning;

namespace Planner.Checking;

/// <summary>The checklists of contests: what is missing, late, or nobody's, and days that contradict each other.</summary>
internal static class StepRules
{
    public static IEnumerable<Finding> Check(Content content, Plan plan)
    {
        var files = new NamedFiles(content);
        return content.Contests.SelectMany(contest => MissingSteps(contest)
            .Concat(StepsTwice(contest))
            .Concat(Chains(contest.Steps))
            .Concat(Steps(contest, content, plan.Now))
            .Concat(contest.Steps.SelectMany(step => Evidence(step, files))));
    }

    private static IEnumerable<Finding> MissingSteps(Contest contest)
    {
        var missing = ExpectedSteps.All.Where(expected => !contest.Steps.Any(expected.IsCoveredBy)).Select(expected => expected.Name).ToArray();
        if (missing.Length > 0)
        {
            yield return Problems.StepMissing(contest.Source, contest.Title, missing);
        }
    }

    private static IEnumerable<Finding> StepsTwice(Contest contest) =>
        from same in contest.Steps.GroupBy(step => step.Id, StringComparer.Ordinal)
        from step in same.Skip(1)
        select Problems.StepTwice(step.Source, step.Id, same.First().Source.Line);

    /// <summary>Steps that count from other steps; a chain is told once, where it breaks.</summary>
    private static IEnumerable<Finding> Chains(ImmutableArray<Step> steps)
    {
        if (!steps.Any(static step => step.Due is { Value.Step: not null }))
        {
            yield break;
        }

        var (_, isCircle) = StepChains.Trace(steps);
        var byId = steps.ToLookup(step => step.Id, StringComparer.Ordinal);
        for (var place = 0; place < steps.Length; place++)
        {
            if (steps[place].Due is not { Value.Step: { } name, Source: var source })
            {
                continue;
            }

            if (byId[name].FirstOrDefault() is not { } other)
            {
                yield return Problems.UnknownReference(source, "step", name, [.. StepDueText.Words, .. steps.Select(step => step.Id)]);
            }
            else if (isCircle[place])
            {
                yield return Problems.StepCircle(source, steps[place].Title, name);
            }
            else if (other.Due is null)
            {
                yield return Problems.StepFromNothing(source, steps[place].Title, name);
            }
        }
    }

    private static IEnumerable<Finding> Steps(Contest contest, Content content, Instant now)
    {
        var zone = content.ZoneOf(contest.Campaign);
        var today = now.InZone(zone).Date;
        foreach (var step in contest.Steps)
        {
            if (!step.IsDone(today))
            {
                var due = StepDates.DueOf(step, contest, zone);
                foreach (var finding in Open(step, contest, due, today).Concat(Owner(step, content, due)).Concat(StepOrder.Check(step, contest, due, zone)))
                {
                    yield return finding;
                }
            }
        }
    }

    private static IEnumerable<Finding> Open(Step step, Contest contest, LocalDate? due, LocalDate today)
    {
        if (step.Done is { Value: { IsDone: true, On: { } day } } done)
        {
            yield return Problems.StepDoneLater(done.Source, step.Title, day);
        }

        if (due < today)
        {
            yield return Problems.StepOverdue(step.Source, step.Title, due.Value);
        }

        if (step.Due is { Value.Moment: ContestMoment.DrawAt } && contest.DrawAt is null)
        {
            yield return Problems.StepWithoutMoment(step.Due.Value.Source, step.Title);
        }
    }

    /// <summary>Somebody who is there on the day, or has somebody who stands in.</summary>
    private static IEnumerable<Finding> Owner(Step step, Content content, LocalDate? due)
    {
        if (step.Owner is not { } owner)
        {
            yield return Problems.StepUnowned(step.Source, step.Title);
        }
        else if (due is { } day && content.People.Find(owner.Value) is { } person
            && person.Absences.FirstOrDefault(absence => absence.From <= day && day <= absence.Until && absence.Deputy is null) is { } away)
        {
            yield return Problems.StepOwnerAway(owner.Source, step.Title, day, person, away.Until);
        }
    }

    /// <summary>A warning: a lost proof is no reason to stop posts.</summary>
    private static IEnumerable<Finding> Evidence(Step step, NamedFiles files) =>
        step.Evidence is { } evidence && NamedFiles.IsPath(evidence.Value) && !files.Has(evidence.Value)
            ? [files.Missing(evidence) with { Severity = Severity.Warning }]
            : [];
}
