namespace Planner.Findings;

internal static partial class Problems
{
    /// <param name="partner">Whose file states it; null: a post's.</param>
    public static Finding RightsExpired(SourceSpan source, string file, LocalDate until, LocalDate date, string? partner) => partner is null
        ? Error("rights-expired", source, $"{file} may be shown until {Date(until)}, and this goes out on {Date(date)}; agree on new rights, take another file, or move it.")
        : Error("rights-expired", source, $"{file} is of {partner} and may be shown until {Date(until)}, and this goes out on {Date(date)}; agree on new rights, take another file, or move it.");

    public static Finding RightsEnded(SourceSpan source, string file, LocalDate until, string post) =>
        Info("rights-expired", source, $"{file} could be shown until {Date(until)}; what is out with it may have to be taken down: planner withdraw {post}.");

    public static Finding RightsUnreadable(SourceSpan source, string file, SourceSpan stated) =>
        Error("rights-expired", source, $"Nobody can tell until when {file} may be shown: its rights in {stated.Path} on line {stated.Line} cannot be read; mend them there.");

    public static Finding RightsUntold(SourceSpan source, string file, string partner) =>
        Error("rights-expired", source, $"Nobody can tell whether {file} is of the partner '{partner}', whose file cannot be read; mend that file, or state the rights here.");

    public static Finding RightsNetwork(SourceSpan source, string file, string network, string allowed) =>
        Error("rights-network", source, $"{file} may not be shown on {network}, only on: {allowed}; take another file there, or agree on more.");

    public static Finding RightsConflict(SourceSpan source, string file, MediaRights other) =>
        Warning("rights-conflict", source, $"The rights to {file} are not those that {other.Source.Path} states on line {other.Source.Line}; say the same in both.");

    public static Finding CreditMissing(SourceSpan source, string file, string credit, string account) =>
        Warning("credit-missing", source, $"{file} wants '{Shorten(credit)}' beside it; on {account} neither the text nor its first comment nor the alt text says it.");

    public static Finding DisclosureTooLate(SourceSpan source, string partner, string word) =>
        Warning("disclosure-missing", source, $"A text made with '{partner}' must say so where readers begin; '{word}' comes only in a later message or in the first comment.");
}
