namespace Planner.Findings;

internal static partial class Problems
{
    public static Finding HoldEndsBeforeItStarts(SourceSpan source, AuthoredTime from) =>
        Error("field-type", source, $"'until' must be after 'from', {from}; as it stands, this hold stops nothing.");

    public static Finding HoldOfAnotherBrand(SourceSpan source, string account, string brand, string named) =>
        Error("unknown-reference", source, $"'{account}' speaks for '{brand}', not for '{named}': this hold stops nothing. Name the account alone, or the brand alone.");
}
