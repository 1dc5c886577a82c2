namespace Planner;

/// <summary>A stop on publishing: everything, one brand or one account.</summary>
public sealed record Hold : IEntity
{
    public required string Id { get; init; }
    public required SourceSpan Source { get; init; }
    public required string Reason { get; init; }
    public Located<string>? Brand { get; init; }
    public Located<string>? Account { get; init; }

    /// <summary>Null: since ever.</summary>
    public Located<AuthoredTime>? From { get; init; }

    /// <summary>The first moment after the hold; null: until the file is removed.</summary>
    public Located<AuthoredTime>? Until { get; init; }
    public Located<string>? By { get; init; }

    string IEntity.Title => Reason;
}
