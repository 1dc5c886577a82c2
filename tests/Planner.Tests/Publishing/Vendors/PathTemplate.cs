using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Planner.Tests.Publishing.Vendors;

/// <summary>A path with parameters in braces: <c>/pins/{pin_id}</c>.</summary>
internal sealed partial class PathTemplate
{
    private readonly Regex whole;
    private readonly ImmutableArray<string> names;

    private PathTemplate(Regex whole, ImmutableArray<string> names) => (this.whole, this.names) = (whole, names);

    /// <param name="before">What stands before it, a regular expression: <c>/v5</c>.</param>
    public static PathTemplate Read(string before, string template)
    {
        var literals = Parameter().Split(template);
        return new PathTemplate(
            new Regex($"^{before}{string.Join("([^/]+)", literals.Select(Regex.Escape))}$", RegexOptions.CultureInvariant),
            [.. Parameter().Matches(template).Select(match => match.Value[1..^1])]);
    }

    /// <summary>The values of its parameters; null when a path is not of this form.</summary>
    public JsonObject? Match(string path)
    {
        var match = whole.Match(path);
        return match.Success
            ? new JsonObject(names.Select((name, at) => KeyValuePair.Create(name, (JsonNode?)Uri.UnescapeDataString(match.Groups[match.Groups.Count - names.Length + at].Value))))
            : null;
    }

    [GeneratedRegex(@"\{(?:[^{}]+)\}")]
    private static partial Regex Parameter();
}
