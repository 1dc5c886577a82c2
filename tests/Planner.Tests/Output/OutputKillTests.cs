using System.Text;
using Planner.Cli;

namespace Planner.Tests.Output;

/// <summary>Builds that die as hard as a process can.</summary>
public sealed class OutputKillTests : IDisposable
{
    private const int Files = 300;
    private readonly string root = Directory.CreateTempSubdirectory("planner-kill-").FullName;

    private string Out => Path.Combine(root, "_site");

    public void Dispose() => Directory.Delete(root, recursive: true);

    [Theory]
    [InlineData("new")]
    [InlineData("commit")]
    public void The_next_build_mends_what_a_killed_one_left(string phase)
    {
        for (var round = 0; round < 3; round++)
        {
            using (var child = ChildProcess.Start("build-for-ever", Out, root))
            {
                Assert.Equal("built", child.StandardOutput.ReadLine());
                SpinWait.SpinUntil(() => Directory.Exists(Path.Combine(Out, ".planner-site", phase)), TimeSpan.FromSeconds(20));
                child.Kill();
                child.WaitForExit();
            }

            using (OutputFolder.Open(Out, root).Begin())
            {
                Assert.Single(Versions());
            }

            Build(Out, root, "mended");
            Assert.Equal("mended", Assert.Single(Versions()));
            Assert.Equal(["lock", "manifest"], Directory.GetFileSystemEntries(Path.Combine(Out, ".planner-site")).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        }
    }

    internal static int BuildForEver(string folder, string root)
    {
        for (var round = 0; ; round++)
        {
            Build(folder, root, $"site {round % 2}");
            Console.WriteLine("built");
        }
    }

    /// <summary>Each version has its own paths beside those that both have, so that a mixture shows.</summary>
    private static void Build(string folder, string root, string version)
    {
        using var writing = OutputFolder.Open(folder, root).Begin();
        for (var number = 0; number < Files; number++)
        {
            var path = number % 3 == 0 ? $"{version}/{number}.html" : $"posts/{number % 10}/{number}.html";
            writing.Add(new OutputFile(path, Encoding.UTF8.GetBytes(version)));
        }

        writing.Commit();
    }

    /// <summary>What the files say, once each, provided that there are as many as there should be.</summary>
    private List<string> Versions()
    {
        var files = Directory.EnumerateFiles(Out, "*.html", SearchOption.AllDirectories).Where(file => !file.Contains(".planner-site", StringComparison.Ordinal)).ToList();
        Assert.Equal(Files, files.Count);
        return [.. files.Select(File.ReadAllText).Distinct(StringComparer.Ordinal)];
    }
}
