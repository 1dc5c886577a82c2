namespace Planner.Rendering;

/// <summary>A stretch of text, or one <c>{{tag}}</c>, of a template, with the place it was written at.</summary>
/// <param name="File">Relative to <c>templates/</c>; a partial's own file where it was included.</param>
/// <param name="IsTag">Said and not seen in the text: a translation may start with two braces.</param>
internal sealed record TemplateToken(string Text, string File, int Line, bool IsTag = false)
{
    /// <summary>What stands between the braces; empty for text.</summary>
    public string Inner { get; } = IsTag ? Text.Trim('{', '}').Trim('~').Trim() : "";

    /// <summary>What a tag was settled to.</summary>
    public TemplateToken Settled(string text) => new(text, File, Line);

    public TemplateException Error(string problem) => new(File, Line, problem);
}
