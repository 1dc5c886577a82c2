namespace Planner;

/// <summary>The recorded approvals of one post.</summary>
/// <param name="Id">The post's id.</param>
public sealed record Approvals(string Id, SourceSpan Source, ImmutableArray<Approval> Given) : IEntity
{
    string IEntity.Title => Id;
}

/// <summary>A named person's yes, bound to the exact content they saw.</summary>
public sealed record Approval(Located<string> By, Located<AuthoredTime> At, Located<string> Digest, string? Comment);
