namespace Planner.Loading;

/// <summary>The file being read and the list that its findings go to.</summary>
internal sealed class Reading(string path, List<Finding> findings)
{
    public string Path { get; } = path;

    public List<Finding> Findings { get; } = findings;

    public SourceSpan At(YamlNode node) => new(Path, node.Line, node.Column);

    public Located<T> Locate<T>(T value, YamlNode node) => new(value, At(node));

    /// <summary>Reports a value of the wrong type; false, so that a reader can return it.</summary>
    /// <param name="nearest">The value that was most likely meant.</param>
    public bool Reject(YamlNode node, FormattableString expected, string? nearest = null)
    {
        Findings.Add(Problems.FieldType(At(node), Show(node), expected, nearest));
        return false;
    }

    public static FormattableString Show(YamlNode node) => node switch
    {
        YamlScalar scalar => $"'{Problems.Shorten(scalar.Value)}'",
        YamlSequence => $"a list",
        _ => $"a group of fields",
    };
}
