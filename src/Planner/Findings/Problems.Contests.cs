namespace Planner.Findings;

internal static partial class Problems
{
    public static Finding ContestDates(Located<AuthoredTime> moment, string name, AuthoredTime earlier, string nameOfEarlier) =>
        Error("contest-dates", moment.Source, $"'{name}', {moment.Value}, must be after '{nameOfEarlier}', {earlier}.");

    public static Finding ContestOutsideItsDates(SourceSpan source, AuthoredTime moment, LocalDate start, LocalDate end) =>
        Error("contest-dates", source, $"{moment} is outside the contest's own dates, from {Date(start)} to {Date(end)}.");

    /// <summary>Whoever records entries after the round could choose them by it.</summary>
    public static Finding DrawBeforeClosing(SourceSpan source, long round, Instant at, AuthoredTime closes) =>
        Error("contest-dates", source, $"Round {round} of drand comes at {at}, before 'closes', {closes}: name a later one.");

    public static Finding DrawWithoutMoment(SourceSpan source) =>
        Error("contest-dates", source, $"Nothing decides this draw: give the contest a 'draw_at', or 'draw' a 'round' or 'commitments'.");

    public static Finding ContestTermsMissing(SourceSpan source, string contest) =>
        Error("contest-terms-missing", source, $"'{contest}' has no 'terms'; name the address or the file of its rules.");

    public static Finding ContestTermsUnknown(SourceSpan source, string terms) =>
        Error("contest-terms-missing", source, $"'{Shorten(terms)}' is neither an address with https:// nor a file below content/; name one of the two.");

    public static Finding StepMissing(SourceSpan source, string contest, IEnumerable<string> missing) =>
        Warning("step-missing", source, $"The checklist of '{contest}' has no step for: {new Listing([.. missing.Select(name => new Term(name))])}.");

    public static Finding StepOverdue(SourceSpan source, string step, LocalDate due) =>
        Warning("step-overdue", source, $"'{step}' was due on {Date(due)} and is not done.");

    public static Finding StepDoneLater(SourceSpan source, string step, LocalDate day) =>
        Warning("field-type", source, $"'{step}' cannot be done on {Date(day)}, which is still to come; until then it counts as open.");

    public static Finding StepUnowned(SourceSpan source, string step) =>
        Warning("step-unowned", source, $"Nobody owns '{step}'; name a person in 'owner'.");

    public static Finding StepWithoutMoment(SourceSpan source, string step) =>
        Error("contest-dates", source, $"'{step}' counts from 'draw_at', which the contest does not have.");

    public static Finding StepTwice(SourceSpan source, string step, int first) =>
        Error("duplicate-id", source, $"The step '{step}' already stands on line {first}; give one of the two another id.");

    public static Finding StepWithoutContest(SourceSpan source, string step) =>
        Error("unknown-reference", source, $"The step '{step}' belongs to no contest; name one in 'contest'.");

    /// <summary>Blanks of a skeleton that nobody has filled in.</summary>
    public static Finding ContestTermsUnfinished(SourceSpan source, string terms, int blanks) =>
        Warning("contest-terms-missing", source, $"{terms} still has {blanks} blanks, written between [… and ]; fill them in, or take them out, before the contest opens.");

    public static Finding StepCircle(SourceSpan source, string step, string other) =>
        Error("contest-dates", source, $"'{step}' counts from '{other}', which in the end counts from it; give one of them a date, or a moment such as 'closes'.");

    public static Finding StepFromNothing(SourceSpan source, string step, string other) =>
        Error("contest-dates", source, $"'{step}' counts from '{other}', which has no 'due' of its own; give it one.");

    /// <summary>A draw before the last entry, a result before the draw.</summary>
    public static Finding StepBefore(SourceSpan source, string step, LocalDate due, string moment, LocalDate day) =>
        Warning("contest-dates", source, $"'{step}' is due on {Date(due)}, before '{moment}' on {Date(day)}; it can only be done after that.");

    public static Finding StepAfter(SourceSpan source, string step, LocalDate due, string moment, LocalDate day) =>
        Warning("contest-dates", source, $"'{step}' is due on {Date(due)}, after '{moment}' on {Date(day)}; then it is too late.");

    public static Finding GateTooLate(SourceSpan source, string step, LocalDate due, string post, LocalDate day) =>
        Warning("contest-dates", source, $"'{step}' is due on {Date(due)}, but '{post}' goes out on {Date(day)} and waits for it; let the step be due earlier, move it below the post's own, or move the post.");

    public static Finding PostAfterItsStep(SourceSpan source, LocalDate day, string step, LocalDate due) =>
        Warning("contest-dates", source, $"{Date(day)} is after the day on which the step '{step}' is due, {Date(due)}; move the post, or let the step be due later.");

    public static Finding PostWithoutStep(SourceSpan source, string contest) =>
        Info("step-missing", source, $"This post belongs to '{contest}' but to none of its steps, so that it waits for none; name one in 'step'.");

    public static Finding StepOwnerAway(SourceSpan source, string step, LocalDate due, Person owner, LocalDate until) =>
        Warning("step-unowned", source, $"'{step}' is due on {Date(due)}, while {owner.Name} is away until {Date(until)}; name a 'deputy' in {owner.Source.Path}, or another owner.");
}
