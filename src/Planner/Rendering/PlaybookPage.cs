namespace Planner.Rendering;

/// <summary>A ready answer or a procedure for a crisis.</summary>
/// <param name="Parts">Its text in each of its languages.</param>
/// <param name="HoldPage">Where publishing is stopped; null for an answer.</param>
public sealed record PlaybookPage(
    string Title, string TextLanguage, string Kind, string KindText, string BrandClass, Link? Brand, ImmutableArray<ContactLine> Contacts, ImmutableArray<string> Steps,
    ImmutableArray<VariableLine> Variables, ImmutableArray<PlaybookPart> Parts, string? HoldPage)
{
    internal static PlaybookPage Of(SiteIndex index, Playbook playbook)
    {
        var kind = Names.Camel(playbook.Kind.ToString());
        var label = index.Labels.Brand(playbook.Brand?.Value);
        return new PlaybookPage(
            playbook.Title,
            LanguageOf(playbook, index.Content),
            kind,
            index.Language["playbook." + kind],
            label?.Class ?? "",
            label?.Link,
            [.. playbook.Contacts.Select(contact => ContactLine.Of(index, contact))],
            playbook.Steps,
            [.. playbook.Variables.Select((variable, at) => new VariableLine(string.Create(CultureInfo.InvariantCulture, $"v{at + 1}"), variable.Name.Value, variable.Meaning))],
            PlaybookPart.Of(playbook.Prose, LanguageOf(playbook, index.Content), index.Language),
            playbook.Kind is PlaybookKind.Crisis ? "hold.html" : null);
    }

    /// <summary>Its own, its brand's, the site's.</summary>
    internal static string LanguageOf(Playbook playbook, Content content) =>
        playbook.Language ?? content.Brands.Find(playbook.Brand?.Value)?.Language ?? content.Options.Language;
}

/// <param name="Id">Of its field in the page.</param>
/// <param name="Name">As it stands between braces.</param>
public sealed record VariableLine(string Id, string Name, string Meaning);

/// <summary>What a playbook says in one language.</summary>
/// <param name="Label">The language as a heading; null where there is one only.</param>
/// <param name="LabelLanguage">In which that heading is.</param>
public sealed record PlaybookPart(string Id, string Language, string? Label, string LabelLanguage, Html Text)
{
    /// <summary>A heading <c>## @en</c> starts the text in another language, as <c>## @x</c> does in posts for a network.</summary>
    internal static ImmutableArray<PlaybookPart> Of(RichText prose, string language, Language site)
    {
        var parts = ImmutableArray.CreateBuilder<(string Language, RichText Text)>();
        var blocks = ImmutableArray.CreateBuilder<TextBlock>();
        foreach (var block in prose.Blocks)
        {
            if (LanguageOf(block) is { } next)
            {
                End();
                language = next;
            }
            else
            {
                blocks.Add(block);
            }
        }

        End();
        return [.. parts.Select((part, at) => new PlaybookPart(
            string.Create(CultureInfo.InvariantCulture, $"text-{at + 1}"),
            part.Language,
            parts.Count > 1 ? site.Word("language", part.Language) : null,
            site.Code,
            RichTextHtml.OfProse(part.Text, parts.Count > 1 ? 3 : 2, "../")!))];

        void End()
        {
            var text = new RichText(blocks.DrainToImmutable());
            if (!text.IsEmpty)
            {
                parts.Add((language, text));
            }
        }
    }

    private static string? LanguageOf(TextBlock block) =>
        block is { Kind: BlockKind.Heading, Level: 2, Nesting: "" } && block.Text is ['@', .. var tag] && tag.Length is 2 or 3 or 5 or 6 && tag.All(character => char.IsAsciiLetter(character) || character == '-')
            ? tag
            : null;
}
