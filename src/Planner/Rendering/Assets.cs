using System.Text;

namespace Planner.Rendering;

/// <summary>Style sheets, scripts, and what a team adds to them.</summary>
internal static class Assets
{
    public static IEnumerable<OutputFile> Files(Content content, Theme theme)
    {
        foreach (var file in theme.Assets)
        {
            yield return file;
        }

        yield return new OutputFile("assets/colours.css", Encoding.UTF8.GetBytes(Colours.StyleSheet(content, EntryMarkup.NetworksOf(content))));
    }
}
