namespace Planner.Rendering;

/// <summary>
/// A template that is ready to write: text as bytes, and values and blocks whose names were looked up in the page's
/// model when it was read (docs/decisions/0005-fragments.md).
/// </summary>
internal sealed class Template
{
    private readonly TemplateNode[] nodes;

    private Template(TemplateNode[] nodes) => this.nodes = nodes;

    /// <param name="model">What its pages are given; a name that it has not is an error, in branches that no page takes too.</param>
    public static Template Read(List<TemplateToken> tokens, Type model)
    {
        var reader = new TemplateTree(TemplateLines.WithoutTagLines(tokens));
        return new Template(reader.Read(model));
    }

    /// <param name="root">The way from the page to the site's root.</param>
    public void Write(PageWriter output, object model, string root) =>
        TemplateNode.WriteAll(nodes, output, new TemplateScope(model, null, root));
}
