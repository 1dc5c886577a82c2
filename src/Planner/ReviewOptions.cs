namespace Planner;

public enum ReviewMode
{
    /// <summary>What stands on the publish branch was agreed there.</summary>
    PullRequest,
    None,
    Recorded,
}

public enum ReviewTimePolicy
{
    /// <summary>Moving the time makes an approval stale.</summary>
    Strict,

    /// <summary>The time may move freely.</summary>
    Free,

    /// <summary>The time may move within <see cref="ReviewOptions.TimeWindow"/>.</summary>
    Within,
}

/// <summary>Who has to say yes.</summary>
public sealed record ReviewOptions
{
    public ReviewMode Mode { get; init; } = ReviewMode.PullRequest;

    /// <summary>How many people must say yes; 0: nobody.</summary>
    public int Required { get; init; } = 1;

    /// <summary>Whose yes counts, as ids of people or roles that people have; empty: everyone's in <c>people/</c>.</summary>
    public ImmutableArray<Located<string>> Approvers { get; init; } = [];
    public bool AuthorMayApprove { get; init; }
    public ReviewTimePolicy Time { get; init; } = ReviewTimePolicy.Strict;
    public TimeOffset? TimeWindow { get; init; }

    /// <summary>How long before its moment a delivery must have been agreed; null: a yes counts whenever it was given.</summary>
    public Duration? Deadline { get; init; }
    public bool RequireSigned { get; init; }

    /// <summary>What a narrower file says goes before this, field by field.</summary>
    public ReviewOptions With(ReviewChoice? narrower) => narrower is null ? this : this with
    {
        Mode = narrower.Mode ?? Mode,
        Required = narrower.Required?.Value ?? Required,
        Approvers = narrower.Approvers ?? Approvers,
        AuthorMayApprove = narrower.AuthorMayApprove ?? AuthorMayApprove,
        Time = narrower.Time?.Policy ?? Time,
        TimeWindow = narrower.Time is { } time ? time.Window : TimeWindow,
        Deadline = narrower.Deadline ?? Deadline,
        RequireSigned = narrower.RequireSigned ?? RequireSigned,
    };
}

/// <summary>What one file says of who has to say yes. Null: nothing, so that the word of the wider file stands.</summary>
public sealed record ReviewChoice
{
    public required SourceSpan Source { get; init; }
    public ReviewMode? Mode { get; init; }
    public Located<int>? Required { get; init; }
    public ImmutableArray<Located<string>>? Approvers { get; init; }
    public bool? AuthorMayApprove { get; init; }
    public (ReviewTimePolicy Policy, TimeOffset? Window)? Time { get; init; }
    public Duration? Deadline { get; init; }
    public bool? RequireSigned { get; init; }
}
