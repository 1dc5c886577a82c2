using Planner.Findings;
using Planner.Loading;

namespace Planner.Tests.Networks.Texts;

/// <summary>Markdown as rich text, as a post's body is read.</summary>
internal static class Sources
{
    public static RichText Read(string markdown) => MarkdownReader.Prose(markdown, 1, new Reading("content/posts/a.md", new List<Finding>()));

    public static RichText Golden(string language) =>
        Read(File.ReadAllText(Path.Combine(Tests.Golden.Root, $"tests/Planner.Tests/Golden/texts/source.{language}.md")));
}
