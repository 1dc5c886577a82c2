using Planner.Planning;

namespace Planner.Checking;

/// <summary>Contests, where nothing may be left to chance: dates, and terms. The checklist is <see cref="StepRules"/>.</summary>
internal static class ContestRules
{
    public static IEnumerable<Finding> Check(Content content, Plan plan)
    {
        var files = new NamedFiles(content);
        return content.Contests.SelectMany(contest => Dates(contest, content.ZoneOf(contest.Campaign)).Concat(Terms(contest, content, files)));
    }

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

    private static IEnumerable<Finding> Terms(Contest contest, Content content, NamedFiles files)
    {
        if (contest.Terms is not { } terms)
        {
            yield return Problems.ContestTermsMissing(contest.Source, contest.Title);
        }
        else if (!Links.IsWebAddress(terms.Value) && !files.Has(terms.Value))
        {
            yield return terms.Value.StartsWith("media/", StringComparison.Ordinal) ? files.Missing(terms) : Problems.ContestTermsUnknown(terms.Source, terms.Value);
        }
        else if (content.PlaybookAt(terms.Value) is { } skeleton && TermsBlanks.In(skeleton.Prose) is > 0 and var blanks)
        {
            yield return Problems.ContestTermsUnfinished(terms.Source, terms.Value, blanks);
        }
    }
}
