namespace Planner.Findings;

internal static partial class Problems
{
    public static Finding ShortLinkName(SourceSpan source, string slug, int most) =>
        Error("field-type", source, $"'{Shorten(slug)}' cannot be a short link: it is typed from paper, so use a to z in lower case, digits and single hyphens between them, {most} characters at most.");

    public static Finding ShortLinkReserved(SourceSpan source, string slug) =>
        Error("field-type", source, $"'{slug}' cannot be a short link: servers and this site use that name themselves; take another.");

    public static Finding ShortLinkTwice(SourceSpan source, string slug, string first) =>
        Error("duplicate-id", source, $"The short link '{slug}' is already one of {first}; take another name.");

    public static Finding ShortLinkAlike(SourceSpan source, string slug, string other, string first) =>
        Error("duplicate-id", source, $"'{slug}' is too much like '{other}' of {first}: who reads it on paper types the one for the other. Take another name, or make it an alias of that link.");

    public static Finding ShortLinkLeadsBack(SourceSpan source, string url) =>
        Error("link-malformed", source, $"'{Shorten(url)}' leads to a short link of this site; write the address where it ends.");

    public static Finding ShortLinkWithoutHome(SourceSpan source, string link) =>
        Error("link-malformed", source, $"'{Shorten(link)}' has no address yet: say in planner.yml under 'base_url' where the site is published.");

    public static Finding ShortLinkRemoved(SourceSpan source, string slug) =>
        Error("short-link-removed", source, $"The short link '{slug}' was published, and may stand on paper: put this file back, or add '{slug}' to the aliases of another link.");

    public static Finding ShortLinkAliasRemoved(SourceSpan source, string slug) =>
        Error("short-link-removed", source, $"The short link '{slug}' was published as an alias, and may stand on paper: add it to the aliases of a link again.");

    public static Finding ShortLinksUnknown(SourceSpan source) =>
        Info("short-link-removed", source, $"This clone holds the last commits only, so nobody can tell whether a short link was removed before them; fetch all of history, which is a depth of 0.");

    public static Finding VariableUnused(SourceSpan source, string variable) =>
        Warning("unknown-reference", source, $"The text never says '{variable}' between braces; write it there, or take the variable away.");

    public static Finding MeasureBeforeIncident(SourceSpan source, AuthoredTime start) =>
        Warning("field-type", source, $"This was done before the incident began, {start}; one of the two is a slip.");
}
