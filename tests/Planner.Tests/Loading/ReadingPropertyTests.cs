using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Planner.Findings;
using Planner.Loading;

namespace Planner.Tests.Loading;

/// <summary>What holds for every file, however it was made.</summary>
public sealed class ReadingPropertyTests
{
    private static readonly string[] Folders = [.. EntityKinds.All.Select(kind => kind.Folder)];

    private static readonly string[] Names = [.. EntityKinds.All.SelectMany(kind => kind.Shape.Names).Distinct()];

    private static readonly string[] Values =
    [
        "", "a", "a b", "\"a\"", "'a'", "[a, b]", "[", "{ a: b }", "{", "2026-11-24", "2026-11-24 18:30", "2026-03-29 02:30", "+45m", "-2d", "closes + 2d", "true", "3", "-1.5", "1e400", "~", "null", "|", ">", "&a b", "*a",
        "!!str a", "#a", "a #b", "a: b", "🔥", "é\u00A0: b", "\"\\u0000\"", "\"\\uD800\"", "ready", "draft", "Europe/Paris", "mon-fri 08:00-09:30", "https://lune.example", "@lune", "%a", "`a`", "- a", "? a", ": a", "\u2028", "\u0085", "\uFEFF",
    ];

    private static readonly string[] Bodies =
    [
        "Text", "## @x", "---", "***", "- a", "> a", "```", "    code", "# a", "a\n==", "a\n---", "| a | b |", "|---|---|", "[a](b)", "![a](b)", "**a", "*a*", "<b>", "&amp;", "1. a", "\\*", "[a]: b", "`a", "~~a~~", "\t- a", "🔥", "\u2028",
    ];

    /// <summary>Fields at odd indents, with odd values, ended in odd ways, and prose of odd pieces.</summary>
    private static Gen<string> Text { get; } =
        from fields in Gen.Choose(0, 8)
        from lines in Line.ListOf(fields)
        from fence in Gen.Elements("---\n", "---\u00A0\n", "--- \n", "", "...\n")
        from prose in Gen.Choose(0, 6)
        from body in Gen.Elements(Bodies).ListOf(prose)
        from space in Gen.Elements("\n", "\n\n")
        from end in Gen.Elements("", "\n")
        select "---\n" + string.Concat(lines) + fence + string.Join(space, body) + end;

    private static Gen<string> Line { get; } =
        from indent in Gen.Elements("", "", "", "", "  ", "    ", "\t", " ", "\u00A0")
        from name in Gen.Elements(Names)
        from colon in Gen.Elements(": ", ": ", ": ", ":", " : ", "\u00A0: ", "\u202F:\u00A0", "")
        from value in Gen.Elements(Values)
        from dash in Gen.Elements("", "", "", "- ")
        select indent + dash + name + colon + value + "\n";

    private static Gen<SourceFile> AnyFile { get; } =
        from folder in Gen.Elements(Folders)
        from extension in Gen.Elements(".md", ".yml")
        from text in Gen.OneOf(Text, ArbMap.Default.GeneratorFor<string>().Select(text => text ?? ""))
        from bytes in Gen.OneOf(Gen.Constant(Encoding.UTF8.GetBytes(text)), ArbMap.Default.GeneratorFor<byte[]>().Select(tail => Encoding.UTF8.GetBytes(text).Concat(tail ?? []).ToArray()))
        select new SourceFile($"content/{folder}/a{extension}", bytes);

    [Fact]
    public void Reading_never_throws_and_points_into_the_file() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(20_000), Prop.ForAll(Arb.From(AnyFile), file =>
        {
            var loaded = FileReader.Read(file, 2026);
            var lines = Encoding.UTF8.GetString(file.Bytes.Span).Replace("\r\n", "\n", StringComparison.Ordinal).Split('\n', '\r');
            return loaded.Findings.All(finding => IsInside(finding.Source, lines)) ? true
                : throw new InvalidOperationException(string.Join('\n', loaded.Findings) + "\n" + Encoding.UTF8.GetString(file.Bytes.Span));
        }));

    [Fact]
    public void Reading_planner_yml_never_throws() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(2_000), Prop.ForAll(Arb.From(AnyFile), file =>
        {
            var options = LoadedOptions.Read(new SourceFile(LoadedOptions.Path, file.Bytes));
            return options.Options is not null || !options.Findings.IsEmpty;
        }));

    [Fact]
    public void Line_ends_of_every_system_mean_the_same() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(3_000), Prop.ForAll(Arb.From(Text), text =>
            Told(text) == Told(text.Replace("\n", "\r\n", StringComparison.Ordinal)) && Told(text) == Told(text.Replace('\n', '\r'))));

    [Fact]
    public void A_byte_order_mark_changes_nothing() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(1_000), Prop.ForAll(Arb.From(Text), text => Told(text) == Told("\uFEFF" + text)));

    private static bool IsInside(SourceSpan place, string[] lines) =>
        place.Line >= 1 && place.Line <= lines.Length && place.Column >= 1 && place.Column <= lines[place.Line - 1].Length + 1;

    /// <summary>All that a post's file gives.</summary>
    private static string Told(string text)
    {
        var loaded = FileReader.Read(new SourceFile("content/posts/a.md", Encoding.UTF8.GetBytes(text)), 2026);
        var texts = loaded.Entities.OfType<Post>().SelectMany(post => post.Variants.Prepend(post.Text)).SelectMany(variant => variant.Segments).SelectMany(segment => segment.Blocks).SelectMany(block => block.Runs);
        return string.Join('\n', loaded.Findings) + "\n" + string.Join('\n', texts) + "\n" + string.Join('\n', loaded.Entities.OfType<Post>().Select(post => (post.Title, post.PublishAt, post.Timezone, post.FirstComment)));
    }
}
