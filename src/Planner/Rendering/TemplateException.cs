namespace Planner.Rendering;

/// <summary>A template or language file cannot be used. It is the tool's configuration, not content: nothing is rendered.</summary>
/// <param name="file">Relative to <c>templates/</c>.</param>
/// <param name="line">From one; zero when the whole file is meant.</param>
public sealed class TemplateException(string file, int line, string problem, Exception? inner = null)
    : Exception(line > 0 ? string.Create(CultureInfo.InvariantCulture, $"templates/{file}({line}): {problem}") : $"templates/{file}: {problem}", inner)
{
    public string File { get; } = file;

    public int Line { get; } = line;
}
