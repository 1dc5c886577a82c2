namespace Planner.Findings;

/// <summary>
/// A place in a file: a path relative to the root with forward slashes; lines and columns count from one,
/// columns in UTF-16 units as editors count them.
/// </summary>
public readonly record struct SourceSpan(string Path, int Line, int Column) : IComparable<SourceSpan>
{
    /// <summary>Reading order: by path (ordinal), then line, then column.</summary>
    public int CompareTo(SourceSpan other)
    {
        var byPath = string.CompareOrdinal(Path, other.Path);
        return byPath != 0 ? byPath
            : Line != other.Line ? Line.CompareTo(other.Line)
            : Column.CompareTo(other.Column);
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Path}({Line},{Column})");
}
