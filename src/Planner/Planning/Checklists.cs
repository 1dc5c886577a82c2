namespace Planner.Planning;

/// <summary>A contest's checklist on one day.</summary>
/// <param name="Steps">In the order of the file.</param>
public sealed record Checklist(Contest Contest, ImmutableArray<StepStand> Steps)
{
    public int Done => Steps.Count(stand => stand.IsDone);

    public int Required => Steps.Count(stand => stand.Step.Required);

    public int RequiredDone => Steps.Count(stand => stand is { Step.Required: true, IsDone: true });

    public IEnumerable<StepStand> Late => Steps.Where(stand => stand.IsLate);

    /// <summary>What is open, by the day it is due; steps without a day come last, in the order of the file.</summary>
    public IEnumerable<StepStand> Next => Steps.Where(stand => !stand.IsDone).OrderBy(stand => stand.Due ?? LocalDate.MaxIsoValue);
}

/// <param name="Due">Null when nobody said, or when it leads nowhere.</param>
public sealed record StepStand(Step Step, LocalDate? Due, bool IsDone, bool IsLate);

/// <summary>A post of a contest that does not go out before others have done their part.</summary>
/// <param name="Waits">The open required steps before its own, in the order of the file; never empty.</param>
public sealed record GatedPost(Contest Contest, Post Post, ImmutableArray<Step> Waits);

/// <summary>Where the contests stand.</summary>
public static class Checklists
{
    public static Checklist Of(Contest contest, Content content, LocalDate today)
    {
        ArgumentNullException.ThrowIfNull(contest);
        ArgumentNullException.ThrowIfNull(content);
        var zone = content.ZoneOf(contest.Campaign);
        return new Checklist(contest, [.. contest.Steps.Select(step => Stand(step, StepDates.DueOf(step, contest, zone), today))]);
    }

    /// <summary>Of all contests, by their ids.</summary>
    public static IEnumerable<Checklist> All(Content content, LocalDate today)
    {
        ArgumentNullException.ThrowIfNull(content);
        return content.Contests.Select(contest => Of(contest, content, today));
    }

    /// <summary>The posts that a step of their contest keeps back, whatever else they still need, by their ids.</summary>
    public static IEnumerable<GatedPost> Gated(Content content, Instant now)
    {
        ArgumentNullException.ThrowIfNull(content);
        return from post in content.Posts
               where post.Step is not null && post.Status.Value is not (PostStatus.Idea or PostStatus.Withdrawn)
               let contest = content.Contests.Find(post.Contest?.Value)
               where contest is not null
               let waits = Gates.OpenSteps(post, content, now).ToImmutableArray()
               where !waits.IsEmpty
               select new GatedPost(contest, post, waits);
    }

    private static StepStand Stand(Step step, LocalDate? due, LocalDate today)
    {
        var isDone = step.IsDone(today);
        return new StepStand(step, due, isDone, !isDone && due < today);
    }
}
