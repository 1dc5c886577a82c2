using FsCheck;
using FsCheck.Fluent;
using Planner.Findings;
using Planner.Loading;

namespace Planner.Tests;

/// <summary>The short way through plain YAML gives what the whole of YAML gives, or stands back.</summary>
public sealed class PlainYamlTests
{
    private static readonly string[] Pieces =
    [
        "title: Hello", "status: ready", "brand:  lune ", "tags: [a, b c, \"d, e\"]", "tags: []", "tags: [ ]", "tags: [a,]", "accounts:", "  - one", "- two", "  - three: 3", "    four: 4",
        "  five: five", "six:", "", "# a comment", "  # deeper", "seven: 'it is'", "eight: \"quoted\"", "nine: \"a \\\" b\"", "ten: a # b", "eleven: a: b", "twelve: http://x.example:80/a",
        "---", "...", "  continued", "-", "- - a", "thirteen: -2h", "thirteen: @x", "fourteen: [a: b]", "fifteen: {a: b}", "sixteen: 2026-11-24 18:30", "Noël: é\u00A0: ok", "seventeen: |", "  block",
        "eighteen: *a", "nineteen: &a b", "title: again", "\ttabbed: 1", "twenty: 😀", "twenty-one:x", "twenty-two: [a, [b]]", "  - ", "twenty-three: [a b,c ,  d]", "-a: b", "? x", "twenty-four: ''", "twenty-five: \"\"", "26: 27",
        "x: [\"a\"b]", "x: {}", "x: { }", "x: { a: b }", "x: {a: 1, b: 'c, d' , c-d:  \"e\"}", "x: {a: b, a: c}", "x: {a: b,}", "x: {a}", "x: {a: , b: c}", "x: {a: {b: c}}", "x: {a: [b]}", "x: {a:b}", "x: {a: b: c}", "x: {a: b} ",
        "x: [https://a.example/b?c=d#e, f]", "x: [https://a.example/b, f:g]", "x: [a@b.example, l'été, p#q, -r, a #b]", "x: [@a]", "x: [a:]", "x: [a: ]", "x: [:a]", "x: [a, , b]", "x: {a: https://b.example/}", "x: {\"a\": b}", "- {a: b}", "- [a, b]", "x: {a: b} # c", "x: [\"a\" , 'b']", "x: [-1]", "x: = y", "x: a:", "x: [a", "x: ]", "<<: a", "x: <a", "  ", "    deep: er", "      - deepest",
    ];

    [Fact]
    public void It_reads_what_the_whole_of_yaml_reads()
    {
        var document = Gen.Choose(1, 7).SelectMany(count => Gen.Elements(Pieces).ListOf(count)).Select(lines => string.Join('\n', lines));
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(50_000),
            Prop.ForAll(Arb.From(Gen.OneOf(document, document.Select(text => "---\n" + text + "\n"), document.Select(text => text.Replace("\n", "\r\n", StringComparison.Ordinal)))), Agrees));
    }

    [Theory]
    [InlineData("title: Hello\ntags: [a, b]\naccounts:\n  - one\n  - two\nmedia:\n  - file: a.jpg\n    alt: \"A bowl\"\n")]
    [InlineData("---\nid: p-1\ntitle: \"Un titre : deux\"\naccounts:\n- one\n- two\nstatus: ready\n")]
    [InlineData("emails: [tom.walker@example.com]\nsources: [https://a.example/b#c]\nalt: { limit: 1000, counter: code_point }\ntitle: {}\n")]
    [InlineData("cadence:\n  per_week: 3\n  min_gap: 2h\n\n# said\nquiet: [\"22:00-07:00\"]\n")]
    public void It_reads_ordinary_files_by_itself(string text)
    {
        Assert.NotNull(PlainYaml.Read(text));
        Assert.True(Agrees(text));
    }

    private static bool Agrees(string text)
    {
        if (PlainYaml.Read(text) is not { } plain)
        {
            return true;
        }

        var findings = new List<Finding>();
        var whole = YamlReader.ReadWhole(text, "x.yml", findings);
        return findings.Count == 0 && whole is not null && Show(plain) == Show(whole)
            ? true
            : throw new InvalidOperationException($"{text}\n--- plain\n{Show(plain)}\n--- whole\n{(whole is null ? "nothing" : Show(whole))}\n{string.Join('\n', findings)}");
    }

    /// <summary>Values, quotes and places; where nothing stands there is no place to agree on.</summary>
    private static string Show(YamlNode node) => node switch
    {
        YamlScalar { IsNull: true } => "null",
        YamlScalar scalar => $"{scalar.Line},{scalar.Column} '{scalar.Value}'",
        YamlSequence sequence => $"{sequence.Line},{sequence.Column} [{string.Join("; ", sequence.Items.Select(Show))}]",
        YamlMapping mapping => $"{mapping.Line},{mapping.Column} {{{string.Join("; ", mapping.Entries.Select(entry => $"{Show(entry.Key)} = {Show(entry.Value)}"))}}}",
        _ => throw new InvalidOperationException(),
    };
}
