using System.Text;
using Planner.Loading;

namespace Planner.Tests.Loading;

/// <summary>Files made to break a reader: each gets its finding soon, without a crash and without gigabytes.</summary>
public sealed class HostileInputTests
{
    private const string Post = "content/posts/a.md";
    private const string Data = "content/posts/a.yml";
    private const long MostBytes = 600_000_000;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>Path, text, and the start of a finding that it must give.</summary>
    public static TheoryData<string> Names => [.. Cases.Keys.Order(StringComparer.Ordinal)];

    private static Dictionary<string, (string Path, Func<string> Text, string Finding)> Cases { get; } = new(StringComparer.Ordinal)
    {
        ["a million open brackets"] = (Data, () => "tags: " + Repeat("[", 1_000_000), $"{Data}(1,71): error yaml-syntax: "),
        ["a million brackets that close"] = (Data, () => "tags: " + Repeat("[", 1_000_000) + Repeat("]", 1_000_000), $"{Data}(1,71): error yaml-syntax: "),
        ["a million nested groups"] = (Data, () => "extra: " + Repeat("{a: ", 1_000_000), $"{Data}(1,"),
        ["a million dashes"] = (Data, () => Repeat("- ", 1_000_000), $"{Data}(1,131): error yaml-syntax: "),
        ["a million question marks"] = (Data, () => Repeat("? ", 1_000_000), $"{Data}(1,"),
        ["half a million fields"] = (Data, () => Numbered("k", ": v\n", 500_000), $"{Data}(50000,"),
        ["one field a million times"] = (Data, () => Repeat("a: b\n", 1_000_000), $"{Data}(2,1): error yaml-syntax: 'a' was already written on line 1"),
        ["sixty thousand silences"] = (Data, () => "silence:\n" + Numbered("  quiet-hour", ": x\n", 60_000), $"{Data}(50000,"),
        ["ten megabytes of one text"] = (Data, () => "title: " + Repeat("a ", 5_000_000), $"{Data}(1,1): error field-required: "),
        ["ten megabytes between quotes"] = (Data, () => "title: \"" + Repeat("a ", 5_000_000) + "\"", $"{Data}(1,1): error field-required: "),
        ["ten megabytes that are folded"] = (Data, () => "title: >\n" + Repeat("  a\n", 2_500_000), $"{Data}(1,1): error field-required: "),
        ["ten megabytes of comments"] = (Data, () => Repeat("# a\n", 2_500_000), $"{Data}(1,1): error field-required: "),
        ["more megabytes than a file may have"] = (Data, () => Repeat("a", FileReader.MaxBytes + 1), $"{Data}(1,1): error encoding: This file has 16777217 bytes"),
        ["a hundred thousand pictures without a file"] = (Data, () => "media:\n" + Repeat("- alt: a\n", 100_000), $"{Data}(2,3): error field-required: "),
        ["billions of laughs"] = (Data, Laughs, $"{Data}(6,"),
        ["an alias of itself"] = (Data, () => "extra: &a { b: &b { c: *a } }", $"{Data}(1,24): error yaml-syntax: "),
        ["a million anchors"] = (Data, () => Repeat("&a ", 1_000_000), $"{Data}(1,4): error yaml-syntax: "),
        ["three hundred thousand secrets"] = (Data, () => "extra: \"" + Repeat("ghp_" + new string('a', 36) + " ", 300_000) + "\"", $"{Data}(1,9): error secret-in-content: "),
        ["half a million beginnings of a secret"] = (Data, () => "extra: \"" + Repeat("-eyJ", 500_000) + "\"", $"{Data}(1,1): error field-required: "),
        ["a private key that never says so"] = (Data, () => "extra: \"-----BEGIN " + Repeat("A ", 500_000) + "\"", $"{Data}(1,1): error field-required: "),
        ["three million fences"] = (Post, () => Repeat("---\n", 3_000_000), $"{Post}(3,1): error text-too-long: "),
        ["a line of dashes of nine megabytes"] = (Post, () => Repeat("---", 3_000_000), $"{Post}(1,1): error front-matter-missing: "),
        ["a body of ten megabytes"] = (Post, () => Body("a b c d e\n", 1_000_000), $"{Post}(5,1): error text-too-long: This text has 10000000 characters"),
        ["fifty thousand quotes in each other"] = (Post, () => Body("> ", 49_000), $"{Post}(5,1): error formatting-lost: "),
        ["fifty thousand lists in each other"] = (Post, () => Body("- ", 49_000) + "a", $"{Post}(5,1): error formatting-lost: "),
        ["pictures in pictures"] = (Post, () => Body("![", 16_000) + Repeat("](b)", 16_000), $"{Post}(5,1): error formatting-lost: "),
        ["links that never close"] = (Post, () => Body("[a](", 24_000), $"{Post}(5,1): error formatting-lost: This text has more than 2000 links"),
        ["emphasis that never closes"] = (Post, () => Body("*a ", 33_000), $"{Post}(5,1): error formatting-lost: "),
        ["a table of a billion cells"] = (Post, () => Body("|a", 30_000) + "|\n" + Repeat("|-", 15_000) + "|\n" + Repeat("|\n", 4_000), $"{Post}(5,1): error formatting-lost: The table in this text"),
    };

    [Theory, MemberData(nameof(Names))]
    public async Task Is_reported_soon_and_at_its_place(string name)
    {
        var (path, text, expected) = Cases[name];
        var bytes = Encoding.UTF8.GetBytes(text());
        var reading = Task.Run(() =>
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            var loaded = FileReader.Read(new SourceFile(path, bytes), 2026);
            return (loaded.Findings, Allocated: GC.GetAllocatedBytesForCurrentThread() - before);
        });
        var (findings, allocated) = await reading.WaitAsync(Patience);
        Assert.Contains(findings, finding => finding.ToString().StartsWith(expected, StringComparison.Ordinal));
        Assert.True(allocated < MostBytes, $"{allocated} bytes");
    }

    [Theory]
    [InlineData("references that are all the same", "[a]: b\n", 14_000)]
    [InlineData("strokes", "~~a ", 24_000)]
    [InlineData("backticks", "`a``b", 19_000)]
    [InlineData("angle brackets", "<a ", 33_000)]
    [InlineData("ampersands", "&", 99_000)]
    [InlineData("open brackets", "[", 99_000)]
    [InlineData("bars", "|", 99_000)]
    [InlineData("thematic breaks", "a\n\n---\n\n", 10_000)]
    [InlineData("variants", "## @x\n\na\n\n", 9_000)]
    public async Task A_text_that_is_slow_to_read_is_read_in_time(string name, string piece, int count)
    {
        Assert.NotEmpty(name);
        var bytes = Encoding.UTF8.GetBytes(Body(piece, count));
        await Task.Run(() => FileReader.Read(new SourceFile(Post, bytes), 2026)).WaitAsync(Patience);
    }

    private static string Body(string piece, int count) => "---\ntitle: T\nstatus: draft\n---\n" + Repeat(piece, count);

    private static string Repeat(string piece, int count) => new StringBuilder(piece.Length * count).Insert(0, piece, count).ToString();

    private static string Numbered(string before, string after, int count) => string.Concat(Enumerable.Range(0, count).Select(number => before + number + after));

    private static string Laughs()
    {
        var lines = Enumerable.Range(1, 20).Select(number => $"  a{number}: &a{number} [{string.Join(", ", Enumerable.Repeat($"*a{number - 1}", 10))}]");
        return "extra:\n  a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n" + string.Join('\n', lines);
    }
}
