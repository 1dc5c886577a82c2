namespace Planner.Duties;

/// <summary>What kind of work a task is; in the order in which a day shows them.</summary>
internal enum TaskKind
{
    /// <summary>A delivery went wrong, or its moment passed without a yes.</summary>
    Settle,

    /// <summary>A post waits for the person's yes.</summary>
    Approve,

    /// <summary>A delivery that no program can make.</summary>
    ByHand,

    /// <summary>A step of a contest's checklist.</summary>
    Step,

    /// <summary>A post that is not finished.</summary>
    Write,

    /// <summary>A post that is in review, and of which nobody in particular is asked: its owner finds somebody.</summary>
    Agree,

    /// <summary>Something that a partner owes.</summary>
    Chase,
}

/// <summary>One thing that a person has to do.</summary>
/// <param name="Key">Stays the same while the task does; unique among a person's tasks.</param>
/// <param name="Person">Who does it, by id: its owner, or who stands in; null: nobody.</param>
/// <param name="Subject">The post, contest or partner that it is about.</param>
/// <param name="What">What is to be done, as people call it.</param>
/// <param name="Zone">In which its day and moment are told.</param>
internal sealed record PersonTask(TaskKind Kind, string Key, string? Person, IEntity Subject, string What, DateTimeZone Zone)
{
    /// <summary>Whose it is when somebody else does it while they are away, by id.</summary>
    public string? InsteadOf { get; init; }

    /// <summary>The day by which it must be done; null when nobody said.</summary>
    public LocalDate? Day { get; init; }

    /// <summary>The moment by which it must be done; null: in the course of <see cref="Day"/>.</summary>
    public Instant? Due { get; init; }

    /// <summary>Of a delivery; null for everything else.</summary>
    public Account? Account { get; init; }

    /// <summary>The absence in which it falls and for which nobody stands in.</summary>
    public Absence? Uncovered { get; init; }

    /// <summary>The place in the files that it comes from.</summary>
    public required SourceSpan Source { get; init; }

    /// <summary>Whether it should have been done by now.</summary>
    public bool IsLate(Instant now) => Due is { } due ? due <= now : Day < now.InZone(Zone).Date;
}
