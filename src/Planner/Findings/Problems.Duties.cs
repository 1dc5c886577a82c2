namespace Planner.Findings;

internal static partial class Problems
{
    public static Finding NobodyOnCall(SourceSpan source, LocalDateTime time) =>
        Warning("nobody-on-call", source, $"{Day(time)} {Minutes(time)} is a time at which nobody works and nobody is on call; add a turn to 'rota', or move this.");

    public static Finding OnCallPersonAway(SourceSpan source, string person, LocalDateTime start) =>
        Warning("nobody-on-call", source, $"{person} is on call from {Minutes(start)} and away then; name a 'deputy', or swap the turn in 'rota'.");

    public static Finding OwnerAbsent(SourceSpan source, string what, string person, Absence absence) =>
        Warning("owner-absent", source, $"'{Shorten(what)}' falls into the absence of {person}, from {Date(absence.From)} to {Date(absence.Until)}, and nobody stands in; name a 'deputy' there, or another 'owner' here.");

    public static Finding DeliverableUnowned(SourceSpan source, string what, string partner) =>
        Info("step-unowned", source, $"Nobody asks {partner} for '{Shorten(what)}'; name a person in 'owner'.");
}
