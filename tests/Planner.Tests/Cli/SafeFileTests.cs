using Planner.Cli;

namespace Planner.Tests.Cli;

public sealed class SafeFileTests : IDisposable
{
    private readonly CommandFolder folder = new();

    private string Existing => Path.Combine(folder.Root, "a", "b.md");

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_new_file_takes_nobodys_place_and_nothing_is_left_beside_it()
    {
        SafeFile.Create(Existing, "first");
        Assert.Throws<IOException>(() => SafeFile.Create(Existing, "second"));
        Assert.Equal("first", folder.Read("a/b.md"));
        SafeFile.Write(Existing, "third");
        Assert.Equal("third", folder.Read("a/b.md"));
        Assert.Equal(["a/b.md"], folder.Files());
    }

    [Fact]
    public void What_somebody_wrote_since_a_file_was_read_is_not_lost()
    {
        Assert.True(SafeFile.Replace(Path.Combine(folder.Root, "new.yml"), null, "first"));
        Assert.False(SafeFile.Replace(Path.Combine(folder.Root, "new.yml"), null, "second"));
        Assert.False(SafeFile.Replace(Path.Combine(folder.Root, "new.yml"), "other", "second"));
        Assert.False(SafeFile.Replace(Path.Combine(folder.Root, "gone.yml"), "first", "second"));
        Assert.True(SafeFile.Replace(Path.Combine(folder.Root, "new.yml"), "first", "third"));
        Assert.Equal("third", folder.Read("new.yml"));
        Assert.Equal(["new.yml"], folder.Files());
    }
}
