using Planner.Findings.Formats;

namespace Planner.Tests.Findings.Formats;

public class ExcerptTests
{
    [Theory]
    [InlineData("title: x", 8, "title: x", 7)]
    [InlineData("\ttitle", 2, "    title", 4)]
    [InlineData("ab\ttitle", 4, "ab  title", 4)]
    [InlineData("日本 x", 4, "日本 x", 5)]
    [InlineData("🔥 x", 4, "🔥 x", 3)]
    [InlineData("👨‍👩‍👧 x", 10, "👨‍👩‍👧 x", 3)]
    [InlineData("❤️ x", 4, "❤️ x", 3)]
    [InlineData("e\u0301te\u0301 x", 7, "e\u0301te\u0301 x", 4)]
    [InlineData("a\u001b[31mb", 7, "a␛[31mb", 6)]
    [InlineData("a\u202Eb", 3, "a<U+202E>b", 9)]
    [InlineData("abc", 4, "abc", 3)]
    [InlineData("abc", 99, "abc", 3)]
    [InlineData("abc", 0, "abc", 0)]
    [InlineData("", 1, "", 0)]
    public void The_caret_stands_below_the_place(string line, int column, string text, int caret) =>
        Assert.Equal(new Excerpt(text, caret), Excerpt.Of(line, column));

    [Fact]
    public void A_long_line_is_cut_at_its_end()
    {
        var excerpt = Excerpt.Of(new string('a', 200), 3);
        Assert.Equal(new Excerpt(new string('a', 100) + "…", 2), excerpt);
    }

    [Fact]
    public void A_long_line_is_cut_before_a_place_that_lies_far_on()
    {
        var excerpt = Excerpt.Of(new string('a', 150) + "B" + new string('c', 150), 151);
        Assert.StartsWith("…aaa", excerpt.Text, StringComparison.Ordinal);
        Assert.EndsWith("ccc…", excerpt.Text, StringComparison.Ordinal);
        Assert.Equal('B', excerpt.Text[excerpt.Caret]);
    }

    [Fact]
    public void A_line_as_long_as_a_file_costs_no_more_than_its_surroundings()
    {
        var excerpt = Excerpt.Of(new string('a', 5_000_000) + "B", 5_000_001);
        Assert.Equal('B', excerpt.Text[excerpt.Caret]);
    }
}
