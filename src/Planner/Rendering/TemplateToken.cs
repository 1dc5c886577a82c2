namespace Planner.Rendering;

/// <summary>A stretch of text, or one <c>{{tag}}</c>, of a template, with the place it was written at.</summary>
/// <param name="File">Relative to <c>templates/</c>; a partial's own file where it was included.</param>
internal sealed record TemplateToken(string Text, string File, int Line)
{
    public bool IsTag => Text.StartsWith("{{", StringComparison.Ordinal);

    /// <summary>What stands between the braces.</summary>
    public string Inner => Text.Trim('{', '}').Trim('~').Trim();

    public TemplateException Error(string problem) => new(File, Line, problem);
}
