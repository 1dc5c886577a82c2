namespace Planner.Rendering;

/// <summary>A ready answer or a procedure for a crisis.</summary>
public sealed record PlaybookPage(string Title, string Kind, string KindText, string? TextLanguage, string BrandClass, Link? Brand, ImmutableArray<Link> Contacts, Html? Prose)
{
    internal static PlaybookPage Of(SiteIndex index, Playbook playbook)
    {
        var kind = Names.Camel(playbook.Kind.ToString());
        var brand = index.Content.Brands.Find(playbook.Brand?.Value);
        return new PlaybookPage(
            playbook.Title,
            kind,
            index.Language["playbook." + kind],
            playbook.Language ?? brand?.Language ?? index.Content.Options.Language,
            brand is null ? "" : Names.Class(brand.Id),
            brand is null ? null : Link.To(SitePaths.Brand(brand.Id), brand.Name),
            [.. playbook.Contacts.Select(contact => index.Labels.Person(contact)).OfType<Link>()],
            RichTextHtml.OfProse(playbook.Prose, 2, "../"));
    }
}
