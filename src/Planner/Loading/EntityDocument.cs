namespace Planner.Loading;

/// <summary>One file of <c>content/</c>, taken apart and ready for its kind's reader.</summary>
/// <param name="Id">The file's name without extension.</param>
/// <param name="Root">The YAML; null when there is none.</param>
/// <param name="Body">The prose after the front matter; empty for <c>.yml</c>.</param>
/// <param name="BodyLine">The file's line on which the body starts, from one.</param>
internal sealed record EntityDocument(string Id, YamlNode? Root, string Body, int BodyLine, Reading Reading)
{
    private static readonly YamlMapping Nothing = new([], 1, 1);

    /// <summary>The fields, or null and a finding when the file holds something else; an empty file has no fields.</summary>
    public FieldValues? Open(Shape shape)
    {
        if (Root is null or YamlMapping or YamlScalar { IsNull: true })
        {
            return FieldValues.Open(Root as YamlMapping ?? Nothing, shape, Reading);
        }

        Reading.Reject(Root, $"the fields of this {new Term(shape.Name)}, one 'name: value' a line");
        return null;
    }

    /// <summary>The prose as rich text.</summary>
    public RichText Prose() => MarkdownReader.Prose(Body, BodyLine, Reading);
}
