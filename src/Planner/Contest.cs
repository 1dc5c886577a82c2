namespace Planner;

/// <summary>A campaign with a prize, terms, a draw and a checklist.</summary>
/// <param name="Campaign">What it shares with every campaign: brand, dates, budget, brief.</param>
public sealed record Contest(Campaign Campaign) : IEntity
{
    public string Id => Campaign.Id;
    public SourceSpan Source => Campaign.Source;
    public string Title => Campaign.Title;
    public ImmutableArray<Located<string>> Organisers { get; init; } = [];
    public Prize? Prize { get; init; }

    /// <summary>The address, or the file below <c>content/</c>, of the terms.</summary>
    public Located<string>? Terms { get; init; }
    public required Located<AuthoredTime> Opens { get; init; }
    public required Located<AuthoredTime> Closes { get; init; }
    public Located<AuthoredTime>? DrawAt { get; init; }

    /// <summary>How the winners are drawn; null where nobody draws with Planner.</summary>
    public DrawRules? Draw { get; init; }

    /// <summary>ISO 3166-1 alpha-2.</summary>
    public string? Country { get; init; }
    public ImmutableArray<Step> Steps { get; init; } = [];
}

public sealed record Prize(string What, decimal? Value);

/// <summary>One line of a checklist.</summary>
/// <param name="Due">The day it must be done by, as it was written; null when nobody said or it could not be read.</param>
/// <param name="Done">What was written of its being done; null when nothing was.</param>
/// <param name="Required">Whether the contest may not go on without it; the default.</param>
/// <param name="Evidence">A link or file that shows it.</param>
public sealed record Step(
    string Id, string Title, Located<string>? Owner, Located<StepDue>? Due, Located<StepDone>? Done, bool Required, Located<string>? Evidence, SourceSpan Source)
{
    /// <summary>
    /// <see cref="Due"/> with the steps followed that it counts from, down to a date or a moment of the contest; null when nobody
    /// said, or when it leads nowhere.
    /// </summary>
    public StepDue? CountsFrom => Due is not { Value: var due } ? null : due.Step is null ? due : Followed;

    /// <summary>What <see cref="Due"/> comes to where it counts from another step.</summary>
    internal StepDue? Followed { get; init; }

    /// <summary>Whether it is done on that day: a day that is still to come does not count yet.</summary>
    public bool IsDone(LocalDate today) => Done is { Value: { IsDone: true } done } && !(done.On > today);
}

/// <param name="On">The day, where one was written.</param>
public readonly record struct StepDone(bool IsDone, LocalDate? On);

/// <summary>A date, a distance from one of the contest's moments such as <c>closes + 2d</c>, or from the day of another step.</summary>
/// <param name="Step">The id of the step that it counts from; null where it is a date or a moment.</param>
public readonly record struct StepDue(LocalDate? Date, ContestMoment Moment, TimeOffset After, string? Step = null);

public enum ContestMoment
{
    None,
    Opens,
    Closes,
    DrawAt,
    Start,
    End,
}
