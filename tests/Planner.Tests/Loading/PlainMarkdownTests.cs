using FsCheck;
using FsCheck.Fluent;
using Planner.Findings;
using Planner.Loading;

namespace Planner.Tests.Loading;

/// <summary>The short way through plain Markdown gives what the whole of Markdown gives, or stands back.</summary>
public sealed class PlainMarkdownTests
{
    private static readonly string[] Lines =
    [
        "", "", "Le four est chaud.", "**Gras** et *italique*, voilà", "un *mot* ici", "*mot*", "**Deux mots** (*un*) : fin.", "[la galerie](https://lune.fr/a_b?c=d&e=f)", "Voir [ici](https://a.fr), [là](b.md).",
        "https://lune.fr/x_y?utm_source=a&utm_campaign=b", "snake_case et _souligné_", "- un", "- deux **gras**", "- [ ] tâche", "- - trois", "-un", "- ", "-", "---", "- - -", "***", "* un", "*", "**", "+ un", "1. un", "2026 est là", "12) deux", "1",
        "## @x", "## @lune-mastodon", "## @", "## @x y", "# Titre", "### Titre *vif*", "## Titre #", "##", "#tag #autre", "#", "####### sept", "  indenté", "    code", "> cité", "fin ", "fin  ", " \u00A0insécable", "\u202Ffine", "a & b &amp; c &copy; d &x", "AT&T; a",
        "![x](media/a.png)", "[x]: https://a.fr", "[a](b c)", "[a](<b>)", "[a](b \"t\")", "[a][b]", "[a]", "](", "a]b", "[](x)", "[a]()", "[ a ](b)", "[a*b*](c)", "*a [b](c)*", "*a", "a*", "a*b*c", "**a*", "*a**", "***a***", "**a**b", "« *a* »", "*a*.", "*a*-b", "(*a*)", "*é*", "*a\u00A0b*",
        "😀 *😀*", "a\\*b", "`code`", "a | b", "~~a~~", "<https://a.fr>", "<b>a</b>", "===", "___", "_", "a_b_c", "a__b", "é_é", "a_", "_a", ":::", "^a", "&#35;", "&", "-- a", "–", "→ https://a.fr", "a\u2028b", "a\u0085b", "\uFEFFa", "\u200Ba", "a.\u3000",
    ];

    [Fact]
    public void It_reads_what_the_whole_of_Markdown_reads() =>
        Holds(Gen.Choose(1, 8).SelectMany(count => Gen.Elements(Lines).ListOf(count)).Select(lines => string.Join('\n', lines)), 60_000);

    [Fact]
    public void Sign_by_sign_too() =>
        Holds(Gen.Choose(1, 14).SelectMany(count => Gen.Elements("a", "b", " ", "\n", "\n\n", "*", "**", "_", "[", "](", ")", "]", "#", "## @x", "-", "- ", "&", ";", "!", ".", "1", ">", "é", "(", "---", "\u00A0", "+", "=", ":", "x_y").ListOf(count)).Select(string.Concat), 150_000);

    [Theory]
    [InlineData("Texte.\n\n**Gras** et *italique* : [la galerie](https://lune.fr/a_b?c=d&e=f).\nLa suite (*vite*) !\n\n- un\n- deux **gras**\n\n#noel #fete\n\n---\n\nSuite\n\n## @lune-x\n\nCourt → https://lune.fr/x_y?utm_source=a&utm_campaign=b\n")]
    [InlineData("32 ans déjà")]
    [InlineData("\nUne ligne\nune autre\n\n\n# Titre\nDessous\n")]
    public void It_reads_ordinary_posts_by_itself(string body) => Assert.True(PlainMarkdown.TryRead(body, 5, new VariantsBuilder("a.md", 5), hasVariants: true));

    private static void Holds(Gen<string> bodies, int count) =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(count), Prop.ForAll(Arb.From(bodies), Agrees));

    private static bool Agrees(string body)
    {
        var findings = new List<Finding>();
        var reading = new Reading("a.md", findings);
        var plain = new VariantsBuilder("a.md", 5);
        var prose = new VariantsBuilder("a.md", 5);
        return (!PlainMarkdown.TryRead(body, 5, plain, hasVariants: true) || Same(body, Show(plain.End()), Show(MarkdownReader.WholeTexts(body, 5, reading))))
            && (!PlainMarkdown.TryRead(body, 5, prose, hasVariants: false) || Same(body, Show(prose.TakeText()), Show(MarkdownReader.WholeProse(body, 5, reading))))
            && findings.Count == 0;
    }

    private static bool Same(string body, string plain, string whole) => plain == whole ? true : throw new InvalidOperationException($"{body}\n--- plain\n{plain}\n--- whole\n{whole}");

    private static string Show(IEnumerable<Variant> variants) =>
        string.Join("\n\n", variants.Select(variant => $"{variant.Target} {variant.Source}:\n{string.Join("\n---\n", variant.Segments.Select(Show))}"));

    private static string Show(RichText text) =>
        string.Join('\n', text.Blocks.Select(block => $"{block.Kind} {block.Level} '{block.Nesting}' '{block.Marker}' {block.Line}: {string.Join(" | ", block.Runs.Select(run => $"{run.Line},{run.Column} {run.Style} <{run.Link}> '{run.Text}'"))}"));
}
