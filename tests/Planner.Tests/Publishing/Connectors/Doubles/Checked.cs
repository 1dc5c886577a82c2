using System.Text.Json;
using System.Text.Json.Nodes;

namespace Planner.Tests.Publishing.Connectors.Doubles;

/// <summary>What is wrong with a request, as a double looks at it.</summary>
internal sealed class Checked(LoopbackRequest request, Action<string> wrong)
{
    public LoopbackRequest Request => request;

    public string Path => request.Path.Split('?')[0];

    /// <summary>The query or the form, decoded.</summary>
    public ImmutableDictionary<string, string> Query { get; } = Fields(request.Path.Contains('?', StringComparison.Ordinal) ? request.Path[(request.Path.IndexOf('?', StringComparison.Ordinal) + 1)..] : "");

    public ImmutableDictionary<string, string> Form { get; } =
        request.Headers.GetValueOrDefault("Content-Type", "").StartsWith("application/x-www-form-urlencoded", StringComparison.Ordinal) ? Fields(request.Body) : [];

    public void That(bool holds, string otherwise)
    {
        if (!holds)
        {
            wrong($"{request.Method} {request.Path}: {otherwise}");
        }
    }

    public void Header(string name, string value) => That(request.Headers.GetValueOrDefault(name) == value, $"{name} is '{request.Headers.GetValueOrDefault(name)}', not '{value}'");

    public JsonObject Json()
    {
        That(request.Headers.GetValueOrDefault("Content-Type", "").StartsWith("application/json", StringComparison.Ordinal), "the body is not said to be JSON");
        try
        {
            if (JsonNode.Parse(request.Body) is JsonObject body)
            {
                return body;
            }
        }
        catch (JsonException)
        {
            // Said below.
        }

        That(false, "the body is no JSON object");
        return [];
    }

    /// <summary>Only these members, and of them the first ones surely.</summary>
    public void Members(JsonObject json, string[] needed, params string[] allowed)
    {
        foreach (var name in needed.Where(name => !json.ContainsKey(name)))
        {
            That(false, $"'{name}' is missing in {json.ToJsonString()}");
        }

        foreach (var (name, _) in json.Where(member => !needed.Contains(member.Key) && !allowed.Contains(member.Key)))
        {
            That(false, $"'{name}' is nothing the documentation knows");
        }
    }

    private static ImmutableDictionary<string, string> Fields(string text) => text.Length == 0 ? [] : text.Split('&').Select(pair => pair.Split('=', 2))
        .GroupBy(pair => Decoded(pair[0])).ToImmutableDictionary(group => group.Key, group => Decoded(group.First().ElementAtOrDefault(1) ?? ""));

    private static string Decoded(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}
