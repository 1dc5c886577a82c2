using Planner.Printing;

namespace Planner.Tests.Printing;

public sealed class TerminalColumnsTests
{
    [Theory]
    [InlineData("", 0)]
    [InlineData("lune-x", 6)]
    [InlineData("e\u0301te\u0301", 3)]
    [InlineData("東京", 4)]
    [InlineData("🔥", 2)]
    [InlineData("👩‍👩‍👧‍👦", 2)]
    public void A_text_is_as_wide_as_a_terminal_shows_it(string text, int columns)
    {
        Assert.Equal(columns, TerminalColumns.Width(text));
        Assert.Equal(text + new string(' ', 8 - columns), TerminalColumns.Pad(text, 8));
    }
}
