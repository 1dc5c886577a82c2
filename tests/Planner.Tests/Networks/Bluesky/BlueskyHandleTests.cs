using Planner.Networks.Bluesky;

namespace Planner.Tests.Networks.Bluesky;

public sealed class BlueskyHandleTests
{
    public static TheoryData<string> Handles => Lines("handle_syntax_valid.txt");

    public static TheoryData<string> Others => Lines("handle_syntax_invalid.txt");

    [Theory, MemberData(nameof(Handles))]
    public void Handles_are_taken(string handle) => Assert.True(BlueskyHandle.IsValid(handle));

    [Theory, MemberData(nameof(Others))]
    public void What_is_no_handle_is_not_taken(string text) => Assert.False(BlueskyHandle.IsValid(text));

    [Fact]
    public void Nothing_is_no_handle() => Assert.False(BlueskyHandle.IsValid(""));

    private static TheoryData<string> Lines(string file) =>
        [.. File.ReadAllLines(Path.Combine(Golden.Root, "tests/Planner.Tests/Suites/atproto-syntax", file)).Where(line => line.Length > 0 && !line.StartsWith('#')).Distinct()];
}
