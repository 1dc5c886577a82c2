using System.Security.Cryptography;
using System.Text;

namespace Planner.Findings.Formats;

/// <summary>
/// Tells the same finding apart from a new one between two runs. Lines move and counts change while someone works on a
/// file, so neither the place nor the numbers in the message are part of it; twins in one file are numbered.
/// </summary>
internal static class Fingerprints
{
    /// <summary>One for each finding, in their order; all different.</summary>
    public static ImmutableArray<string> Of(IEnumerable<Finding> findings)
    {
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        var fingerprints = ImmutableArray.CreateBuilder<string>();
        foreach (var finding in findings)
        {
            var key = $"{finding.Source.Path}\0{finding.Rule}\0{WithoutNumbers(finding.Message)}";
            seen[key] = seen.GetValueOrDefault(key) + 1;
            fingerprints.Add(Hash(string.Create(CultureInfo.InvariantCulture, $"{key}\0{seen[key]}")));
        }

        return fingerprints.DrainToImmutable();
    }

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    /// <summary>A zero for each number, however long it was.</summary>
    private static string WithoutNumbers(string message)
    {
        var text = new StringBuilder(message.Length);
        foreach (var letter in message)
        {
            if (!char.IsAsciiDigit(letter))
            {
                text.Append(letter);
            }
            else if (text.Length == 0 || text[^1] != '0')
            {
                text.Append('0');
            }
        }

        return text.ToString();
    }
}
