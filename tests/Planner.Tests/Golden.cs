using System.Text;

namespace Planner.Tests;

/// <summary>Compares what a stage makes with a committed file that people have read.</summary>
internal static class Golden
{
    /// <summary>Set to 1, the files are written anew; read the difference before committing it.</summary>
    private const string Accept = "PLANNER_ACCEPT";

    public static string Root { get; } = FindRoot();

    public static bool IsAccepting => Environment.GetEnvironmentVariable(Accept) == "1";

    /// <summary>The same for bytes and a file of <c>tests/Planner.Tests/Golden</c>.</summary>
    public static void Equal(string name, ReadOnlyMemory<byte> actual) =>
        Check("tests/Planner.Tests/Golden/" + name, Encoding.UTF8.GetString(actual.Span));

    /// <param name="path">Relative to the repository's root.</param>
    /// <param name="actual">What the stage made.</param>
    public static void Check(string path, string actual)
    {
        var file = Path.Combine(Root, path);
        if (IsAccepting)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, actual, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        }

        var committed = File.Exists(file) ? File.ReadAllText(file) : "";
        Assert.True(
            actual == committed,
            $"{path} is not what is made now. If the new one is right, run: {Accept}=1 dotnet test tests/Planner.Tests\n{FirstDifference(committed, actual)}");
    }

    private static string FirstDifference(string committed, string actual)
    {
        var (before, after) = (committed.Split('\n'), actual.Split('\n'));
        var line = before.Zip(after).TakeWhile(pair => pair.First == pair.Second).Count();
        return $"line {line + 1}\n- {before.ElementAtOrDefault(line)}\n+ {after.ElementAtOrDefault(line)}";
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "global.json")))
        {
            folder = folder.Parent ?? throw new DirectoryNotFoundException("The tests run inside the repository.");
        }

        return folder.FullName;
    }
}
