using Planner.Findings;
using Planner.Loading;

namespace Planner.Tests.Cli;

public sealed class YamlTextTests
{
    [Theory]
    [InlineData("Noël", "Noël")]
    [InlineData("@x", "\"@x\"")]
    [InlineData("#tag", "\"#tag\"")]
    [InlineData("a: b", "\"a: b\"")]
    [InlineData("a #b", "\"a #b\"")]
    [InlineData("- a", "\"- a\"")]
    [InlineData("-5", "-5")]
    [InlineData("yes", "\"yes\"")]
    [InlineData("true", "true")]
    [InlineData("null", "\"null\"")]
    [InlineData("2026-11-24 18:30", "2026-11-24 18:30")]
    [InlineData("https://a.example/#b", "https://a.example/#b")]
    [InlineData("say \"hi\"", "say \"hi\"")]
    [InlineData("\"hi\" \\o/", "\"\\\"hi\\\" \\\\o/\"")]
    [InlineData("", "\"\"")]
    public void Texts_are_quoted_where_YAML_needs_it(string text, string yaml) => Assert.Equal(yaml, YamlText.Of(text));

    /// <summary>Whatever a text holds, the file says the same text again: as a field, in a list, and beside comments.</summary>
    [Fact]
    public void Any_text_is_read_back_as_it_was()
    {
        const string alphabet = "ab:#-?,[]{}&*!|>'\"%@`\\ ~=.0é\t\n\r\u0001\u0085\u00A0\u2028\uFEFF\u200B/";
        var state = 12345u;
        for (var round = 0; round < 20_000; round++)
        {
            state = (state * 1664525) + 1013904223;
            var length = (int)(state >> 28);
            var text = string.Concat(Enumerable.Range(0, length).Select(_ => alphabet[(int)(((state = (state * 1664525) + 1013904223) >> 8) % (uint)alphabet.Length)]));
            var findings = new List<Finding>();
            var root = (YamlMapping)YamlReader.Read(YamlSpaces.Normalize($"a: {YamlText.Of(text)}\nb: {YamlText.Of([text, "x"])}\n"), "x", findings)!;
            Assert.Empty(findings);
            Assert.Equal(text, ((YamlScalar)root.Entries[0].Value).Value);
            Assert.Equal(text, ((YamlScalar)((YamlSequence)root.Entries[1].Value).Items[0]).Value);
        }
    }
}
