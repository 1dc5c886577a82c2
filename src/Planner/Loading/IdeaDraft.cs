using System.Text;

namespace Planner.Loading;

/// <summary>What a post that is made from an idea begins with.</summary>
internal static class IdeaDraft
{
    /// <summary>The fields with their values as YAML, in the order of the handbook. The idea itself stays as it is.</summary>
    public static ImmutableArray<(string Name, string Value)> Fields(Idea idea) =>
    [
        ("title", YamlText.Of(idea.Title)),
        .. new[] { ("brand", idea.Brand), ("owner", idea.Owner), ("pillar", idea.Pillar) }
            .Where(field => field.Item2 is not null).Select(field => (field.Item1, YamlText.Of(field.Item2!.Value.Value))),
        ("idea", YamlText.Of(idea.Id)),
    ];

    /// <summary>A whole file.</summary>
    public static string Text(Idea idea)
    {
        var text = new StringBuilder("---\n");
        foreach (var (name, value) in Fields(idea))
        {
            text.Append(name).Append(": ").Append(value).Append('\n').Append(name == "title" ? "status: draft\n" : "");
        }

        return text.Append("---\n").Append(idea.Text.ReplaceLineEndings("\n").Trim('\n')).Append('\n').ToString();
    }
}
