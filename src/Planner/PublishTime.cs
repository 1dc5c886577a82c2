namespace Planner;

/// <summary>When a post, or a post on one account, goes out: a time, or a distance from the post's own time.</summary>
public readonly record struct PublishTime(AuthoredTime? At, TimeOffset? After);
