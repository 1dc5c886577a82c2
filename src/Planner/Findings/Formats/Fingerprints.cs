using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Planner.Findings.Formats;

/// <summary>
/// Tells the same finding apart from a new one between two runs. Lines move and counts change while someone works on a
/// file, so neither the place nor the numbers in the message are part of it; twins in one file are numbered.
/// </summary>
internal static partial class Fingerprints
{
    /// <summary>One for each finding, in their order; all different.</summary>
    public static ImmutableArray<string> Of(IEnumerable<Finding> findings)
    {
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        var fingerprints = ImmutableArray.CreateBuilder<string>();
        foreach (var finding in findings)
        {
            var key = $"{finding.Source.Path}\0{finding.Rule}\0{Number().Replace(finding.Message, "0")}";
            seen[key] = seen.GetValueOrDefault(key) + 1;
            fingerprints.Add(Hash(string.Create(CultureInfo.InvariantCulture, $"{key}\0{seen[key]}")));
        }

        return fingerprints.DrainToImmutable();
    }

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    [GeneratedRegex("[0-9]+")]
    private static partial Regex Number();
}
