using Planner.Rendering;

namespace Planner.Tests.Rendering;

public sealed class ColoursTests
{
    [Theory]
    [InlineData("#000000", "#fff")]
    [InlineData("#ffffff", "#000")]
    [InlineData("#5a4fcf", "#fff")]
    [InlineData("#ffdd00", "#000")]
    public void Text_on_a_colour_can_be_read(string colour, string text) => Assert.Equal(text, Colours.On(colour));

    [Fact]
    public void One_of_black_and_white_always_has_enough_contrast()
    {
        for (var grey = 0; grey < 256; grey++)
        {
            var colour = $"#{grey:x2}{grey:x2}{grey:x2}";
            var other = Colours.On(colour) == "#fff" ? "#ffffff" : "#000000";
            Assert.True(Colours.Contrast(colour, other) >= 4.5, colour);
        }
    }
}
