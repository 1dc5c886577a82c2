using Planner.Loading;

namespace Planner;

/// <summary>
/// A moment that moves with another: <c>@match-final -2h</c> is two hours before the event, <c>@noel -2d 18:30</c> half past six two
/// days before it.
/// </summary>
/// <param name="Of">The event's id; else a contest's, else a campaign's.</param>
/// <param name="Moment">One of its moments: <c>start</c>, <c>end</c>, <c>opens</c>, <c>closes</c>, <c>draw_at</c>; empty: its start, a contest's opening.</param>
/// <param name="After">The distance from it; days move the date, hours and minutes are elapsed time.</param>
/// <param name="At">The hour on that day, local to whatever follows; null: the moment's own.</param>
public sealed record FollowingTime(string Of, string Moment, TimeOffset After, LocalTime? At)
{
    /// <summary>As a file says it.</summary>
    public override string ToString() => FollowingText.Of(this);
}
