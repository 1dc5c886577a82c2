using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Planner.Loading;

namespace Planner.Tests.Loading;

/// <summary>What a text says stands where it says that it stands.</summary>
public sealed class PlacesTests
{
    private static readonly string[] Lines =
    [
        "", "", "one two", "  three", "   \tfour", "[x]: https://lune.example", "[y]:", "  https://lune.example", "> five", "> - six", "- seven", "  eight", "\t- nine", "1. ten", "# eleven", "## @twelve",
        "[thirteen](a) fourteen", "**fifteen** _sixteen **seventeen**_", "| eighteen | nineteen |", "|---|---|", "| **twenty** | a |", "---", "~~b~~ c*", "🔥 d [x] e", "> [z]: https://lune.example", "f  ", "* g\u00A0h",
    ];

    [Fact]
    public void Every_run_stands_at_its_place()
    {
        var body = Gen.Choose(1, 9).SelectMany(count => Gen.Elements(Lines).ListOf(count)).Select(lines => string.Join('\n', lines));
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(20_000), Prop.ForAll(Arb.From(body), StandsAtItsPlace));
    }

    private static bool StandsAtItsPlace(string body)
    {
        var text = "---\ntitle: T\nstatus: draft\n---\n" + body;
        var lines = text.Split('\n');
        var runs = FileReader.Read(new SourceFile("content/posts/a.md", Encoding.UTF8.GetBytes(text)), 2026).Entities.OfType<Post>()
            .SelectMany(post => post.Variants.Prepend(post.Text)).SelectMany(variant => variant.Segments).SelectMany(segment => segment.Blocks).SelectMany(block => block.Runs);
        foreach (var run in runs.Where(run => !run.Style.HasFlag(RunStyle.CellEnd) && !run.Style.HasFlag(RunStyle.Code)))
        {
            var first = run.Text.ToString().Split('\n')[0].Trim();
            if (run.Line > lines.Length || run.Column > lines[run.Line - 1].Length + 1 || !lines[run.Line - 1][(run.Column - 1)..].TrimStart().StartsWith(first, StringComparison.Ordinal))
            {
                throw new InvalidOperationException($"'{run.Text}' is not at {run.Line},{run.Column} of\n{text}");
            }
        }

        return true;
    }
}
