using Planner.Git;

namespace Planner.Tests.Reviewing;

public sealed class HistoryCacheTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("planner-cache-").FullName;

    private string Kept => Path.Combine(folder, "planner", "history");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void What_was_kept_is_told_again_and_what_is_cut_off_is_not()
    {
        var text = string.Concat(Enumerable.Repeat("commit\0", 40_000));
        new HistoryCache(Kept).Keep("c0ffee", text, text, isAlone: true);
        Assert.Equal(("c0ffee", text), new HistoryCache(Kept).Read(isAlone: true));
        Assert.Null(new HistoryCache(Kept).Read(isAlone: false));
        var bytes = File.ReadAllBytes(Kept);
        File.WriteAllBytes(Kept, bytes[..^7]);
        Assert.Null(new HistoryCache(Kept).Read(isAlone: true));
        File.WriteAllText(Kept, "c0ffee\n\0");
        Assert.Null(new HistoryCache(Kept).Read(isAlone: true));
    }

    [Fact]
    public void Where_nothing_can_be_kept_nothing_is()
    {
        File.WriteAllText(Path.Combine(folder, "planner"), "a file");
        var text = new string('x', 200_000);
        new HistoryCache(Kept).Keep("c0ffee", text, text, isAlone: true);
        Assert.Null(new HistoryCache(Kept).Read(isAlone: true));
    }
}
