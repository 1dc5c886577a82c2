using System.Text.RegularExpressions;
using Planner.Tests.Publishing.Connectors.Sweep;

namespace Planner.Tests.Publishing.Connectors.Table;

/// <summary>Which doubles hold requests against a specification, by their sources.</summary>
internal static partial class Specifications
{
    private static readonly ImmutableArray<string> Sources =
        [.. Directory.EnumerateFiles(Path.Combine(Golden.Root, "tests/Planner.Tests/Publishing/Connectors"), "*Double*.cs", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];

    /// <summary>Null where there is none.</summary>
    public static string? Of(string network) => Sweeping.DoublesOf(network).SelectMany(NamesIn).FirstOrDefault() switch
    {
        // What others made of the vendor's documentation, or we ourselves (Vendors/README.md).
        "mastodon" or "telegram" => "specification made from the documentation",
        "threads" or null => null,
        _ => "vendor's specification",
    };

    private static IEnumerable<string> NamesIn(Type type)
    {
        var name = type.BaseType == typeof(object) ? type.Name : type.BaseType!.Name;
        return Sources.Where(file => Path.GetFileName(file).StartsWith(name, StringComparison.Ordinal)).SelectMany(file => Loaded().Matches(File.ReadAllText(file)).Select(match => match.Groups["name"].Value));
    }

    [GeneratedRegex("""VendorSpec\.Load\("(?<name>[a-z-]+)"\)""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Loaded();
}
