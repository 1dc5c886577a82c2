namespace Planner.Findings;

/// <summary>What checking says about a place in a file.</summary>
/// <param name="Rule">The rule's name in kebab case; stable and never reused.</param>
/// <param name="Severity">The rule's own severity until the team's choice replaces it.</param>
/// <param name="Source">Where to look.</param>
/// <param name="Text">
/// The message with its arguments apart, so that pages can show it in the site's language: the format string is the
/// key of the translation, as a msgid is for gettext.
/// </param>
public sealed record Finding(string Rule, Severity Severity, SourceSpan Source, FormattableString Text)
{
    /// <summary>The message in English, as commands print it.</summary>
    public string Message => Text.ToString(CultureInfo.InvariantCulture);

    public override string ToString() =>
        $"{Source}: {Words.Of(Severity)} {Rule}: {Message}";
}
