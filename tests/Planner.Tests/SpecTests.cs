namespace Planner.Tests;

public sealed class SpecTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Specs");

    public static TheoryData<string> Situations => [.. Directory.EnumerateFiles(Folder, "*.txt", SearchOption.AllDirectories)
        .Select(file => Path.GetRelativePath(Folder, file).Replace('\\', '/'))
        .Order(StringComparer.Ordinal)];

    [Theory, MemberData(nameof(Situations))]
    public void Behaves_as_specified(string situation)
    {
        var spec = Spec.Read(situation, File.ReadAllText(Path.Combine(Folder, situation)));
        Assert.NotEmpty(spec.Expected);
        foreach (var (kind, expected) in spec.Expected)
        {
            Assert.Equal(expected, spec.Actual(kind));
        }
    }
}
