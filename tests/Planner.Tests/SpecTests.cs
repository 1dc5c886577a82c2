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
            var actual = spec.Actual(kind);
            if (actual != expected && Golden.IsAccepting)
            {
                Accept(situation, kind, expected, actual);
            }
            else
            {
                Assert.Equal(expected, actual);
            }
        }
    }

    /// <summary>Writes what is made now into the spec; read the difference before committing it.</summary>
    private static void Accept(string situation, string kind, string expected, string actual)
    {
        var file = Path.Combine(Golden.Root, "tests/Planner.Tests/Specs", situation);
        var heading = $"-- expect/{kind} --\n";
        var text = File.ReadAllText(file).ReplaceLineEndings("\n");
        text = text.EndsWith('\n') ? text : text + "\n";
        File.WriteAllText(file, text.Replace(heading + (expected.Length > 0 ? expected + "\n" : ""), heading + (actual.Length > 0 ? actual + "\n" : ""), StringComparison.Ordinal));
    }
}
