using System.Text.Json;

namespace Planner.Tests.Cli;

[Collection("command line")]
public sealed class CountTests : IDisposable
{
    private readonly CommandFolder folder = CommandFolder.WithPlan();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("x", "🔥 https://atelier-lune.example.com/noel", 26, 280, "weighted_code_point")]
    [InlineData("x", "日本語", 6, 280, "weighted_code_point")]
    [InlineData("mastodon", "@camille@mastodon.example 👩‍👩‍👧‍👦", 10, 500, "grapheme")]
    [InlineData("bluesky", "👩‍👩‍👧‍👦", 1, 300, "grapheme")]
    [InlineData("gotosocial", "👩‍👩‍👧‍👦", 7, 5000, "code_point")]
    [InlineData("threads", "👩‍👩‍👧‍👦", 25, 500, "character")]
    [InlineData("youtube", "été", 5, 5000, "utf8_byte")]
    [InlineData("tiktok", "🔥", 2, 2200, "utf16_code_unit")]
    public async Task A_text_counts_as_its_network_counts(string network, string text, int value, int limit, string unit)
    {
        using var json = JsonDocument.Parse((await folder.RunWithInputAsync(text, "count", "--network", network, "--format", "json")).Output);
        var count = json.RootElement;
        Assert.Equal(["network", "value", "limit", "unit", "valid"], count.EnumerateObject().Select(property => property.Name));
        Assert.Equal((network, value, limit, unit, true), (Text("network"), count.GetProperty("value").GetInt32(), count.GetProperty("limit").GetInt32(), Text("unit"), count.GetProperty("valid").GetBoolean()));

        string? Text(string name) => count.GetProperty(name).GetString();
    }

    [Theory]
    [InlineData("abc", 3)]
    [InlineData("abc\n", 3)]
    [InlineData("abc\r\n", 3)]
    [InlineData("abc\n\n", 4)]
    [InlineData("", 0)]
    public async Task One_final_newline_is_not_counted(string text, int value)
    {
        folder.Write("draft.txt", text);
        Assert.Equal($"X: {value} of 280 weighted characters\n", (await folder.RunAsync("count", "--network", "x", "draft.txt")).Output);
    }

    [Fact]
    public async Task Where_the_limit_falls_is_shown()
    {
        var run = await folder.RunWithInputAsync(string.Join('\n', Enumerable.Repeat("Le four est chaud.", 16)), "count", "--network", "x");
        Assert.Equal(0, run.Code);
        Assert.Equal("X: 303 of 280 weighted characters, TOO LONG\nThe limit falls on line 15, column 15, before: aud. Le four est chaud.\n", run.Output);
    }

    [Fact]
    public async Task Bluesky_has_two_limits()
    {
        var run = await folder.RunWithInputAsync(string.Concat(Enumerable.Repeat("👩‍👩‍👧‍👦", 150)), "count", "--network", "bluesky", "--format", "json");
        Assert.Contains("\"valid\": false", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_repository_s_own_limit_counts()
    {
        folder.Write("content/networks/x.yml", "text: {limit: 25000}\n");
        Assert.Equal("X: 3 of 25000 weighted characters\n", (await folder.RunWithInputAsync("abc", "count", "--network", "x")).Output);
    }

    [Fact]
    public async Task No_repository_is_needed()
    {
        using var empty = new CommandFolder();
        Assert.Equal("X: 3 of 280 weighted characters\n", (await empty.RunWithInputAsync("abc", "count", "--network", "x")).Output);
    }

    [Theory]
    [InlineData("there is no network 'mastodn'; did you mean 'mastodon'?", "--network", "mastodn")]
    [InlineData("Google+ closed on 2019-04-02", "--network", "google-plus")]
    [InlineData("there is no file nothing.txt.", "--network", "x", "nothing.txt")]
    [InlineData("there is no file content.", "--network", "x", "content")]
    [InlineData("--network", "draft.txt")]
    public async Task What_cannot_be_counted_is_told(string message, params string[] arguments)
    {
        var run = await folder.RunAsync(["count", .. arguments]);
        Assert.Equal((2, ""), (run.Code, run.Output));
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("text: {limit: -1}\n", "content/networks/x.yml(1,15): error field-type")]
    [InlineData("text: [\n", "content/networks/x.yml(1,7): error yaml-syntax")]
    public async Task With_a_repository_s_own_file_that_is_wrong_nothing_is_counted(string file, string message)
    {
        folder.Write("content/networks/x.yml", file);
        var run = await folder.RunWithInputAsync("abc", "count", "--network", "x");
        Assert.Equal((2, ""), (run.Code, run.Output));
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("# text: {limit: 25000}\n")]
    public async Task A_repository_s_own_file_without_values_changes_nothing(string file)
    {
        folder.Write("content/networks/x.yml", file);
        Assert.Equal("X: 3 of 280 weighted characters\n", (await folder.RunWithInputAsync("abc", "count", "--network", "x")).Output);
    }

    [Fact]
    public async Task A_name_cannot_act_on_a_terminal()
    {
        folder.Write("content/networks/own.yml", "name: \"Own\\e[31m\"\nbadge: O\ncolour: \"#ff0000\"\n");
        Assert.Equal("Own␛[31m: 3 characters\n", (await folder.RunWithInputAsync("abc", "count", "--network", "own")).Output);
    }

    [Fact]
    public async Task What_is_larger_than_any_text_is_not_taken_into_memory()
    {
        folder.Write("big.txt", new string('a', (16 * 1024 * 1024) + 1));
        Assert.Contains("big.txt is no text to count: it is larger than 16 MB.", (await folder.RunAsync("count", "--network", "x", "big.txt")).Error, StringComparison.Ordinal);
        Assert.Contains("standard input is no text", (await folder.RunWithInputAsync(folder.Read("big.txt"), "count", "--network", "x")).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_no_text_is_told()
    {
        await File.WriteAllBytesAsync(Path.Combine(folder.Root, "a.bin"), [0xC3, 0x28]);
        var run = await folder.RunAsync("count", "--network", "x", "a.bin");
        Assert.Equal(2, run.Code);
        Assert.Contains("a.bin is not UTF-8 text; save it as UTF-8.", run.Error, StringComparison.Ordinal);
    }
}
