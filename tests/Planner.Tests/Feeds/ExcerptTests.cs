using Planner.Rendering.Feeds;

namespace Planner.Tests.Feeds;

public class ExcerptTests
{
    [Theory]
    [InlineData("short", 10, "short")]
    [InlineData("one two three", 13, "one two three")]
    [InlineData("one two three", 12, "one two…")]
    [InlineData("averyveryverylongword", 10, "averyvery…")]
    [InlineData("👩‍👩‍👧‍👦👩‍👩‍👧‍👦", 15, "👩‍👩‍👧‍👦…")]
    [InlineData("a\n\nb \t c\nd", 40, "a b c d")]
    [InlineData("", 5, "")]
    public void It_ends_between_words_or_characters(string text, int length, string expected) =>
        Assert.Equal(expected, Excerpt.Of(Sample.Text(text), length, ' '));

    [Fact]
    public void Lists_and_cells_keep_their_parts_apart()
    {
        var text = new RichText(
        [
            new TextBlock(BlockKind.Paragraph, 0, "*", "-", 1, [new Run("first ", RunStyle.None, null, 1, 1), new Run("bold", RunStyle.Bold, null, 1, 1)]),
            new TextBlock(BlockKind.TableRow, 0, "", null, 2, [new Run("a", RunStyle.None, null, 2, 1), new Run("", RunStyle.CellEnd, null, 2, 2), new Run("b", RunStyle.None, null, 2, 3)]),
        ]);
        Assert.Equal("- first bold\na b", Excerpt.Of(text, 100, '\n'));
    }
}
