using Planner.Planning;

namespace Planner.Drawing;

/// <summary>What a draw waits for a person to do.</summary>
internal enum DrawTaskKind
{
    /// <summary>The contest is closed; the list has to be on record before <see cref="DrawTask.Until"/>.</summary>
    RecordEntries,

    /// <summary>The moment of the draw came without a list: <c>draw_at</c> has to move.</summary>
    MoveDraw,

    /// <summary>What decides is known: the winners can be drawn.</summary>
    Draw,
}

/// <param name="Until">The moment of the draw; null where nothing but secrets decides and the contest names none.</param>
internal sealed record DrawTask(Contest Contest, DrawTaskKind Kind, Instant? Until);

/// <summary>Draws that need a person now.</summary>
internal static class DrawTasks
{
    public static ImmutableArray<DrawTask> Of(Content content, Instant now) =>
        [.. content.Contests.Where(contest => contest.Draw is not null).Select(contest => Of(contest, content.Draws.Find(contest.Id), content.ZoneOf(contest.Campaign), now)).OfType<DrawTask>()];

    private static DrawTask? Of(Contest contest, Draw? draw, DateTimeZone zone, Instant now)
    {
        var closes = LocalTimes.ResolveLeniently(contest.Closes.Value, zone);
        Instant? at = contest.DrawAt is { } written ? LocalTimes.ResolveLeniently(written.Value, zone) : null;
        var moment = contest.Draw is { Round: { } round, Commitments.IsEmpty: true } ? Quicknet.TimeOf(round) : at;
        return draw?.Drawn is not null || now < closes ? null
            : draw?.Entries is null ? new DrawTask(contest, now < moment || contest.Draw!.Commitments.Length > 0 ? DrawTaskKind.RecordEntries : DrawTaskKind.MoveDraw, moment)
            : now < moment ? null
            : new DrawTask(contest, DrawTaskKind.Draw, moment);
    }
}
