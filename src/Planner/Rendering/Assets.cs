using System.Text;

namespace Planner.Rendering;

/// <summary>Style sheets and scripts.</summary>
internal static class Assets
{
    public static IEnumerable<OutputFile> Files(Content content, Theme theme)
    {
        foreach (var (name, text) in theme.Assets)
        {
            yield return new OutputFile("assets/" + name, Encoding.UTF8.GetBytes(text));
        }

        yield return new OutputFile("assets/colours.css", Encoding.UTF8.GetBytes(Colours.StyleSheet(content, EntryMarkup.NetworksOf(content))));
    }
}
