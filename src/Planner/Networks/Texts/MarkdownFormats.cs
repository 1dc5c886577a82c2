using System.Buffers;

namespace Planner.Networks.Texts;

/// <summary>
/// The networks that take Markdown. What they notify because of a text is theirs: Reddit and Discourse take no mention out
/// of code, so that <c>u/name</c> and <c>@name</c> mention whom the author names in prose and nobody else.
/// </summary>
internal static class MarkdownFormats
{
    /// <summary>Tables, strike-through and superscript; old Reddit knows no fences, and takes <c>#word</c> at the start of a line for a heading.</summary>
    private static readonly MarkdownDialect RedditDialect = new(SearchValues.Create("\\`*_[]<>&~|!^")) { HasFences = false };

    /// <summary>CommonMark and tables; two spaces break a line whatever the forum's setting for line breaks is.</summary>
    private static readonly MarkdownDialect DiscourseDialect = new(SearchValues.Create("\\`*_[]<>&~|!"));

    /// <summary>
    /// No tables, three levels of headings, fences of three, line breaks as typed, no entities
    /// (support.discord.com, "Markdown Text 101").
    /// </summary>
    private static readonly MarkdownDialect DiscordDialect = new(SearchValues.Create("\\`*_[]<>~|"))
    {
        Headings = 3,
        HasTables = false,
        KeepsLineBreaks = true,
        IsCommonMark = false,
        Guard = NobodyIsCalled,
    };

    public static SentText Reddit(RichText text) => Of(text, RedditDialect, FormattingKind.Strike, FormattingKind.Table);

    public static SentText Discourse(RichText text) => Of(text, DiscourseDialect, FormattingKind.Strike, FormattingKind.Table);

    public static SentText Discord(RichText text) => Of(text, DiscordDialect, FormattingKind.Strike);

    private static SentText Of(RichText text, MarkdownDialect dialect, params ReadOnlySpan<FormattingKind> shows)
    {
        var prose = Pictures.Without(text);
        return new SentText(MarkdownWriter.Write(prose, dialect)) { Lost = LostFormattings.In(prose, shows) };
    }

    /// <summary>
    /// <c>@everyone</c> and <c>@here</c> call a whole server, and <c>&lt;@123&gt;</c> a person or a role: a zero width space
    /// behind the sign keeps them words, as discord.py's <c>escape_mentions</c> does. In code Discord calls nobody.
    /// </summary>
    private static string NobodyIsCalled(string text) =>
        text.Contains('@', StringComparison.Ordinal)
            ? Guards.Calls(text, ["everyone", "here"], Guards.Space).Replace("<@", $"<@{Guards.Space}", StringComparison.Ordinal)
            : text;
}
