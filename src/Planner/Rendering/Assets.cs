using System.Text;

namespace Planner.Rendering;

/// <summary>Style sheets and scripts.</summary>
internal static class Assets
{
    public static IEnumerable<OutputFile> Files(Content content, Plan plan, Theme theme)
    {
        foreach (var (name, text) in theme.Assets)
        {
            yield return new OutputFile("assets/" + name, Encoding.UTF8.GetBytes(text));
        }

        var networks = plan.Deliveries.Select(delivery => delivery.Network).DistinctBy(network => network.Id);
        yield return new OutputFile("assets/colours.css", Encoding.UTF8.GetBytes(Colours.StyleSheet(content, networks)));
    }
}
