using System.Text.RegularExpressions;

namespace Planner.Tests.Publishing.Connectors.Table;

/// <summary>A test that stands behind a cell.</summary>
/// <param name="Path">Of its file, from the repository's root.</param>
/// <param name="Test"><c>MastodonFamilyTests.A_text_goes_out_with_its_picture</c>.</param>
internal sealed partial record Proof(string Network, Cell Cell, string Path, string Test)
{
    private const string Servers = "tests/Planner.Servers/";

    /// <summary>From the sources of all tests: those against real servers are another assembly.</summary>
    public static ImmutableArray<Proof> All { get; } =
    [
        .. Directory.EnumerateFiles(System.IO.Path.Combine(Golden.Root, "tests"), "*Tests.cs", SearchOption.AllDirectories)
            .Select(file => System.IO.Path.GetRelativePath(Golden.Root, file).Replace('\\', '/'))
            .Where(path => !path.Contains("/obj/", StringComparison.Ordinal) && !path.Contains("/bin/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .SelectMany(In),
    ];

    /// <summary>Whether it runs against the vendor's own program.</summary>
    public bool IsAgainstServer => Path.StartsWith(Servers, StringComparison.Ordinal);

    private static IEnumerable<Proof> In(string path)
    {
        List<(string Network, Cell Cell)> claimed = [];
        foreach (var line in File.ReadLines(System.IO.Path.Combine(Golden.Root, path)))
        {
            claimed.AddRange(Claim().Matches(line).Select(match => (match.Groups["network"].Value, Enum.Parse<Cell>(match.Groups["cell"].Value))));
            if (claimed.Count > 0 && Method().Match(line) is { Success: true } method)
            {
                var test = $"{System.IO.Path.GetFileNameWithoutExtension(path)}.{method.Groups["name"].Value}";
                foreach (var (network, cell) in claimed)
                {
                    yield return new Proof(network, cell, path, test);
                }

                claimed.Clear();
            }
        }
    }

    [GeneratedRegex("""Proves\("(?<network>[a-z0-9-]+)", Cell\.(?<cell>\w+)\)""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Claim();

    [GeneratedRegex(@"^\s*public (static )?(async )?(Task|void) (?<name>\w+)\(", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Method();
}
