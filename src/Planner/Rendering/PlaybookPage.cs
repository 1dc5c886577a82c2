namespace Planner.Rendering;

/// <summary>A ready answer or a procedure for a crisis.</summary>
public sealed record PlaybookPage(string Title, string Kind, string KindText, string? TextLanguage, string BrandClass, Link? Brand, ImmutableArray<Link> Contacts, Html? Prose)
{
    internal static PlaybookPage Of(SiteIndex index, Playbook playbook)
    {
        var kind = Names.Camel(playbook.Kind.ToString());
        var label = index.Labels.Brand(playbook.Brand?.Value);
        var brand = index.Content.Brands.Find(playbook.Brand?.Value);
        return new PlaybookPage(
            playbook.Title,
            kind,
            index.Language["playbook." + kind],
            playbook.Language ?? brand?.Language ?? index.Content.Options.Language,
            label?.Class ?? "",
            label?.Link,
            [.. playbook.Contacts.Select(index.Labels.Person).OfType<Link>()],
            RichTextHtml.OfProse(playbook.Prose, 2, "../"));
    }
}
