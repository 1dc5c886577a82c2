using Planner.Reviewing.Versions;

namespace Planner.Rendering;

/// <summary>What became of a post since each yes that does not hold any more.</summary>
/// <param name="textLanguage">Null: the site's.</param>
internal sealed class SinceHtml(SiteIndex index, IEnumerable<SinceApproval> since, string? textLanguage) : Html
{
    public static ImmutableArray<string> Names => ["title", "differences"];

    internal override void WriteTo(PageWriter output)
    {
        foreach (var (approval, _, difference) in since.Where(each => !each.Difference.IsEmpty))
        {
            var name = index.Content.People.Find(approval.By.Value)?.Name ?? approval.By.Value;
            var when = index.Language.DateTime(approval.At.Value.In(index.Content.Options.Timezone));
            index.Fragments.Since.Write(output, index.Language.Text("version.since", name, when), new DifferencesHtml(index, difference, [], textLanguage));
        }
    }
}
