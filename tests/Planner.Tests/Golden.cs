using System.Runtime.CompilerServices;
using System.Text;

namespace Planner.Tests;

/// <summary>
/// Compares with a file of the folder <c>Golden</c>. After a wanted change, run with <c>PLANNER_GOLDEN=write</c> and look at
/// the difference in Git before committing it.
/// </summary>
internal static class Golden
{
    public static void Equal(string name, ReadOnlyMemory<byte> actual)
    {
        var path = Path.Combine(Folder(), name);
        if (Environment.GetEnvironmentVariable("PLANNER_GOLDEN") == "write")
        {
            File.WriteAllBytes(path, actual.ToArray());
        }

        Assert.Equal(File.ReadAllText(path), Encoding.UTF8.GetString(actual.Span));
    }

    private static string Folder([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "Golden");
}
