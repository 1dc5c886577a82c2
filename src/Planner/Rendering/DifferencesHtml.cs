using NodaTime.Text;
using Planner.Reviewing.Versions;

namespace Planner.Rendering;

/// <summary>What differs between two versions of a post: a line for each value, and texts word by word.</summary>
/// <param name="replaced">Media with other bytes, relative to <c>content/</c>.</param>
/// <param name="textLanguage">Null: the site's.</param>
internal sealed class DifferencesHtml(SiteIndex index, PostDifference difference, ImmutableArray<string> replaced, string? textLanguage) : Html
{
    private static readonly LocalDateTimePattern Written = LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd HH:mm");

    public static ImmutableArray<string> FieldNames => ["label", "was", "becomes"];

    public static ImmutableArray<string> TextNames => ["label", "words", "language"];

    /// <summary>Null where nothing differs.</summary>
    public static DifferencesHtml? OrNull(SiteIndex index, PostDifference difference, ImmutableArray<string> replaced, string? textLanguage) =>
        difference.IsEmpty && replaced.IsEmpty ? null : new DifferencesHtml(index, difference, replaced, textLanguage);

    internal override void WriteTo(PageWriter output)
    {
        foreach (var field in difference.Fields)
        {
            var isSilent = field.Field is PostField.Formatting;
            index.Fragments.DifferentField.Write(output, LabelOf(field), isSilent ? null : Shown(field, field.Before), isSilent ? null : Shown(field, field.After));
        }

        foreach (var file in replaced)
        {
            index.Fragments.DifferentField.Write(output, index.Language.Text("field.replaced", file), null, null);
        }

        foreach (var text in difference.Texts)
        {
            index.Fragments.DifferentText.Write(output, text.Target is { } target ? index.Language.Text("field.text_for", NameOf(target)) : index.Language["field.text"], new WordsHtml(text.Parts), textLanguage);
        }
    }

    private string LabelOf(FieldDifference field)
    {
        var label = index.Language["field." + Words.Of(field.Field)];
        var name = field.Field is PostField.Media or PostField.Account ? "" : field.Name;
        var of = string.Join(", ", new[] { name, field.Account is { } account ? NameOf(account) : "" }.Where(part => part.Length > 0));
        return of.Length == 0 ? label : $"{label} ({of})";
    }

    private string NameOf(string target) => index.Content.Accounts.Find(target)?.Handle ?? target;

    private string? Shown(FieldDifference field, string? value) => value is null ? null : field.Field switch
    {
        PostField.Status => index.Language["status." + value],
        PostField.Time when Written.Parse(value) is { Success: true } time => index.Language.DateTime(time.Value),
        PostField.Account => NameOf(value),
        PostField.Owner => index.Content.People.Find(value)?.Name ?? value,
        PostField.Brand => index.Content.Brands.Find(value)?.Name ?? value,
        PostField.Campaign => index.Content.Campaigns.Find(value)?.Title ?? value,
        PostField.Contest => index.Content.Contests.Find(value)?.Title ?? value,
        _ => value,
    };
}
