using Planner.Planning;

namespace Planner.Checking;

/// <summary>Contests, where nothing may be left to chance: dates, terms and checklist.</summary>
internal static class ContestRules
{
    public static IEnumerable<Finding> Check(Content content, Plan plan) =>
        Check(content, plan, new MissingMedia(content.MediaFiles));

    private static IEnumerable<Finding> Check(Content content, Plan plan, MissingMedia missing) =>
        content.Contests.SelectMany(contest => Dates(contest, content.ZoneOf(contest.Campaign))
            .Concat(Terms(contest, content, missing))
            .Concat(MissingSteps(contest))
            .Concat(StepsTwice(contest))
            .Concat(contest.Steps.SelectMany(step => Step(step, contest, content.ZoneOf(contest.Campaign), plan.Now))));

    private static IEnumerable<Finding> Dates(Contest contest, DateTimeZone zone)
    {
        var (opens, closes) = (contest.Opens, contest.Closes);
        var end = LocalTimes.ResolveLeniently(closes.Value, zone);
        if (end <= LocalTimes.ResolveLeniently(opens.Value, zone))
        {
            yield return Problems.ContestDates(closes, "closes", opens.Value, "opens");
        }

        if (contest.DrawAt is { } draw && LocalTimes.ResolveLeniently(draw.Value, zone) < end)
        {
            yield return Problems.ContestDates(draw, "draw_at", closes.Value, "closes");
        }

        if (contest.Draw is { } rules && rules.Commitments.IsEmpty)
        {
            if (rules.Round is { } round && Drawing.Quicknet.TimeOf(round) is { } comes && comes < end)
            {
                yield return Problems.DrawBeforeClosing(rules.Source, round, comes, closes.Value);
            }
            else if (rules.Round is null && contest.DrawAt is null)
            {
                yield return Problems.DrawWithoutMoment(rules.Source);
            }
        }

        Located<AuthoredTime>[] moments = contest.DrawAt is { } last ? [opens, closes, last] : [opens, closes];
        foreach (var moment in moments)
        {
            var date = moment.Value.In(zone).Date;
            if (date < contest.Campaign.Start.Value || date > contest.Campaign.End.Value)
            {
                yield return Problems.ContestOutsideItsDates(moment.Source, moment.Value, contest.Campaign.Start.Value, contest.Campaign.End.Value);
            }
        }
    }

    private static IEnumerable<Finding> Terms(Contest contest, Content content, MissingMedia missing)
    {
        if (contest.Terms is not { } terms)
        {
            yield return Problems.ContestTermsMissing(contest.Source, contest.Title);
        }
        else if (!Links.IsWebAddress(terms.Value) && !IsFile(terms.Value, content))
        {
            yield return terms.Value.StartsWith("media/", StringComparison.Ordinal) ? missing.Of(terms) : Problems.ContestTermsUnknown(terms.Source, terms.Value);
        }
    }

    /// <summary>A file below <c>content/</c> that people can read: media, or the prose of an entity.</summary>
    private static bool IsFile(string path, Content content) =>
        content.MediaFiles.ContainsKey(path) || content.Prose.Any(prose => prose.Entity.Source.Path == "content/" + path);

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

    private static IEnumerable<Finding> Step(Step step, Contest contest, DateTimeZone zone, Instant now)
    {
        var today = now.InZone(zone).Date;
        if (step.IsDone(today))
        {
            yield break;
        }

        if (step.Done is { Value: { IsDone: true, On: { } day } } done)
        {
            yield return Problems.StepDoneLater(done.Source, step.Title, day);
        }

        var due = StepDates.DueOf(step, contest, zone);
        if (due < today)
        {
            yield return Problems.StepOverdue(step.Source, step.Title, due.Value);
        }

        if (step.Owner is null)
        {
            yield return Problems.StepUnowned(step.Source, step.Title);
        }

        if (step.Due is { Value.Moment: ContestMoment.DrawAt } && contest.DrawAt is null)
        {
            yield return Problems.StepWithoutMoment(step.Due.Value.Source, step.Title);
        }
    }
}
