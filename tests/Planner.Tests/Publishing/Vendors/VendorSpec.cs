using System.Collections.Concurrent;
using System.Text.Json.Nodes;

namespace Planner.Tests.Publishing.Vendors;

/// <summary>
/// What a vendor's own machine-readable specification says of requests; only the operations that connectors use. What it does not name is wrong: an
/// operation, a parameter, a member.
/// </summary>
public sealed class VendorSpec
{
    private static readonly ConcurrentDictionary<string, VendorSpec> Loaded = new(StringComparer.Ordinal);
    private readonly ImmutableArray<VendorOperation> operations;

    private VendorSpec(ImmutableArray<VendorOperation> operations) => this.operations = operations;

    /// <param name="name">Of a file beside this one, without its extension: <c>pinterest</c>, <c>discord</c>, <c>slack</c> … (README.md has the list).</param>
    public static VendorSpec Load(string name) => Loaded.GetOrAdd(name, Read);

    /// <summary>What is wrong with a request by the specification; an operation that it does not know is wrong, too.</summary>
    public ImmutableArray<string> Violations(LoopbackRequest request)
    {
        var path = request.Path.Split('?')[0];
        var there = operations.Where(operation => operation.Path.Match(path) is not null).ToImmutableArray();
        var meant = there.Where(operation => operation.Method.Equals(request.Method, StringComparison.OrdinalIgnoreCase)).ToImmutableArray();
        if (meant.IsEmpty)
        {
            return [there.IsEmpty ? $"{request.Method} {path}: the specification has no such path" : $"{request.Method} {path}: takes {string.Join(", ", there.Select(each => each.Method).Distinct())}"];
        }

        // Several kinds of things live under one path on Graph: the kind that the request fits best is meant.
        return [.. meant.Select(operation => RequestCheck.Of(operation, request)).MinBy(found => found.Length).Select(found => $"{request.Method} {path}: {found}")];
    }

    internal static VendorSpec Of(JsonObject document) => new(Dialect(document));

    /// <summary>Beside a vendor's document may stand what was added to it by hand from the vendor's documentation, as a JSON merge patch (RFC 7386).</summary>
    private static VendorSpec Read(string name)
    {
        var folder = Path.Combine(Golden.Root, "tests", "Planner.Tests", "Publishing", "Vendors");
        var document = JsonNode.Parse(File.ReadAllText(Path.Combine(folder, name + ".json")))!.AsObject();
        var additions = Path.Combine(folder, name + ".additions.json");
        return Of(File.Exists(additions) ? MergePatch.Apply(document, JsonNode.Parse(File.ReadAllText(additions)))!.AsObject() : document);
    }

    private static ImmutableArray<VendorOperation> Dialect(JsonObject document) => document switch
    {
        _ when document.ContainsKey("openapi") => OpenApiReader.Read(document),
        _ when document.ContainsKey("swagger") => SwaggerReader.Read(document),
        _ when document.ContainsKey("discoveryVersion") => DiscoveryReader.Read(document),
        _ when document.ContainsKey("types") => TelegramReader.Read(document),
        _ when document.ContainsKey("routes") => WordPressReader.Read(document),
        _ when document.ContainsKey("objects") => GraphReader.Read(document),
        _ => throw new InvalidDataException("A document of a kind that nothing here reads."),
    };
}
