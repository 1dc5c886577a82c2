namespace Planner;

/// <summary>When a post, or a post on one account, goes out: a time, or a distance from the post's own time.</summary>
/// <param name="Following">The moment that the time moves with; <paramref name="At"/> is then what it is now, null until that was looked up.</param>
public readonly record struct PublishTime(AuthoredTime? At, TimeOffset? After, FollowingTime? Following = null);
